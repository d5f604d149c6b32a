// One module for each way to ask for an answer, in `inputs/`; it exports the input by its name.

/** @import { AnswerValue, FactData } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { queryAll } from "../dom.mjs";

/** An answer that is known. @typedef {NonNullable<AnswerValue>} Value */
/** @typedef {{fault: string, fields: HTMLInputElement[], empty: boolean}} Fault */
/** @typedef {{value: Value} | Fault} Read */

/**
 * @typedef {object} InputKind
 * @property {(inputs: HTMLInputElement[], domain: FactData, value: AnswerValue) => void} fill
 *   Put an answer into the fields, or empty them.
 * @property {(inputs: HTMLInputElement[], domain: FactData, translator: Translator) => Read} read
 *   Return the value in the fields, or why there is none.
 * @property {(value: Value, domain: FactData, translator: Translator) => string} format
 *   Return an answer as a person would write it.
 */

/** By the `input` of a fact. @type {Record<string, InputKind>} */
const INPUTS = {};

/**
 * Load the modules of the inputs by which the facts are asked for.
 * @param {Record<string, Pick<FactData, "input">>} facts
 */
export async function loadInputs(facts) {
  const names = new Set(Object.values(facts).map(({ input }) => input));
  await Promise.all(Array.from(names, async (name) => {
    INPUTS[name] = (await import(`./inputs/${name}.mjs`))[name];
  }));
}

/**
 * Return the fields of a fact's question.
 * @param {HTMLElement} section
 * @param {string} fact
 */
export function inputsOf(section, fact) {
  const named = `input[name="${fact}"], input[name^="${fact}-"]`;
  return /** @type {HTMLInputElement[]} */ (queryAll(section, named));
}

/** @param {HTMLElement} section  of a question */
export function inputOf(section) {
  return INPUTS[String(section.dataset.input)];
}

/**
 * Return an answer in words.
 * @param {string} fact
 * @param {AnswerValue | undefined} value
 * @param {Translator} translator
 */
export function formatAnswer(fact, value, translator) {
  if (value === undefined) return translator.text("check.results.not_answered");
  if (value === null) return translator.text("check.results.not_known");
  const domain = translator.data.facts[fact];
  return INPUTS[domain.input].format(value, domain, translator);
}
