// Why a link or a file was not taken over, in words, above whatever was there before.

/** @import { Problem } from "./types.mjs" */
/** @import { Words } from "./words.mjs" */

import { el, focusOn, part } from "./dom.mjs";

/**
 * @param {"link" | "file"} from
 * @param {Problem[]} problems  empty where it could not even be read
 * @param {Words} words
 */
export function reportBad(from, problems, words) {
  part("report-title").textContent = words.text(`check.${from}.bad.title`);
  const body = problems.length ? "check.bad.values" : `check.${from}.bad.form`;
  part("report-words").textContent = words.text(body);
  part("report-list").replaceChildren(
    ...problems.map((problem) => el("li", {}, inWords(problem, words))),
  );
  part("report").hidden = false;
  focusOn(part("report"));
}

export function hideReport() {
  part("report").hidden = true;
}

/**
 * @param {Problem} problem
 * @param {Words} words
 */
function inWords({ fact, code, value }, words) {
  if (fact === null) return words.text("check.bad.whole");
  if (!(fact in words.data.facts)) return words.text("check.bad.unknown_fact", { fact });
  const label = words.label(fact);
  if (code === "missing") return words.text("check.bad.missing", { label });
  return words.text("check.bad.value", { label, value: value ?? "" });
}
