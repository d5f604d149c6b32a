// The verdict on top of the results: whether one could file, what is missing, and by how much.

/** @import { Answers, Change, ProgramResult, RouteResult } from "../types.d.ts" */
/** @import { Shown } from "./route-card.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, el } from "../dom.mjs";
import { formatAnswer } from "../forms/index.mjs";
import { conditionName } from "./condition-data.mjs";
import {
  compareRoutes,
  countsText,
  countOutcomes,
  fullRouteName,
  hasNoPlaces,
  isByInvitation,
  routeName,
} from "./outcome-badge.mjs";

/** A route and its program. @typedef {{program: ProgramResult, result: RouteResult}} Candidate */

/** Up to this many unmet conditions are named. */
const MAX_NAMED = 3;

/** Up to this many missing answers are shown without folding. */
const MAX_MISSING = 5;

/**
 * Return the routes that the verdict is about, the best first: those of programs in force on the
 * filing date and, if none is, all.
 * @param {ProgramResult[]} programs
 * @returns {Candidate[]}
 */
export function candidates(programs) {
  const inForce = programs.filter(({ status }) => status === "in_force");
  return (inForce.length ? inForce : programs)
    .flatMap((program) => program.routes.map((result) => ({ program, result })))
    .sort((a, b) => compareRoutes(a.result, b.result));
}

/**
 * Return the ids of the programs whose notices the verdict shows: those in force with a route whose
 * conditions are met.
 * @param {Candidate[]} routes
 */
export function noticedPrograms(routes) {
  const met = routes.filter(
    ({ program, result }) => program.status === "in_force" && result.conditions_outcome === "met",
  );
  return new Set(met.map(({ program }) => program.program));
}

/**
 * @param {Candidate[]} routes  the best first
 * @param {Shown} shown
 */
export function verdict(routes, shown) {
  const { translator, assessment } = shown;
  const [best] = routes;
  const { status } = best.program;
  const outcome = best.result.conditions_outcome;
  const inForce = status === "in_force";
  const metRoutes = routes.filter(({ result }) => result.conditions_outcome === "met");
  const met = metRoutes.length > 0;
  const several = new Set(routes.map(({ program }) => program.program)).size > 1;
  const name = (/** @type {Candidate} */ { program, result }) =>
    several ? fullRouteName(translator, program.program, result) : routeName(translator, result);
  const nearest = met || several ? null : nearestRoute(routes);
  const missing = inForce && outcome === "unknown" ? missingFacts(routes, shown.answers) : [];
  const lines = nearest && inForce ? shortfalls(nearest.result, translator) : [];
  const noPlaces = inForce && met && metRoutes.every(({ result }) => hasNoPlaces(result.intake));
  return cloneElement(`verdict-${!inForce ? "closed" : noPlaces ? "no_places" : outcome}`, {
    heading: inForce
      ? heading(outcome, metRoutes, nearest, shown)
      : translator.text(`check.results.closed.${status}`),
    would: !inForce,
    "would-text": translator.text(`check.results.best.${outcome}.would`),
    "met-for": met && inForce,
    "met-routes": met && metRoutes.map((route) => el("li", {}, metRoute(route, name(route), inForce, translator))),
    nearest:
      nearest &&
      translator.text("check.results.nearest", { route: name(nearest), counts: countsText(nearest.result, translator) }),
    shortfalls: lines.length > 0 && lines,
    programs: several && !met && programReasons(routes, shown),
    missing: missing.length > 0 && missingAnswers(missing, translator),
    notices: notices(routes, translator),
    meaning: met && inForce && !noPlaces && !metRoutes.every(({ result }) => isByInvitation(result.intake)),
    pending: assessment.programs.some(({ program }) => translator.data.programs[program].closed),
  });
}

/**
 * Return the heading of programs in force.
 * @param {RouteResult["conditions_outcome"]} outcome
 * @param {Candidate[]} metRoutes
 * @param {Candidate | null} nearest  the only route that comes nearest, of the only program
 * @param {Shown} shown
 */
function heading(outcome, metRoutes, nearest, { translator, assessment }) {
  const date = translator.date(assessment.filing_date);
  if (outcome === "met") {
    const intakes = metRoutes.map(({ result }) => result.intake);
    if (intakes.every(isByInvitation)) return translator.text("check.results.best.met.by_invitation");
    const open = intakes.some((intake) => intake === "open" || isByInvitation(intake));
    const closest = intakes.find((intake) => intake === "undocumented") ?? intakes.find((intake) => intake === "full");
    return translator.text(`check.results.best.met${open ? "" : `.${closest ?? "between_intakes"}`}`, { date });
  }
  const unmet = nearest ? unmetNames(nearest, translator) : [];
  if (outcome === "not_met" && unmet.length > 0 && unmet.length <= MAX_NAMED) {
    return translator.text("check.verdict.not_met", { conditions: translator.list(unmet) });
  }
  return translator.text(`check.results.best.${outcome}`);
}

