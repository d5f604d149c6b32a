// "Check your answers": each answer given, with a way to change it.

/** @import { Shown } from "./route-card.mjs" */

import { el } from "../dom.mjs";

/** @param {Pick<Shown, "data" | "words" | "answers">} shown */
export function answerList({ data, words, answers }) {
  const given = Object.keys(data.facts).filter((fact) => fact in answers);
  return el(
    "details",
    { class: "check-answers" },
    el("summary", {}, el("h2", {}, words.text("check.results.checked_answers", { n: given.length }))),
    el(
      "dl",
      {},
      given.map((fact) =>
        el(
          "div",
          {},
          el("dt", {}, words.label(fact)),
          el("dd", {}, words.value(fact, answers[fact])),
          el("dd", { class: "check-change" }, changeButton(fact, words)),
        ),
      ),
    ),
  );
}

/**
 * @param {string} fact
 * @param {Shown["words"]} words
 */
function changeButton(fact, words) {
  const name = words.text("check.results.change.of", { label: words.label(fact) });
  return el(
    "button",
    { type: "button", class: "check-link", "data-change": fact, "aria-label": name },
    words.text("check.results.change"),
  );
}
