// From when and until when time alone would meet the conditions, in words. The rules give the days.

/** @import { ConditionDates, Day, EligibilityDates, ProgramResult } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, el } from "../dom.mjs";

/**
 * Return what time does to a whole route; `null` if it does nothing.
 * @param {EligibilityDates | undefined} timing
 * @param {ProgramResult} program
 * @param {Translator} translator
 */
export function routeDates(timing, program, translator) {
  if (!timing || !(timing.from || timing.until)) return null;
  const { from, until } = timing;
  const sentence = (/** @type {string} */ id, /** @type {Day} */ { day }) =>
    translator.text(`check.timing.route.${id}`, { day: translator.date(day) });
  const sentences = [
    from && sentence("from", from.earliest),
    from?.sure && from.sure.day !== from.earliest.day && sentence("sure", from.sure),
    until && sentence("until", until),
  ];
  return box(sentences, timing, program, translator);
}

/**
 * Return what time does to one condition; `null` if it does nothing.
 * @param {EligibilityDates | undefined} timing  of its route
 * @param {string} condition
 * @param {ProgramResult} program
 * @param {Translator} translator
 */
export function conditionDates(timing, condition, program, translator) {
  const { data } = translator;
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
  return box(sentences, found, program, translator);
}

/**
 * @param {(string | false | null | undefined)[]} sentences
 * @param {EligibilityDates | ConditionDates} dates
 * @param {ProgramResult} program
 * @param {Translator} translator
 */
function box(sentences, { from, until }, { program }, translator) {
  const { short, end } = translator.data.programs[program];
  const closed = [from?.earliest, from?.sure, until].some((day) => day?.status === "closed");
  const paragraphs = document.createDocumentFragment();
  for (const sentence of sentences) if (sentence) paragraphs.append(el("p", {}, sentence));
  return cloneElement("dates", {
    sentences: paragraphs,
    closed: closed && translator.text("check.timing.closed", { program: short, day: translator.date(String(end)) }),
  });
}
