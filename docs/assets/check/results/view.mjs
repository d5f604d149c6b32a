// The results page: what it comes to, the answers behind it, each route, where to go, what to keep.

/** @import { Provenance } from "./provenance.mjs" */
/** @import { Shown } from "./route-card.mjs" */

import { el, one, part } from "../dom.mjs";
import { answerList } from "./answer-list.mjs";
import { provenanceNote } from "./provenance.mjs";
import { bestFirst } from "./outcome-badge.mjs";
import { routeResult } from "./route-card.mjs";
import { verdict } from "./verdict.mjs";

/**
 * Fills and shows the results; their heading.
 * @param {Shown & {ask: string | null, made: Provenance | null}} shown
 */
export function showResults(shown) {
  const { words, assessment, timing, ask, made } = shown;
  const routes = bestFirst(assessment.routes);
  const filed = words.date(assessment.filing_date);
  const heading = el("h1", { tabindex: "-1" }, words.text("check.results.heading"));
  const box = part("results");
  box.replaceChildren(
    el("p", { class: "check-caption" }, words.text("check.results.caption", { date: filed })),
    heading,
    ...(made ? [provenanceNote(made, assessment, words)] : []),
    verdict(routes, shown),
    ...(ask ? [openQuestions(shown)] : []),
    answerList(shown),
    el("h2", {}, words.text("check.results.pairs")),
    ...(timing ? [] : [el("p", { class: "check-panel" }, words.text("check.timing.failed"))]),
    ...routes.map((result, index) => routeResult(result, shown, index === 0)),
    whereNow(shown),
    keep(shown),
    el("section", { class: "check-paper" }),
  );
  box.hidden = false;
  part("spoken").textContent = one(box, ".check-verdict h2").textContent;
  return heading;
}

/**
 * Shows the answers alone, while the rules can not be asked what they come to.
 * @param {Pick<Shown, "data" | "words" | "answers">} shown
 */
export function showAnswers(shown) {
  const heading = el("h1", { tabindex: "-1" }, shown.words.text("check.results.heading"));
  part("results").replaceChildren(heading, answerList(shown));
  part("results").hidden = false;
}

export function hideResults() {
  part("spoken").textContent = "";
  part("results").hidden = true;
  part("results").replaceChildren();
}

/** @param {Shown} shown */
function openQuestions({ words }) {
  return el(
    "div",
    { class: "check-panel" },
    el("p", {}, words.text("check.results.open_answers")),
    button(words.text("check.results.continue"), { "data-action": "resume" }, "check-button"),
  );
}

/** @param {Shown} shown */
function whereNow({ words }) {
  const link = (/** @type {string} */ href, /** @type {string} */ id) =>
    el("li", {}, el("a", { href }, words.text(`check.results.next.${id}`)));
  return el(
    "section",
    { class: "check-next" },
    el("h2", {}, words.text("check.results.next")),
    el("ul", {}, link("../after/#arrima", "arrima"), link("../after/#streams", "streams"), link("../pending/", "pending"), link("../sources/", "sources")),
  );
}

/** @param {Shown} shown */
function keep({ words, assessment }) {
  const does = (/** @type {string} */ id) =>
    button(words.text(`check.results.${id}`), { "data-keep": id }, "check-button check-button--quiet");
  return el(
    "section",
    { class: "check-keep" },
    el("h2", {}, words.text("check.results.keep")),
    el("div", { class: "check-buttons" }, ["print", "copy", "save", "open"].map(does)),
    el("p", { role: "status", "data-part": "kept" }),
    el("p", { class: "check-version" }, words.text("check.results.rules", { version: assessment.rules_version })),
  );
}

/**
 * @param {string} words
 * @param {Record<string, string>} attributes
 * @param {string} look
 */
function button(words, attributes, look) {
  return el("button", { type: "button", class: look, ...attributes }, words);
}
