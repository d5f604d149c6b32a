// Why a link or a file was not taken over, in words, above whatever was there before.

/** @import { Problem } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { el, focusOn, part } from "../dom.mjs";

/** So many faults are told one by one, and so many letters of a wrong value. */
const MOST = 8;
const LETTERS = 60;

/**
 * @param {"link" | "file"} from
 * @param {Problem[]} problems  empty where it could not even be read
 * @param {Words} words
 */
export function showImportError(from, problems, words) {
  part("report-title").textContent = words.text(`check.${from}.bad.title`);
  const body = problems.length ? "check.bad.values" : `check.${from}.bad.form`;
  part("report-words").textContent = words.text(body);
  const told = problems.slice(0, MOST).map((problem) => inWords(problem, words));
  const left = problems.length - told.length;
  if (left) told.push(words.text("check.bad.more", { n: left }));
  part("report-list").replaceChildren(...told.map((said) => el("li", {}, said)));
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
function inWords({ fact, code, value }, words) {
  if (fact === null) return words.text("check.bad.whole");
  if (!(fact in words.data.facts)) return words.text("check.bad.unknown_fact", { fact: short(fact) });
  const label = words.label(fact);
  if (code === "missing") return words.text("check.bad.missing", { label });
  return words.text("check.bad.value", { label, value: short(value ?? "") });
}

/** @param {string} text */
function short(text) {
  return text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text;
}
