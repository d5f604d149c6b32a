// The results page: what it comes to, the answers behind it, each route, where to go, what to keep.

/** @import { Provenance } from "./provenance.mjs" */
/** @import { Shown } from "./route-card.mjs" */

import { el, query, ref } from "../dom.mjs";
import { answerList } from "./answer-list.mjs";
import { provenanceNote } from "./provenance.mjs";
import { sortRoutes } from "./outcome-badge.mjs";
import { routeCard } from "./route-card.mjs";
import { verdict } from "./verdict.mjs";

/**
 * Fills and shows the results; their heading.
 * @param {Shown & {ask: string | null, made: Provenance | null}} shown
 */
export function showResults(shown) {
  const { translator, assessment, timing, ask, made } = shown;
  const routes = sortRoutes(assessment.routes);
  const filed = translator.date(assessment.filing_date);
  const heading = el("h1", { tabindex: "-1" }, translator.text("check.results.heading"));
  const box = ref("results");
  box.replaceChildren(
    el("p", { class: "check-caption" }, translator.text("check.results.caption", { date: filed })),
    heading,
    ...(made ? [provenanceNote(made, assessment, translator)] : []),
    verdict(routes, shown),
    ...(ask ? [openQuestions(shown)] : []),
    answerList(shown),
    el("h2", {}, translator.text("check.results.pairs")),
    ...(timing ? [] : [el("p", { class: "check-panel" }, translator.text("check.timing.failed"))]),
    ...routes.map((result, index) => routeCard(result, shown, index === 0)),
    nextSteps(shown),
    saveSection(shown),
    el("section", { class: "check-print-sources" }),
  );
  box.hidden = false;
  ref("announcement").textContent = query(box, ".check-verdict h2").textContent;
  return heading;
}

/**
 * Shows the answers alone, while the rules can not be asked what they come to.
 * @param {Pick<Shown, "data" | "translator" | "answers">} shown
 */
export function showAnswers(shown) {
  const heading = el("h1", { tabindex: "-1" }, shown.translator.text("check.results.heading"));
  ref("results").replaceChildren(heading, answerList(shown));
  ref("results").hidden = false;
}

export function hideResults() {
  ref("announcement").textContent = "";
  ref("results").hidden = true;
  ref("results").replaceChildren();
}

/** @param {Shown} shown */
function openQuestions({ translator }) {
  return el(
    "div",
    { class: "check-panel" },
    el("p", {}, translator.text("check.results.open_answers")),
    button(translator.text("check.results.continue"), { "data-action": "resume" }, "check-button"),
  );
}

/** @param {Shown} shown */
function nextSteps({ translator }) {
  const link = (/** @type {string} */ href, /** @type {string} */ id) =>
    el("li", {}, el("a", { href }, translator.text(`check.results.next.${id}`)));
  return el(
    "section",
    { class: "check-next" },
    el("h2", {}, translator.text("check.results.next")),
    el("ul", {}, link("../after/#arrima", "arrima"), link("../after/#streams", "streams"), link("../pending/", "pending"), link("../sources/", "sources")),
  );
}

/** @param {Shown} shown */
function saveSection({ translator, assessment }) {
  const does = (/** @type {string} */ id) =>
    button(translator.text(`check.results.${id}`), { "data-share": id }, "check-button check-button--quiet");
  return el(
    "section",
    { class: "check-save" },
    el("h2", {}, translator.text("check.results.save_and_share")),
    el("div", { class: "check-buttons" }, ["print", "copy", "save", "open"].map(does)),
    el("p", { role: "status", "data-ref": "share-status" }),
    el("p", { class: "check-version" }, translator.text("check.results.rules", { version: assessment.rules_version })),
  );
}

/**
 * @param {string} text
 * @param {Record<string, string>} attributes
 * @param {string} look
 */
function button(text, attributes, look) {
  return el("button", { type: "button", class: look, ...attributes }, text);
}
