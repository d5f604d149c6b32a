// Copy a link, save to a file, open a file. Nothing is kept unless the visitor asks.

/** @import { Answers, Assessment } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { el, part } from "../dom.mjs";
import { LONGEST, encodeAnswers } from "./share-link.mjs";
import { linkSuffix, savedFileName } from "../results/provenance.mjs";

/**
 * @param {Answers} answers
 * @param {Assessment} assessment
 */
function linkTo(answers, assessment) {
  return new URL(encodeAnswers(answers) + linkSuffix(assessment), location.href).href;
}

/**
 * Copies a link to the answers, or shows it to be copied by hand.
 * @param {Answers} answers
 * @param {Assessment} assessment  what the rules say of them
 * @param {Words} words
 */
export async function copyLink(answers, assessment, words) {
  const link = linkTo(answers, assessment);
  try {
    await navigator.clipboard.writeText(link);
    part("kept").textContent = words.text("check.results.copied");
  } catch {
    const label = words.text("check.results.copy_failed");
    const field = el("input", { type: "text", readonly: true, value: link, class: "check-input", "aria-label": label });
    part("kept").replaceChildren(el("span", {}, label), field);
    field.select();
  }
}

/**
 * Hands the answers over as the JSON file that `python -m rules check` reads.
 * @param {Answers} answers
 * @param {Assessment} assessment  what the rules say of them
 * @param {Words} words
 */
export function saveFile(answers, assessment, words) {
  const text = `${JSON.stringify(answers, null, 2)}\n`;
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = el("a", { href, download: savedFileName(assessment, words.text("check.results.filename")) });
  link.click();
  URL.revokeObjectURL(href);
}

/**
 * Asks for a file and gives its text and its name on.
 * @param {(text: string, name: string) => void} opened
 */
export function onFileChosen(opened) {
  const input = /** @type {HTMLInputElement} */ (part("file"));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    input.value = "";
    if (file) opened(await textOf(file), file.name);
  });
}

/**
 * What a file says; nothing where it can not be read, or says more than answers do.
 * @param {File} file
 */
async function textOf(file) {
  return file.size > LONGEST ? "" : file.text().catch(() => "");
}

export function chooseFile() {
  part("file").click();
}
