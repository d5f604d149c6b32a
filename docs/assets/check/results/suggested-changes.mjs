// "What would have to be different": the smallest sets of changes, in words.

/** @import { Answers, Change, RouteResult } from "../types.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { el } from "../dom.mjs";

/** Up to so many changes at once are shown unfolded. */
const FEW = 4;

/** Up to so many answers, any of which would do, are shown unfolded. */
const SHORT = 6;

/**
 * @param {RouteResult} result
 * @param {Answers} answers
 * @param {Translator} translator
 * @returns {HTMLElement | null}
 */
export function suggestedChanges(result, answers, translator) {
  if (result.conditions_outcome === "met") return null;
  const sets = result.changes;
  const heading = el("summary", {}, el("h4", {}, translator.text("check.change.heading")));
  const open = sets.every((set) => set.length <= FEW);
  const box = el("details", { class: "check-changes", open }, heading);
  if (sets.length === 0) {
    box.append(el("p", {}, translator.text("check.change.none")));
    return box;
  }
  const single = sets.every((set) => set.length === 1);
  if (single || sets.length === 1) {
    const intro = !single ? "together" : sets.length === 1 ? "one" : "any";
    box.append(el("p", {}, translator.text(`check.change.intro.${intro}`)), listOf(sets.flat(), answers, translator));
    return box;
  }
  box.append(el("p", {}, translator.text("check.change.intro.some")));
  sets.forEach((set, index) => {
    const name = el("h5", {}, translator.text("check.change.way", { n: index + 1 }));
    box.append(el("div", { class: "check-change-set" }, name, listOf(set, answers, translator)));
  });
  return box;
}

/**
 * @param {Change[]} changes
 * @param {Answers} answers
 * @param {Translator} translator
 */
function listOf(changes, answers, translator) {
  const { facts } = translator.data;
  const within = changes.filter(({ fact }) => facts[fact].within_power);
  const beyond = changes.filter(({ fact }) => !facts[fact].within_power);
  const titled = (/** @type {string} */ id, /** @type {Change[]} */ some) =>
    some.length
      ? [
          el("p", { class: "check-change-kind" }, translator.text(`check.change.${id}`)),
          el("ul", {}, some.map((change) => el("li", {}, needed(change, answers, translator), now(change, translator)))),
        ]
      : [];
  return el("div", {}, titled("within", within), titled("beyond", beyond));
}

/**
 * @param {Change} change
 * @param {Translator} translator
 */
function now({ fact, now: value }, translator) {
  const said =
    value === null
      ? translator.text("check.change.now.unknown")
      : translator.text("check.change.now", { value: translator.value(fact, value) });
  return el("small", {}, said);
}

/**
 * @param {Change} change
 * @param {Answers} answers
 * @param {Translator} translator
 */
function needed({ fact, needs }, answers, translator) {
  const label = translator.label(fact);
  const say = (/** @type {string} */ id, fillings = {}) =>
    el("strong", {}, translator.text(`check.change.${id}`, { label, ...fillings }));
  if (needs.equals !== undefined) return say("equals", { value: translator.value(fact, needs.equals) });
  if (needs.one_of) {
    const many = needs.one_of.length > SHORT;
    const list = el("ul", {}, needs.one_of.map((one) => el("li", {}, translator.value(fact, one))));
    if (!many) return el("div", {}, say("one_of"), list);
    return el("details", {}, el("summary", {}, say("one_of.many", { n: needs.one_of.length })), list);
  }
  if (needs.at_least_fact) {
    const other = needs.at_least_fact;
    const fillings = { other: translator.label(other), value: translator.value(other, answers[other]) };
    return say(typeof answers[other] === "number" ? "at_least_fact.known" : "at_least_fact", fillings);
  }
  if (needs.at_least !== undefined) {
    return say("at_least", { value: translator.value(fact, needs.at_least) });
  }
  if (needs.at_most !== undefined) return say("at_most", { value: translator.value(fact, needs.at_most) });
  if (needs.from && needs.to) {
    return say("from_to", { from: translator.date(needs.from), to: translator.date(needs.to) });
  }
  return say("any");
}
