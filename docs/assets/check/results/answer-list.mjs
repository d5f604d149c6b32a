// "Check your answers": each answer given, with a way to change it.

/** @import { Shown } from "./route-card.mjs" */

import { el } from "../dom.mjs";

/** @param {Pick<Shown, "data" | "translator" | "answers">} shown */
export function answerList({ data, translator, answers }) {
  const given = Object.keys(data.facts).filter((fact) => fact in answers);
  return el(
    "details",
    { class: "check-answers" },
    el("summary", {}, el("h2", {}, translator.text("check.results.checked_answers", { n: given.length }))),
    el(
      "dl",
      {},
      given.map((fact) =>
        el(
          "div",
          {},
          el("dt", {}, translator.label(fact)),
          el("dd", {}, translator.value(fact, answers[fact])),
          el("dd", { class: "check-change" }, changeButton(fact, translator)),
        ),
      ),
    ),
  );
}

/**
 * @param {string} fact
 * @param {Shown["translator"]} translator
 */
function changeButton(fact, translator) {
  const name = translator.text("check.results.change.of", { label: translator.label(fact) });
  return el(
    "button",
    { type: "button", class: "check-link", "data-change": fact, "aria-label": name },
    translator.text("check.results.change"),
  );
}
