// The verdict on top of the results: whether one could file, and what the answers meet.

/** @import { RouteResult } from "../types.d.ts" */
/** @import { Shown } from "./route-card.mjs" */

import { cloneElement, el } from "../dom.mjs";
import { countsText, countOutcomes, pairName, pairNames } from "./outcome-badge.mjs";

/**
 * @param {RouteResult[]} routes  the best first
 * @param {Shown} shown
 */
export function verdict(routes, { translator, assessment }) {
  const { status } = assessment.program;
  const [best] = routes;
  const outcome = best.conditions_outcome;
  const inForce = status === "in_force";
  const met = outcome === "met";
  const text = translator.text(`check.results.best.${outcome}${inForce ? "" : ".would"}`);
  const metRoutes = routes.filter((route) => route.conditions_outcome === "met");
  return cloneElement(`verdict-${inForce ? outcome : "closed"}`, {
    heading: inForce ? text : translator.text(`check.results.closed.${status}`),
    hypothetical: !inForce && translator.text(`check.results.hypothetical.${status}`),
    would: !inForce,
    "would-text": text,
    "met-for": met && inForce,
    "met-routes": met && metRoutes.map((route) => el("li", {}, pairName(translator, route))),
    nearest: met ? null : nearest(best, translator),
    "in-force": inForce && period(assessment, translator),
    "closed-now": inForce,
    meaning: met && inForce,
  });
}

/**
 * Return which route comes nearest; `null` if nothing is known of any.
 * @param {RouteResult} best @param {Shown["translator"]} translator
 */
function nearest(best, translator) {
  if (countOutcomes(best).unknown === best.conditions.length) return null;
  const fillings = { ...pairNames(translator, best), counts: countsText(best, translator) };
  return translator.text("check.results.nearest", fillings);
}

/**
 * Return which law applied on the filing date.
 * @param {Shown["assessment"]} assessment
 * @param {Shown["translator"]} translator
 */
function period({ program }, translator) {
  const found = translator.data.periods.find(({ id }) => id === program.period);
  return translator.text("check.results.in_force", {
    from: translator.date(found?.start ?? program.law_date),
    until: translator.date(found?.end ?? program.law_date),
  });
}
