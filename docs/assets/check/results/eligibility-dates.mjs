// From when and until when time alone would meet the conditions, in words. The rules give the days.

/** @import { CheckData, Day, EligibilityDates } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, el } from "../dom.mjs";

/**
 * Return what time does to a whole route; `null` if it does nothing.
 * @param {EligibilityDates | undefined} timing
 * @param {Translator} translator
 */
export function routeDates(timing, translator) {
  if (!timing || !(timing.from || timing.until)) return null;
  const { from, until } = timing;
  const sentence = (/** @type {string} */ id, /** @type {Day} */ { day }) =>
    translator.text(`check.timing.route.${id}`, { day: translator.date(day) });
  const sentences = [
    from && sentence("from", from.earliest),
    from?.sure && from.sure.day !== from.earliest.day && sentence("sure", from.sure),
    until && sentence("until", until),
  ];
  return box(sentences, timing);
}

/**
 * Return what time does to one condition; `null` if it does nothing.
 * @param {EligibilityDates | undefined} timing  of its route
 * @param {string} condition
 * @param {CheckData} data
 * @param {Translator} translator
 */
export function conditionDates(timing, condition, data, translator) {
  const found = timing?.conditions.find(({ id }) => id === condition);
  if (!found) return null;
  const { from, until } = found;
  const kind = from?.by.map((fact) => data.facts[fact]?.passing).find(Boolean) ?? "date";
  const days = /** @type {Record<string, string>} */ ({
    earliest: from && translator.date(from.earliest.day),
    sure: from?.sure && translator.date(from.sure.day),
  });
  const apart = kind === "work" && from?.sure && days.sure !== days.earliest;
  const sentences = [
    from && translator.text(`check.timing.from.${kind}`, days),
    apart && translator.text("check.timing.from.work.sure", days),
    until && translator.text("check.timing.until", { day: translator.date(until.day) }),
  ];
  return box(sentences, found);
}

/**
 * @param {(string | false | null | undefined)[]} sentences
 * @param {Pick<EligibilityDates, "from" | "until">} dates
 */
function box(sentences, { from, until }) {
  const paragraphs = document.createDocumentFragment();
  for (const sentence of sentences) if (sentence) paragraphs.append(el("p", {}, sentence));
  return cloneElement("dates", {
    sentences: paragraphs,
    closed: [from?.earliest, from?.sure, until].some((day) => day?.status === "closed"),
  });
}
