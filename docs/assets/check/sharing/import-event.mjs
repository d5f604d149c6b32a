// What an opened link or file asks of the self-check: an event of its state.

/** @import { Event } from "../state/types.d.ts" */

import { isCasesFile, namesOfFile, readLines } from "./cases-file.mjs";
import { MAX_CASES } from "../state/cases.mjs";
import { programsOfFileName, provenanceOfFileName } from "../parsing/provenance.mjs";
import { MAX_LENGTH, decodeFragment, parseAnswers } from "../parsing/share-link.mjs";

/** @param {string} fragment  one that has answers @returns {Event} */
export function eventOfLink(fragment) {
  return { type: "import", from: "link", ...decodeFragment(fragment) };
}

/** @param {string} text @param {string} name  of the file @returns {Event} */
export function eventOfFile(text, name) {
  const answers = parseAnswers(text);
  const lines = readLines(text);
  if (!answers && isCasesFile(name, lines)) {
    const names = namesOfFile(name, lines.length);
    return { type: "import-cases", cases: lines.map((each, place) => ({ ...each, name: names[place] })) };
  }
  const [programs, provenance] = [programsOfFileName(name), provenanceOfFileName(name)];
  return { type: "import", from: "file", text, answers, programs, provenance };
}

/**
 * Return a file's text, no more than shows that it is too long; an empty one if it cannot be read.
 * @param {Blob} file
 */
export function readText(file) {
  return file.slice(0, MAX_CASES * MAX_LENGTH + 1).text().catch(() => "");
}
