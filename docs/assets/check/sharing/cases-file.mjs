// All cases in one file, in the form that `python -m rules check --jsonl` reads: one line of answers
// a case. The rules accept nothing but answers, so the names of the cases are in the file's name.

/** @import { Answers } from "../types.d.ts" */
/** @import { Case } from "../state/types.d.ts" */

import { parseAnswers } from "../parsing/share-link.mjs";
import { cleanName, MAX_NAME_LENGTH } from "../state/cases.mjs";

/** File systems allow 255 bytes; a browser may add a number. */
const MAX_NAMES_BYTES = 180;

const NAMES = /-names-(.+?)(?: ?\(\d+\))?\.jsonl$/u;
const SEPARATOR = "+";
/** What a case without a name has in the name of the file. */
const NAMELESS = "_";

/** @typedef {{line: number, text: string, answers: Answers | null}} Line  `null`: not an object of plain values */

/**
 * Return the text of the file.
 * @param {Pick<Case, "answers">[]} cases
 */
export function casesText(cases) {
  return cases.map(({ answers }) => `${JSON.stringify(answers)}\n`).join("");
}

/**
 * Return the file's lines, from 1, as the command line reads them.
 * @param {string} text
 * @returns {Line[]}
 */
export function readLines(text) {
  const contents = text.replace(/\n$/, "").split("\n");
  return contents.map((content, index) => ({ line: index + 1, text: content, answers: parseAnswers(content) }));
}

/**
 * Return whether a file holds one case a line, by its name or by its first line.
 * @param {string} name
 * @param {Line[]} lines
 */
export function isCasesFile(name, lines) {
  return name.endsWith(".jsonl") || lines[0].answers !== null;
}

/**
 * Return the name of the file, with the names of the cases as far as there is room.
 * @param {Pick<Case, "name">[]} cases
 * @param {string} base
 */
export function casesFileName(cases, base) {
  const named = cases.some(({ name }) => name);
  const names = named ? fittingNames(cases.map(({ name }) => fileNamePart(name))) : null;
  return `${base}${names ? `-names-${names}` : ""}.jsonl`;
}

/**
 * Return the names of the cases by a file's name, empty where it has none.
 * @param {string} fileName
 * @param {number} count  of its lines
 * @returns {string[]}
 */
export function namesOfFile(fileName, count) {
  const names = NAMES.exec(fileName)?.[1].split(SEPARATOR) ?? [];
  if (names.length !== count) return Array(count).fill("");
  return names.map((name) => (name === NAMELESS ? "" : cleanName(name)));
}

/** @param {string} name @returns {string} without what not every file system takes */
function fileNamePart(name) {
  return name.replace(/[^\p{L}\p{M}\p{N} '’·.-]+/gu, "_") || NAMELESS;
}

/** @param {string[]} names @returns {string | null} each as long as all fit */
function fittingNames(names) {
  for (let length = MAX_NAME_LENGTH; length > 0; length -= 1) {
    const text = names.map((name) => [...name].slice(0, length).join("")).join(SEPARATOR);
    if (new TextEncoder().encode(text).length <= MAX_NAMES_BYTES) return text;
  }
  return null;
}
