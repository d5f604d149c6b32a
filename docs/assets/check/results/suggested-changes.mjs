// "What would have to be different": the smallest sets of changes, in words.

/** @import { Answers, Change, RouteResult } from "../types.d.ts" */
/** @import { Value } from "../forms/index.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, cloneTemplate, el } from "../dom.mjs";
import { formatAnswer } from "../forms/index.mjs";

/** Sets of up to this many changes are unfolded. */
const MAX_UNFOLDED = 4;

/** Up to this many possible answers are listed without folding. */
const MAX_LISTED = 6;

/**
 * @param {RouteResult} result
 * @param {Answers} answers
 * @param {Translator} translator
 * @returns {HTMLElement | null}
 */
export function suggestedChanges(result, answers, translator) {
  if (result.conditions_outcome === "met") return null;
  const sets = result.changes;
  const single = sets.every((set) => set.length === 1);
  const lists = document.createDocumentFragment();
  let intro = "check.change.none";
  if (sets.length > 0 && (single || sets.length === 1)) {
    intro = `check.change.intro.${!single ? "together" : sets.length === 1 ? "one" : "any"}`;
    lists.append(listOf(sets.flat(), answers, translator));
  } else if (sets.length > 0) {
    intro = "check.change.intro.some";
    sets.forEach((set, index) => lists.append(changeSet(set, index + 1, answers, translator)));
  }
  const box = /** @type {HTMLDetailsElement} */ (
    cloneElement("changes", { intro: translator.text(intro), lists })
  );
  box.open = sets.every((set) => set.length <= MAX_UNFOLDED);
  return box;
}

/**
 * @param {Change[]} changes
 * @param {number} n
 * @param {Answers} answers
 * @param {Translator} translator
 */
function changeSet(changes, n, answers, translator) {
  return cloneElement("change-set", {
    name: translator.text("check.change.way", { n }),
    list: listOf(changes, answers, translator),
  });
}

/**
 * Return the changes, those within a person's power first.
 * @param {Change[]} changes
 * @param {Answers} answers
 * @param {Translator} translator
 */
function listOf(changes, answers, translator) {
  const { facts } = translator.data;
  const list = el("div");
  for (const [kind, within] of /** @type {const} */ ([["within", true], ["beyond", false]])) {
    const some = changes.filter(({ fact }) => facts[fact].within_power === within);
    if (some.length === 0) continue;
    list.append(
      cloneTemplate("change-kind", {
        kind: translator.text(`check.change.${kind}`),
        changes: some.map((change) =>
          cloneElement("change", {
            required: required(change, answers, translator),
            now: now(change, translator),
          }),
        ),
      }),
    );
  }
  return list;
}

/**
 * @param {Change} change
 * @param {Translator} translator
 */
export function now({ fact, now: value }, translator) {
  if (value === null) return translator.text("check.change.now.unknown");
  return translator.text("check.change.now", { value: formatAnswer(fact, value, translator) });
}

/**
 * Return the value that a fact has to have, as text or as a list.
 * @param {Change} change
 * @param {Answers} answers
 * @param {Translator} translator
 * @returns {string | HTMLElement}
 */
export function required({ fact, needs }, answers, translator) {
  const label = translator.label(fact);
  const text = (/** @type {string} */ id, fillings = {}) =>
    translator.text(`check.change.${id}`, { label, ...fillings });
  const format = (/** @type {Value} */ value) => formatAnswer(fact, value, translator);
  if (needs.one_of) {
    const { length } = needs.one_of;
    const values = needs.one_of.map((each) => el("li", {}, format(each)));
    if (length <= MAX_LISTED) return cloneElement("one-of", { required: text("one_of"), values });
    return cloneElement("one-of-many", { required: text("one_of.many", { n: length }), values });
  }
  if (needs.at_least_fact) {
    const other = needs.at_least_fact;
    const value = formatAnswer(other, answers[other], translator);
    const id = typeof answers[other] === "number" ? "at_least_fact.known" : "at_least_fact";
    return text(id, { other: translator.label(other), value });
  }
  if (needs.from && needs.to) {
    return text("from_to", { from: translator.date(needs.from), to: translator.date(needs.to) });
  }
  if (needs.any) return text("any");
  const [[id, value]] = /** @type {[string, Value][]} */ (Object.entries(needs));
  return text(id, { value: format(value) });
}
