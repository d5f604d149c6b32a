// Questions for a day, as three text fields: year, month, day.

/** @import { Domain } from "../../types.d.ts" */
/** @import { InputKind, Read } from "../index.mjs" */
/** @import { Translator } from "../../i18n.mjs" */

import { dateFields, parseDate } from "../../parsing/dates.mjs";

/** @type {InputKind} */
export const date = {
  fill(inputs, _domain, value) {
    const parts = value === null ? null : dateFields(String(value));
    for (const input of inputs) {
      const part = /** @type {"year" | "month" | "day"} */ (input.name.split("-").at(-1));
      input.value = parts ? parts[part] : "";
    }
  },

  read(inputs, domain, translator) {
    return readDate(inputs, domain, translator);
  },

  format(value, _domain, translator) {
    return translator.date(String(value));
  },
};

/**
 * @param {HTMLInputElement[]} inputs  year, month, day
 * @param {Domain & {required?: boolean}} domain
 * @param {Translator} translator
 * @param {string} [empty]  message for empty fields
 * @returns {Read}
 */
export function readDate(inputs, domain, translator, empty) {
  const [year, month, day] = inputs.map((input) => input.value);
  const fault = (/** @type {string} */ id, fields = inputs, fillings = {}) => ({
    fault: translator.text(`check.error.date.${id}`, fillings),
    fields,
    empty: false,
  });
  if (!(year + month + day).trim()) {
    const id = empty ?? `check.error.date.${domain.required ? "required" : "empty"}`;
    return { fault: translator.text(id), fields: inputs, empty: true };
  }
  const parsed = parseDate({ year, month, day }, translator.data.tag);
  if (parsed.fault === "real" || parsed.fault === "order") return fault(parsed.fault);
  if (parsed.fault) {
    return fault(parsed.fault, [inputs[["year", "month", "day"].indexOf(parsed.fault)]]);
  }
  const [minimum, maximum] = [String(domain.minimum), String(domain.maximum)];
  if (parsed.iso < minimum || parsed.iso > maximum) {
    return fault("range", inputs, { minimum: translator.date(minimum), maximum: translator.date(maximum) });
  }
  return { value: parsed.iso };
}
