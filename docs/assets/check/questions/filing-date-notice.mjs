// The notice above the question that follows a filing date on which nothing could be filed.

/** @import { CheckData, Value } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { part } from "../dom.mjs";

/**
 * Shown for a filing date before the program's first day or after its last, else hidden.
 * @param {Value | null | undefined} filed
 * @param {CheckData} data
 * @param {Words} words
 */
export function showNotice(filed, data, words) {
  const { start, closed_from } = data.program;
  const which =
    typeof filed !== "string" ? null : filed >= closed_from ? "closed" : filed < start ? "early" : null;
  part("notice").hidden = which === null;
  if (which === null) return;
  part("notice-title").textContent = words.text(`check.notice.${which}.title`);
  part("notice-words").textContent = words.text(`check.notice.${which}.body`);
}
