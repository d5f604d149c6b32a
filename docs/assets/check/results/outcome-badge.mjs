// Outcomes of routes: the badge, in words, shape and colour; their counts, names and order.

/** @import { Outcome, RouteResult } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement } from "../dom.mjs";

/**
 * @param {Outcome} outcome
 * @param {string} text
 */
export function badge(outcome, text) {
  return cloneElement(`badge-${outcome}`, { text });
}

/**
 * Return the outcome of a route; hypothetical if the program was not in force.
 * @param {RouteResult} result
 * @param {Translator} translator
 */
export function routeOutcome(result, translator) {
  if (!result.hypothetical) return translator.text(`outcome.${result.outcome}`);
  return translator.text(`check.results.outcome.would.${result.conditions_outcome}`);
}

/** @param {RouteResult} result */
export function countOutcomes(result) {
  const counts = { met: 0, not_met: 0, unknown: 0 };
  for (const condition of result.conditions) counts[condition.outcome] += 1;
  return counts;
}

/**
 * @param {RouteResult} result
 * @param {Translator} translator
 */
export function countsText(result, translator) {
  const counts = Object.entries(countOutcomes(result)).filter(([, n]) => n > 0);
  return counts
    .map(([outcome, n]) => translator.text(`check.results.count.${outcome}`, { n }))
    .join(translator.text("check.results.count.join"));
}

/** @param {Translator} translator @param {RouteResult} result */
export function pairName(translator, { route, profile }) {
  return translator.text("check.results.pair", pairNames(translator, { route, profile }));
}

/**
 * @param {Translator} translator
 * @param {{route: string, profile: string}} pair
 */
export function pairNames(translator, { route, profile }) {
  return {
    route: translator.text(`route.${route}.name`),
    profile: translator.text(`profile.${profile}.name`),
  };
}

const RANK = { met: 0, unknown: 1, not_met: 2 };

/**
 * Return the routes of an assessment, the best first.
 * @param {RouteResult[]} results
 */
export function sortRoutes(results) {
  return [...results].sort((a, b) => {
    const [of_a, of_b] = [countOutcomes(a), countOutcomes(b)];
    return (
      RANK[a.conditions_outcome] - RANK[b.conditions_outcome] ||
      of_a.not_met - of_b.not_met ||
      of_a.unknown - of_b.unknown
    );
  });
}
