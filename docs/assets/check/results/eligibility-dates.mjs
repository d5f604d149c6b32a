// From when and until when: what time alone would bring, in words. The days come from the rules.

/** @import { CheckData, Day, RouteTiming, Stretch } from "../types.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { el } from "../dom.mjs";

/**
 * What time does to a whole route; nothing where it does nothing.
 * @param {RouteTiming | undefined} timing
 * @param {Translator} translator
 */
export function routeDates(timing, translator) {
  if (!timing || !(timing.from || timing.until)) return null;
  const { from, until } = timing;
  const say = (/** @type {string} */ id, /** @type {Day} */ { day }) =>
    translator.text(`check.timing.route.${id}`, { day: translator.date(day) });
  const said = [
    from && say("from", from.earliest),
    from?.sure && from.sure.day !== from.earliest.day && say("sure", from.sure),
    until && say("until", until),
  ];
  return box(said, timing, translator);
}

/**
 * What time does to one condition.
 * @param {RouteTiming | undefined} timing  of its route
 * @param {string} condition
 * @param {CheckData} data
 * @param {Translator} translator
 */
export function conditionDates(timing, condition, data, translator) {
  const found = timing?.conditions.find(({ id }) => id === condition);
  if (!found) return null;
  const { from, until } = found;
  const kind = from?.by.map((fact) => data.facts[fact]?.passing).find(Boolean) ?? "date";
  const days = {
    earliest: from && translator.date(from.earliest.day),
    sure: from?.sure && translator.date(from.sure.day),
  };
  const apart = kind === "work" && from?.sure && days.sure !== days.earliest;
  const said = [
    from && translator.text(`check.timing.from.${kind}`, /** @type {Record<string, string>} */ (days)),
    apart && translator.text("check.timing.from.work.sure", /** @type {Record<string, string>} */ (days)),
    until && translator.text("check.timing.until", { day: translator.date(until.day) }),
  ];
  return box(said, found, translator);
}

/**
 * @param {(string | false | null | undefined)[]} said
 * @param {Stretch} stretch
 * @param {Translator} translator
 */
function box(said, { from, until }, translator) {
  const late = [from?.earliest, from?.sure, until].some((day) => day?.status === "closed");
  return el(
    "div",
    { class: "check-timing" },
    el("h4", {}, translator.text("check.timing.heading")),
    said.map((sentence) => sentence && el("p", {}, sentence)),
    late && el("p", {}, translator.text("check.timing.closed")),
  );
}
