// The notice above the question that follows a filing date on which nothing could be filed.

/** @import { CheckData, Value } from "../types.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { ref } from "../dom.mjs";

/**
 * Shown for a filing date before the program's first day or after its last, else hidden.
 * @param {Value | null | undefined} filed
 * @param {CheckData} data
 * @param {Translator} translator
 */
export function showNotice(filed, data, translator) {
  const { start, closed_from } = data.program;
  const which =
    typeof filed !== "string" ? null : filed >= closed_from ? "closed" : filed < start ? "early" : null;
  ref("notice").hidden = which === null;
  if (which === null) return;
  ref("notice-title").textContent = translator.text(`check.notice.${which}.title`);
  ref("notice-text").textContent = translator.text(`check.notice.${which}.body`);
}
