// What the results come to, first of all: whether one could file, and what the answers meet.

/** @import { RouteResult } from "../types.mjs" */
/** @import { Shown } from "./route-card.mjs" */

import { el } from "../dom.mjs";
import { countsInWords, countsOf, pairName, pairWords, shape } from "./outcome-badge.mjs";

/**
 * @param {RouteResult[]} routes  the best first
 * @param {Shown} shown
 */
export function verdict(routes, { words, assessment }) {
  const { status } = assessment.program;
  const [best] = routes;
  const outcome = best.conditions_outcome;
  const filed = status === "in_force";
  const look = filed ? outcome : "closed";
  const said = words.text(`check.results.best.${outcome}${filed ? "" : ".would"}`);
  const heading = filed ? said : words.text(`check.results.closed.${status}`);
  return el(
    "div",
    { class: `check-verdict check-verdict--${look}` },
    shape(look),
    el("h2", {}, heading),
    ...(filed ? [] : [el("p", {}, words.text(`check.results.hypothetical.${status}`)), el("p", {}, el("strong", {}, said))]),
    ...(outcome === "met" ? wherever(routes, filed, words) : [nearest(best, words)]),
    ...(filed ? inForce(outcome === "met", assessment, words) : []),
    el("p", { class: "check-more" }, el("a", { href: "../after/" }, words.text("check.start.after"))),
  );
}

/**
 * Each pair whose conditions are all met.
 * @param {RouteResult[]} routes
 * @param {boolean} filed
 * @param {Shown["words"]} words
 */
function wherever(routes, filed, words) {
  const met = routes.filter((route) => route.conditions_outcome === "met");
  const list = el("ul", {}, met.map((route) => el("li", {}, pairName(words, route))));
  return filed ? [el("p", {}, words.text("check.results.met.for")), list] : [list];
}

/**
 * Of routes of which nothing is known, none is nearer than another.
 * @param {RouteResult} best @param {Shown["words"]} words
 */
function nearest(best, words) {
  if (countsOf(best).unknown === best.conditions.length) return null;
  const fillings = { ...pairWords(words, best), counts: countsInWords(best, words) };
  return el("p", {}, words.text("check.results.nearest", fillings));
}

/**
 * Where the program stood that day, and stands now.
 * @param {boolean} met
 * @param {Shown["assessment"]} assessment
 * @param {Shown["words"]} words
 */
function inForce(met, { program }, words) {
  const period = words.data.periods.find(({ id }) => id === program.period);
  const fillings = {
    from: words.date(period?.start ?? program.law_date),
    until: words.date(period?.end ?? program.law_date),
  };
  const said = [words.text("check.results.in_force", fillings), words.text("check.results.closed_now")];
  if (met) said.push(words.text("check.results.meaning.met"));
  return said.map((sentence) => el("p", {}, sentence));
}
