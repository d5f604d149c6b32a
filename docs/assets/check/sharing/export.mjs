// Copy a link, save a file, open a file. Answers leave the page only when the visitor asks.

/** @import { Answers } from "../types.d.ts" */
/** @import { Assessment } from "../types.d.ts" */
/** @import { Case } from "../state/types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { casesFileName, casesText } from "./cases-file.mjs";
import { el, ref } from "../dom.mjs";
import { encodeAnswers, encodePrograms } from "../parsing/share-link.mjs";
import { readText } from "./import-event.mjs";
import { withTimeLimit } from "../python/download/time-limit.mjs";
import { linkSuffix, savedFileName } from "../parsing/provenance.mjs";

/** How long the clipboard may take. */
const COPY_TIMEOUT_MS = 3_000;
/** How long a browser may take to begin a download: Safari reads the blob only after the click. */
const REVOKE_DELAY_MS = 60_000;

/**
 * @param {Answers} answers
 * @param {Assessment} assessment
 */
function shareLink(answers, assessment) {
  const programs = encodePrograms(assessment.programs.map(({ program }) => program));
  return new URL(encodeAnswers(answers) + programs + linkSuffix(assessment), location.href).href;
}

/**
 * Copy a link to the answers; if the browser refuses, show it in a field.
 * @param {Answers} answers
 * @param {Assessment} assessment  of the answers
 * @param {Translator} translator
 */
export async function copyLink(answers, assessment, translator) {
  const link = shareLink(answers, assessment);
  const copy = () => navigator.clipboard.writeText(link).then(() => true);
  if (await withTimeLimit(copy, COPY_TIMEOUT_MS, false)) {
    ref("share-status").textContent = translator.text("check.results.copied");
    return;
  }
  const label = translator.text("check.results.copy_failed");
  const field = el("input", { type: "text", readonly: true, value: link, class: "check-input", "aria-label": label });
  ref("share-status").replaceChildren(el("span", {}, label), field);
  field.select();
}

/**
 * Save the answers as the JSON file that `python -m rules check` reads.
 * @param {Answers} answers
 * @param {Assessment} assessment  of the answers
 * @param {Translator} translator
 */
export function saveFile(answers, assessment, translator) {
  const text = `${JSON.stringify(answers, null, 2)}\n`;
  download(text, "application/json", savedFileName(assessment, translator.text("check.results.filename")));
}

/**
 * Save the answers of all cases as the file that `python -m rules check --jsonl` reads.
 * @param {Case[]} cases
 * @param {Translator} translator
 */
export function saveCases(cases, translator) {
  const name = casesFileName(cases, translator.text("check.cases.filename"));
  download(casesText(cases), "application/x-ndjson", name);
}

/** @param {string} text @param {string} type @param {string} name */
export function download(text, type, name) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), REVOKE_DELAY_MS);
}

/**
 * Pass on the text and name of each file that the visitor chooses.
 * @param {(text: string, name: string) => void} onFile
 */
export function onFileChosen(onFile) {
  const input = /** @type {HTMLInputElement} */ (ref("file"));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    input.value = "";
    if (file) onFile(await readText(file), file.name);
  });
}

export function chooseFile() {
  ref("file").click();
}
