// The notice above the question that follows a filing date on which nothing could be filed.

/** @import { AnswerValue, CheckData } from "../types.d.ts" */
/** @import { Programs } from "../state/types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { el, ref } from "../dom.mjs";

/**
 * Show the notice for a filing date on which none of the programs was in force, or hide it.
 * @param {AnswerValue | undefined} filingDate
 * @param {Programs} programs
 * @param {CheckData} data
 * @param {Translator} translator
 */
export function showNotice(filingDate, programs, data, translator) {
  const statuses = typeof filingDate === "string" ? (programs ?? []).map((id) => statusOn(filingDate, data.programs[id])) : [];
  const shown = statuses.length > 0 && !statuses.includes("in_force");
  ref("notice").hidden = !shown;
  if (!shown) return;
  const one = statuses.every((status) => status === statuses[0]) ? statuses[0] : "mixed";
  ref("notice-title").textContent = translator.text(`check.notice.${one}.title`);
  const sentences = (programs ?? []).map((id, place) => {
    const { name, start, end } = data.programs[id];
    const days = { program: name, start: translator.date(start), day: translator.date(end ?? start) };
    return translator.text(`check.notice.${statuses[place]}.body`, days);
  });
  ref("notice-text").replaceChildren(
    ...[...sentences, translator.text("check.notice.go_on")].map((text) => el("p", {}, text)),
  );
}

/**
 * Return a program's status on a day.
 * @param {string} day  as YYYY-MM-DD
 * @param {CheckData["programs"][string]} program
 */
function statusOn(day, { statuses }) {
  const started = statuses.filter(({ start }) => start === null || start <= day);
  return started.length ? started[started.length - 1].status : "not_yet_in_force";
}
