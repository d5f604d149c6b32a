// The notice above the question that follows a filing date on which nobody could file.

/** @import { AnswerValue, CheckData } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { ref } from "../dom.mjs";

/**
 * Show the notice for a filing date before the program's first day or after its last, or hide it.
 * @param {AnswerValue | undefined} filingDate
 * @param {CheckData} data
 * @param {Translator} translator
 */
export function showNotice(filingDate, data, translator) {
  const { start, closed_from } = data.program;
  const which =
    typeof filingDate !== "string" ? null : filingDate >= closed_from ? "closed" : filingDate < start ? "early" : null;
  ref("notice").hidden = which === null;
  if (which === null) return;
  ref("notice-title").textContent = translator.text(`check.notice.${which}.title`);
  ref("notice-text").textContent = translator.text(`check.notice.${which}.body`);
}
