// Why a link or file could not be opened, above the page that stays.

/** @import { Problem } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { el, focusOn, part } from "../dom.mjs";

/** How many problems are listed, and how many characters of an invalid value are shown. */
const MAX_PROBLEMS = 8;
const MAX_VALUE_LENGTH = 60;

/**
 * @param {"link" | "file"} from
 * @param {Problem[]} problems  empty if it could not be read at all
 * @param {Words} words
 */
export function showImportError(from, problems, words) {
  part("report-title").textContent = words.text(`check.${from}.bad.title`);
  const body = problems.length ? "check.bad.values" : `check.${from}.bad.form`;
  part("report-words").textContent = words.text(body);
  const items = problems.slice(0, MAX_PROBLEMS).map((problem) => describe(problem, words));
  const more = problems.length - items.length;
  if (more) items.push(words.text("check.bad.more", { n: more }));
  part("report-list").replaceChildren(...items.map((text) => el("li", {}, text)));
  part("report").hidden = false;
  focusOn(part("report"));
}

export function hideImportError() {
  part("report").hidden = true;
}

/**
 * @param {Problem} problem
 * @param {Words} words
 */
function describe({ fact, code, value }, words) {
  if (fact === null) return words.text("check.bad.whole");
  if (!(fact in words.data.facts)) return words.text("check.bad.unknown_fact", { fact: truncate(fact) });
  const label = words.label(fact);
  if (code === "missing") return words.text("check.bad.missing", { label });
  return words.text("check.bad.value", { label, value: truncate(value ?? "") });
}

/** @param {string} text */
function truncate(text) {
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}
