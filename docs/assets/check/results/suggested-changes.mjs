// "What would have to be different": the smallest sets of changes, in words.

/** @import { Answers, Change, RouteResult } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { el } from "../dom.mjs";

/** Up to so many changes at once are shown unfolded. */
const FEW = 4;

/** Up to so many answers, any of which would do, are shown unfolded. */
const SHORT = 6;

/**
 * @param {RouteResult} result
 * @param {Answers} answers
 * @param {Words} words
 * @returns {HTMLElement | null}
 */
export function changesOf(result, answers, words) {
  if (result.conditions_outcome === "met") return null;
  const sets = result.changes;
  const heading = el("summary", {}, el("h4", {}, words.text("check.change.heading")));
  const open = sets.every((set) => set.length <= FEW);
  const box = el("details", { class: "check-changes", open }, heading);
  if (sets.length === 0) {
    box.append(el("p", {}, words.text("check.change.none")));
    return box;
  }
  const single = sets.every((set) => set.length === 1);
  if (single || sets.length === 1) {
    const intro = !single ? "together" : sets.length === 1 ? "one" : "any";
    box.append(el("p", {}, words.text(`check.change.intro.${intro}`)), listOf(sets.flat(), answers, words));
    return box;
  }
  box.append(el("p", {}, words.text("check.change.intro.some")));
  sets.forEach((set, index) => {
    const name = el("h5", {}, words.text("check.change.way", { n: index + 1 }));
    box.append(el("div", { class: "check-way" }, name, listOf(set, answers, words)));
  });
  return box;
}

/**
 * @param {Change[]} changes
 * @param {Answers} answers
 * @param {Words} words
 */
function listOf(changes, answers, words) {
  const { facts } = words.data;
  const within = changes.filter(({ fact }) => facts[fact].within_power);
  const beyond = changes.filter(({ fact }) => !facts[fact].within_power);
  const titled = (/** @type {string} */ id, /** @type {Change[]} */ some) =>
    some.length
      ? [
          el("p", { class: "check-power" }, words.text(`check.change.${id}`)),
          el("ul", {}, some.map((change) => el("li", {}, needed(change, answers, words), now(change, words)))),
        ]
      : [];
  return el("div", {}, titled("within", within), titled("beyond", beyond));
}

/**
 * @param {Change} change
 * @param {Words} words
 */
function now({ fact, now: value }, words) {
  const said =
    value === null
      ? words.text("check.change.now.unknown")
      : words.text("check.change.now", { value: words.value(fact, value) });
  return el("small", {}, said);
}

/**
 * @param {Change} change
 * @param {Answers} answers
 * @param {Words} words
 */
function needed({ fact, needs }, answers, words) {
  const label = words.label(fact);
  const say = (/** @type {string} */ id, fillings = {}) =>
    el("strong", {}, words.text(`check.change.${id}`, { label, ...fillings }));
  if (needs.equals !== undefined) return say("equals", { value: words.value(fact, needs.equals) });
  if (needs.one_of) {
    const many = needs.one_of.length > SHORT;
    const list = el("ul", {}, needs.one_of.map((one) => el("li", {}, words.value(fact, one))));
    if (!many) return el("div", {}, say("one_of"), list);
    return el("details", {}, el("summary", {}, say("one_of.many", { n: needs.one_of.length })), list);
  }
  if (needs.at_least_fact) {
    const other = needs.at_least_fact;
    const fillings = { other: words.label(other), value: words.value(other, answers[other]) };
    return say(typeof answers[other] === "number" ? "at_least_fact.known" : "at_least_fact", fillings);
  }
  if (needs.at_least !== undefined) {
    return say("at_least", { value: words.value(fact, needs.at_least) });
  }
  if (needs.at_most !== undefined) return say("at_most", { value: words.value(fact, needs.at_most) });
  if (needs.from && needs.to) {
    return say("from_to", { from: words.date(needs.from), to: words.date(needs.to) });
  }
  return say("any");
}
