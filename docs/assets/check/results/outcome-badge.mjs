// Outcomes of routes: the badge, in words, shape and colour; their counts, names and order.

/** @import { Outcome, ProgramResult, RouteResult } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement } from "../dom.mjs";

/**
 * @param {Outcome | "met_but"} outcome
 * @param {string} text
 */
export function badge(outcome, text) {
  return cloneElement(`badge-${outcome}`, { text });
}

/**
 * Return the badge of a route.
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {Translator} translator
 * @param {string} [text]  by default, its outcome in a sentence
 */
export function routeBadge(result, program, translator, text = routeOutcome(result, program, translator)) {
  if (program.status === "not_covered") return badge("unknown", text);
  const reserved = result.outcome === "eligible" && result.intake !== "open";
  return badge(reserved ? "met_but" : result.conditions_outcome, text);
}

/**
 * Return the outcome of a route in words; hypothetical if the program was not in force.
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {Translator} translator
 */
export function routeOutcome(result, { status }, translator) {
  const { outcome, conditions_outcome, hypothetical, intake } = result;
  if (hypothetical && status === "not_covered") {
    return translator.text(`check.results.outcome.not_covered.${conditions_outcome}`);
  }
  if (hypothetical) return translator.text(`check.results.outcome.would.${conditions_outcome}`);
  // A link may name an outcome of a program in force on a day when it is not, so without an intake.
  const isLimited = intake !== "open" && intake !== "none";
  if (outcome === "eligible" && isLimited) return translator.text(`check.results.outcome.${intake}`);
  return translator.text(`outcome.${outcome}`);
}

/** @param {string} intake */
export function isByInvitation(intake) {
  return intake === "by_invitation";
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

/**
 * Return the name of a route, with its profile if it has one.
 * @param {Translator} translator
 * @param {{route: string, profile: string | null}} result
 */
export function routeName(translator, { route, profile }) {
  const name = translator.text(`route.${route}.name`);
  if (profile === null) return name;
  return translator.text("check.results.pair", { route: name, profile: translator.text(`profile.${profile}.name`) });
}

/**
 * Return the name of a route among those of several programs.
 * @param {Translator} translator
 * @param {string} program
 * @param {RouteResult} result
 */
export function fullRouteName(translator, program, result) {
  const { short } = translator.data.programs[program];
  return translator.text("check.results.route", { program: short, route: routeName(translator, result) });
}

const RANK = { met: 0, unknown: 1, not_met: 2 };

/**
 * Compare two routes: the better one comes first. A route of which no condition is met comes after
 * those that have some, since it lacks little only while little was answered.
 * @param {RouteResult} a @param {RouteResult} b
 */
export function compareRoutes(a, b) {
  const [ofA, ofB] = [countOutcomes(a), countOutcomes(b)];
  return (
    RANK[a.conditions_outcome] - RANK[b.conditions_outcome] ||
    Number(ofA.met === 0) - Number(ofB.met === 0) ||
    ofA.not_met - ofB.not_met ||
    ofA.unknown - ofB.unknown
  );
}
