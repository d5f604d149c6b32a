// Questions for a whole number or an amount, as one text field.

/** @import { Domain } from "../../types.d.ts" */
/** @import { InputKind, Read } from "../index.mjs" */
/** @import { Translator } from "../../i18n.mjs" */

import { numberFault } from "../../parsing/number-faults.mjs";
import { parseNumber } from "../../parsing/numbers.mjs";

/** @type {InputKind} */
export const number = {
  fill([input], _domain, value) {
    input.value = value === null ? "" : String(value);
  },

  read([input], domain, translator) {
    return readNumber(input, domain, translator);
  },

  format(value, { unit }, translator) {
    return translator.measure(Number(value), unit);
  },
};

/**
 * @param {HTMLInputElement} input
 * @param {Domain} domain
 * @param {Translator} translator
 * @param {string} [empty]  message for an empty field
 * @returns {Read}
 */
export function readNumber(input, domain, translator, empty = "check.error.number.empty") {
  const fields = [input];
  const refuse = (/** @type {string} */ fault) => ({ fault, fields, empty: false });
  const fault = (/** @type {string} */ id, fillings = {}) =>
    refuse(translator.text(`check.error.number.${id}`, fillings));
  if (!input.value.trim()) return { fault: translator.text(empty), fields, empty: true };
  const [minimum, maximum] = [Number(domain.minimum), Number(domain.maximum)];
  const { value, alternative } = parseNumber(input.value, domain.unit);
  if (value === null) {
    const why = numberFault(input.value, domain.unit);
    const own = `${why}.${domain.unit}`;
    return fault(translator.has(`check.error.number.${own}`) ? own : why);
  }
  const form = new Intl.NumberFormat(translator.data.tag, { maximumFractionDigits: 3 });
  if (alternative !== null && alternative <= maximum) {
    return fault("unclear", { one: form.format(value), other: form.format(alternative) });
  }
  if (value < minimum || value > maximum) {
    return fault("range", { minimum: form.format(minimum), maximum: form.format(maximum) });
  }
  if (domain.kind === "integer" && !Number.isInteger(value)) return fault("whole");
  return { value };
}
