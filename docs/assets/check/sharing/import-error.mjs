// Why a link or file could not be opened, above the page that stays.

/** @import { Problem } from "../types.d.ts" */
/** @import { ImportError } from "../state/types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { MAX_CASES } from "../state/cases.mjs";
import { el, ref } from "../dom.mjs";

/** How many problems are listed, and how many characters of an invalid value are shown. */
const MAX_PROBLEMS = 8;
const MAX_VALUE_LENGTH = 60;

/**
 * @param {ImportError} importError  without problems if it could not be read at all
 * @param {Translator} translator
 */
export function showImportError({ from, problems, message }, translator) {
  ref("import-error-title").textContent = translator.text(`check.${from}.bad.title`);
  const body = problems.length ? "check.import.values" : `check.${from}.bad.form`;
  ref("import-error-text").textContent = translator.text(message ?? body, { most: MAX_CASES });
  const items = problems.slice(0, MAX_PROBLEMS).map((problem) => {
    const text = describe(problem, translator);
    return problem.line === undefined ? text : translator.text("check.import.line", { n: problem.line, text });
  });
  if (problems.length > items.length) items.push(translator.text("check.import.more"));
  ref("import-error-list").replaceChildren(...items.map((text) => el("li", {}, text)));
  ref("import-error").hidden = false;
}

export function hideImportError() {
  ref("import-error").hidden = true;
}

/**
 * @param {Problem} problem
 * @param {Translator} translator
 */
function describe({ fact, code, value }, translator) {
  if (fact === null) return translator.text("check.import.whole");
  if (code === "unknown_program") return translator.text("check.import.unknown_program", { program: truncate(value ?? "") });
  if (!(fact in translator.data.facts)) return translator.text("check.import.unknown_fact", { fact: truncate(fact) });
  const label = translator.label(fact);
  if (code === "missing") return translator.text("check.import.missing", { label });
  if (code === "twice") return translator.text("check.import.twice", { label });
  return translator.text("check.import.value", { label, value: truncate(value ?? "") });
}

/** @param {string} text */
function truncate(text) {
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}
