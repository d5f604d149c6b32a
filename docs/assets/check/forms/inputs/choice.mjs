// Yes-or-no questions and questions with a list of answers, as radio buttons.

/** @import { InputKind } from "../index.mjs" */

/** @type {InputKind} */
export const choice = {
  fill(inputs, _domain, value) {
    for (const input of inputs) input.checked = value !== null && input.value === String(value);
  },

  read(inputs, domain, translator) {
    const chosen = inputs.find((input) => input.checked);
    if (!chosen) {
      return { fault: translator.text("check.error.choose"), fields: [inputs[0]], empty: true };
    }
    return { value: domain.kind === "boolean" ? chosen.value === "true" : chosen.value };
  },

  format(value, { labels }, translator) {
    const label = labels[String(value)] ?? String(value);
    const coded = /^\d+$/.test(String(value));
    return coded ? translator.text("check.value.coded", { label, code: String(value) }) : label;
  },
};
