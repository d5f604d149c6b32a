// "What would have to be different": the smallest sets of changes, in words.

/** @import { Change, RouteResult } from "./types.mjs" */
/** @import { Words } from "./words.mjs" */

import { el } from "./dom.mjs";

/** Up to so many changes at once are shown unfolded. */
const FEW = 4;

/**
 * @param {RouteResult} result
 * @param {Words} words
 * @returns {HTMLElement | null}
 */
export function changesOf(result, words) {
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
    box.append(el("p", {}, words.text(`check.change.intro.${intro}`)), listOf(sets.flat(), words));
    return box;
  }
  box.append(el("p", {}, words.text("check.change.intro.some")));
  sets.forEach((set, index) => {
    const name = el("h5", {}, words.text("check.change.way", { n: index + 1 }));
    box.append(el("div", { class: "check-way" }, name, listOf(set, words)));
  });
  return box;
}

/**
 * @param {Change[]} changes
 * @param {Words} words
 */
function listOf(changes, words) {
  const { facts } = words.data;
  const within = changes.filter(({ fact }) => facts[fact].within_power);
  const beyond = changes.filter(({ fact }) => !facts[fact].within_power);
  const titled = (/** @type {string} */ id, /** @type {Change[]} */ some) =>
    some.length ? [el("p", { class: "check-power" }, words.text(`check.change.${id}`)), plainList(some, words)] : [];
  return el("div", {}, titled("within", within), titled("beyond", beyond));
}

/**
 * @param {Change[]} changes
 * @param {Words} words
 */
function plainList(changes, words) {
  return el(
    "ul",
    {},
    changes.map((change) => {
      const { fact, now } = change;
      const said =
        now === null
          ? words.text("check.change.now.unknown")
          : words.text("check.change.now", { value: words.value(fact, now) });
      return el("li", {}, el("strong", {}, needed(change, words)), el("small", {}, said));
    }),
  );
}

/**
 * @param {Change} change
 * @param {Words} words
 */
function needed({ fact, needs }, words) {
  const label = words.label(fact);
  const say = (/** @type {string} */ id, fillings = {}) =>
    words.text(`check.change.${id}`, { label, ...fillings });
  if (needs.equals !== undefined) return say("equals", { value: words.value(fact, needs.equals) });
  if (needs.one_of) {
    return say("one_of", { values: words.anyOf(needs.one_of.map((one) => words.value(fact, one))) });
  }
  if (needs.at_least_fact) return say("at_least_fact", { other: words.label(needs.at_least_fact) });
  if (needs.at_least !== undefined) {
    return say("at_least", { value: words.value(fact, needs.at_least) });
  }
  if (needs.at_most !== undefined) return say("at_most", { value: words.value(fact, needs.at_most) });
  if (needs.from && needs.to) {
    return say("from_to", { from: words.date(needs.from), to: words.date(needs.to) });
  }
  return say("any");
}
