// From what stands in a question's fields to a value of the fact's domain, or words about why not.

/** @import { FactData, Value } from "../types.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { queryAll } from "../dom.mjs";
import { dateFields, parseDate } from "../parsing/dates.mjs";
import { parseNumber } from "../parsing/numbers.mjs";

/** @typedef {{fault: string, fields: HTMLInputElement[], empty: boolean}} Fault */
/** @typedef {{value: Value} | Fault} Read */

/**
 * @param {HTMLElement} section
 * @param {string} fact
 * @returns {HTMLInputElement[]}
 */
export function inputsOf(section, fact) {
  const named = `input[name="${fact}"], input[name^="${fact}-"]`;
  return /** @type {HTMLInputElement[]} */ (queryAll(section, named));
}

/**
 * Puts an answer into the fields, or empties them.
 * @param {HTMLElement} section
 * @param {string} fact
 * @param {FactData} domain
 * @param {Value | null | undefined} value
 */
export function fillInputs(section, fact, domain, value) {
  const inputs = inputsOf(section, fact);
  const known = value !== null && value !== undefined;
  const date = domain.kind === "date" && known ? dateFields(String(value)) : null;
  for (const input of inputs) {
    if (input.type === "radio") input.checked = known && input.value === String(value);
    else if (domain.kind === "date") {
      const field = /** @type {"year" | "month" | "day"} */ (input.name.slice(fact.length + 1));
      input.value = date ? date[field] : "";
    } else input.value = known ? String(value) : "";
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} fact
 * @param {FactData} domain
 * @param {Translator} translator
 * @returns {Read}
 */
export function readInputs(section, fact, domain, translator) {
  const inputs = inputsOf(section, fact);
  if (domain.kind === "date") return readDate(inputs, domain, translator);
  if (inputs[0].type === "radio") return readChoice(inputs, domain, translator);
  return readNumber(inputs[0], domain, translator);
}

/**
 * @param {HTMLInputElement[]} inputs
 * @param {FactData} domain
 * @param {Translator} translator
 * @returns {Read}
 */
function readChoice(inputs, domain, translator) {
  const chosen = inputs.find((input) => input.checked);
  if (!chosen) {
    return { fault: translator.text("check.error.choose"), fields: [inputs[0]], empty: true };
  }
  return { value: domain.kind === "boolean" ? chosen.value === "true" : chosen.value };
}

/**
 * @param {HTMLInputElement} input
 * @param {Pick<FactData, "kind" | "minimum" | "maximum" | "unit">} domain
 * @param {Translator} translator
 * @param {string} [empty]  what is said where nothing is filled in
 * @returns {Read}
 */
export function readNumber(input, domain, translator, empty = "check.error.number.empty") {
  const fields = [input];
  const refuse = (/** @type {string} */ fault) => ({ fault, fields, empty: false });
  const said = (/** @type {string} */ id, fillings = {}) =>
    refuse(translator.text(`check.error.number.${id}`, fillings));
  if (!input.value.trim()) return { fault: translator.text(empty), fields, empty: true };
  const [minimum, maximum] = [Number(domain.minimum), Number(domain.maximum)];
  const pattern = domain.unit ? translator.text(`unit.${domain.unit}`) : "";
  const units = pattern.split("{n}").map((piece) => piece.trim());
  const { value, alternative } = parseNumber(input.value, units);
  if (value === null) return said("form");
  const form = new Intl.NumberFormat(translator.data.tag, { maximumFractionDigits: 3 });
  if (alternative !== null && alternative <= maximum) {
    return said("unclear", { one: form.format(value), other: form.format(alternative) });
  }
  if (value < minimum || value > maximum) {
    return said("range", { minimum: form.format(minimum), maximum: form.format(maximum) });
  }
  if (domain.kind === "integer" && !Number.isInteger(value)) return said("whole");
  return { value };
}

/**
 * @param {HTMLInputElement[]} inputs  year, month, day
 * @param {FactData} domain
 * @param {Translator} translator
 * @param {string} [empty]  what is said where nothing is filled in
 * @returns {Read}
 */
export function readDate(inputs, domain, translator, empty) {
  const [year, month, day] = inputs.map((input) => input.value);
  const said = (/** @type {string} */ id, fields = inputs, fillings = {}) => ({
    fault: translator.text(`check.error.date.${id}`, fillings),
    fields,
    empty: false,
  });
  if (!(year + month + day).trim()) {
    const id = empty ?? `check.error.date.${domain.required ? "required" : "empty"}`;
    return { fault: translator.text(id), fields: inputs, empty: true };
  }
  const parsed = parseDate({ year, month, day }, translator.data.tag);
  if (parsed.fault === "real" || parsed.fault === "order") return said(parsed.fault);
  if (parsed.fault) {
    return said(parsed.fault, [inputs[["year", "month", "day"].indexOf(parsed.fault)]]);
  }
  const [minimum, maximum] = [String(domain.minimum), String(domain.maximum)];
  if (parsed.iso < minimum || parsed.iso > maximum) {
    return said("range", inputs, { minimum: translator.date(minimum), maximum: translator.date(maximum) });
  }
  return { value: parsed.iso };
}
