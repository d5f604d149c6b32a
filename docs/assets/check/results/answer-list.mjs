// "Check your answers": each answer, with a button to change it.

/** @import { Shown } from "./route-card.mjs" */

import { cloneElement, setAttributes } from "../dom.mjs";
import { formatAnswer } from "../forms/index.mjs";

/** @param {Pick<Shown, "data" | "translator" | "answers">} shown */
export function answerList({ data, translator, answers }) {
  const given = Object.keys(data.facts).filter((fact) => fact in answers);
  return cloneElement("answers", {
    heading: translator.text("check.results.checked_answers", { n: given.length }),
    list: given.map((fact) => {
      const label = translator.label(fact);
      const name = translator.text("check.results.change.of", { label });
      return cloneElement("answer", {
        label,
        value: formatAnswer(fact, answers[fact], translator),
        change: (button) => void setAttributes(button, { "data-change": fact, "aria-label": name }),
      });
    }),
  });
}