/**
 * Return the name of a route whose conditions are met, with what is known of its places.
 * @param {Candidate} route @param {string} name @param {boolean} inForce @param {Translator} translator
 */
function metRoute({ result }, name, inForce, translator) {
  if (!inForce || result.intake === "open") return name;
  return translator.text("check.verdict.line", { route: name, reason: translator.text(`intake.${result.intake}`) });
}

/**
 * Return the route that comes nearest; `null` if nothing is known of any, or several are as near.
 * @param {Candidate[]} routes  the best first
 */
export function nearestRoute([best, second]) {
  const { result } = best;
  if (countOutcomes(result).unknown === result.conditions.length) return null;
  if (second && compareRoutes(result, second.result) === 0) return null;
  return best;
}

/** @param {Candidate} route @param {Translator} translator */
function unmetNames({ program, result }, translator) {
  return result.conditions
    .filter(({ outcome }) => outcome === "not_met")
    .map((row) => conditionName(row, result, program, translator.data));
}

/**
 * Return by how much the answers miss the first of the smallest changes: "22 months; at least 24
 * needed (2 months short)". Only what is counted has such a line.
 * @param {RouteResult} result @param {Translator} translator
 */
function shortfalls({ changes, conditions }, translator) {
  const unmet = new Set(conditions.flatMap(({ outcome, facts }) => (outcome === "not_met" ? facts : [])));
  return (changes[0] ?? []).flatMap((change) => {
    const text = unmet.has(change.fact) ? shortfall(change, translator) : null;
    return text ? [el("li", {}, text)] : [];
  });
}

/** @param {Change} change @param {Translator} translator */
function shortfall({ fact, now, needs }, translator) {
  if (typeof now !== "number" || typeof needs.at_least !== "number") return null;
  const { kind, unit } = translator.data.facts[fact];
  return translator.text(kind === "number" ? "check.verdict.short" : "check.verdict.at_least", {
    label: translator.label(fact),
    now: formatAnswer(fact, now, translator),
    value: formatAnswer(fact, needs.at_least, translator),
    short: translator.measure(needs.at_least - now, unit),
  });
}

/**
 * Return a line a program: its best route, and what it lacks.
 * @param {Candidate[]} routes  the best first
 * @param {Shown} shown
 */
function programReasons(routes, { translator, answers }) {
  const programs = [...new Set(routes.map(({ program }) => program))];
  return programs.map((program) => {
    const own = routes.filter((each) => each.program === program);
    const nearest = nearestRoute(own);
    const { short } = translator.data.programs[program.program];
    const route = nearest ? fullRouteName(translator, program.program, nearest.result) : short;
    const reason = nearest ? routeReason(nearest, answers, translator) : programReason(own, translator);
    const lines = nearest ? shortfalls(nearest.result, translator) : [];
    return el("li", {}, translator.text("check.verdict.line", { route, reason }), lines.length > 0 && el("ul", {}, lines));
  });
}

/** @param {Candidate} route @param {Answers} answers @param {Translator} translator */
function routeReason(route, answers, translator) {
  const unmet = unmetNames(route, translator);
  if (unmet.length) return translator.text("check.verdict.reason.not_met", { conditions: translator.list(unmet) });
  const { length } = missingFacts([route], answers);
  return translator.text("check.verdict.reason.unknown", { n: length });
}

/** @param {Candidate[]} routes @param {Translator} translator */
function programReason(routes, translator) {
  const open = routes.some(({ result }) => result.conditions_outcome === "unknown");
  return translator.text(`check.verdict.reason.${open ? "several" : "none"}`);
}

/**
 * Return the facts without an answer that the undecided conditions of the best routes read.
 * @param {Candidate[]} routes  the best first
 * @param {Answers} answers
 */
function missingFacts(routes, answers) {
  const [best] = routes;
  const asNear = routes.filter(({ result }) => compareRoutes(best.result, result) === 0);
  const facts = asNear.flatMap(({ result }) =>
    result.conditions.filter(({ outcome }) => outcome === "unknown").flatMap((row) => row.facts),
  );
  return [...new Set(facts)].filter((fact) => answers[fact] === undefined || answers[fact] === null);
}

/** @param {string[]} facts @param {Translator} translator */
function missingAnswers(facts, translator) {
  const items = facts.map((fact) => {
    const button = el("button", { type: "button", class: "check-link", "data-change": fact }, translator.label(fact));
    return el("li", {}, button);
  });
  const more = items.slice(MAX_MISSING);
  return cloneElement("missing", {
    first: items.slice(0, MAX_MISSING),
    folded: more.length > 0,
    more: translator.text("check.verdict.missing.more", { n: more.length }),
    rest: more,
  });
}

/**
 * Return what has to be known of the programs whose conditions are met; `null` for nothing.
 * @param {Candidate[]} routes @param {Translator} translator
 */
function notices(routes, translator) {
  const texts = [...noticedPrograms(routes)].map((id) => translator.data.programs[id].notice);
  return texts.filter(Boolean).join(" ") || null;
}
