// What the results come to, first of all: whether one could file, and what the answers meet.

/** @import { RouteResult } from "../types.mjs" */
/** @import { Shown } from "./route-card.mjs" */

import { el } from "../dom.mjs";
import { countsText, countOutcomes, pairName, pairNames, shape } from "./outcome-badge.mjs";

/**
 * @param {RouteResult[]} routes  the best first
 * @param {Shown} shown
 */
export function verdict(routes, { translator, assessment }) {
  const { status } = assessment.program;
  const [best] = routes;
  const outcome = best.conditions_outcome;
  const filed = status === "in_force";
  const look = filed ? outcome : "closed";
  const said = translator.text(`check.results.best.${outcome}${filed ? "" : ".would"}`);
  const heading = filed ? said : translator.text(`check.results.closed.${status}`);
  return el(
    "div",
    { class: `check-verdict check-verdict--${look}` },
    shape(look),
    el("h2", {}, heading),
    ...(filed ? [] : [el("p", {}, translator.text(`check.results.hypothetical.${status}`)), el("p", {}, el("strong", {}, said))]),
    ...(outcome === "met" ? wherever(routes, filed, translator) : [nearest(best, translator)]),
    ...(filed ? inForce(outcome === "met", assessment, translator) : []),
    el("p", { class: "check-more" }, el("a", { href: "../after/" }, translator.text("check.start.after"))),
  );
}

/**
 * Each pair whose conditions are all met.
 * @param {RouteResult[]} routes
 * @param {boolean} filed
 * @param {Shown["translator"]} translator
 */
function wherever(routes, filed, translator) {
  const met = routes.filter((route) => route.conditions_outcome === "met");
  const list = el("ul", {}, met.map((route) => el("li", {}, pairName(translator, route))));
  return filed ? [el("p", {}, translator.text("check.results.met.for")), list] : [list];
}

/**
 * Of routes of which nothing is known, none is nearer than another.
 * @param {RouteResult} best @param {Shown["translator"]} translator
 */
function nearest(best, translator) {
  if (countOutcomes(best).unknown === best.conditions.length) return null;
  const fillings = { ...pairNames(translator, best), counts: countsText(best, translator) };
  return el("p", {}, translator.text("check.results.nearest", fillings));
}

/**
 * Where the program stood that day, and stands now.
 * @param {boolean} met
 * @param {Shown["assessment"]} assessment
 * @param {Shown["translator"]} translator
 */
function inForce(met, { program }, translator) {
  const period = translator.data.periods.find(({ id }) => id === program.period);
  const fillings = {
    from: translator.date(period?.start ?? program.law_date),
    until: translator.date(period?.end ?? program.law_date),
  };
  const said = [translator.text("check.results.in_force", fillings), translator.text("check.results.closed_now")];
  if (met) said.push(translator.text("check.results.meaning.met"));
  return said.map((sentence) => el("p", {}, sentence));
}
