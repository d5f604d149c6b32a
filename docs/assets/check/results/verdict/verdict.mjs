// The verdict on top of the results: whether one could file, what is missing, and by how much.

/** @import { ProgramResult, RouteResult } from "../../types.d.ts" */
/** @import { Shown } from "../route-card.mjs" */
/** @import { Translator } from "../../i18n.mjs" */

import { cloneElement, el } from "../../dom.mjs";
import { today } from "../../parsing/dates.mjs";
import { compareRoutes, countsText, fullRouteName, isByInvitation, routeName } from "../outcome-badge.mjs";
import { folded, missingAnswers, missingFacts, namesOf, nearestRoute, programReasons, shortfalls, unmet, unmetByAll } from "./reasons.mjs";
import { timeLines } from "./time-line.mjs";

/** A route and its program. @typedef {{program: ProgramResult, result: RouteResult}} Candidate */

/** Up to this many routes whose conditions are met are shown without folding. */
const MAX_MET = 2;

/** What the heading says where the conditions of several routes are met: the best that is known. */
const BEST_INTAKE = /** @type {const} */ (["open", "by_invitation", "undocumented", "full", "between_intakes"]);

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
 * @param {boolean} hasPlan  whether a plan follows
 */
export function verdict(routes, shown, hasPlan) {
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
  const lacking = met || several || !inForce ? [] : nearest ? unmet(nearest) : unmetByAll(routes, shown.data);
  const lines = shortfalls(best.result, lacking, shown);
  const reason = lacking.length
    ? translator.text(`check.verdict.not_met${nearest ? "" : ".any"}`, { conditions: namesOf(lacking, best, translator) })
    : null;
  const intake = inForce && met ? bestIntake(metRoutes) : null;
  const closed = assessment.programs.some(({ program }) => translator.data.programs[program].closed);
  return cloneElement(`verdict-${!inForce ? "closed" : intake && intake !== "open" ? "met_but" : outcome}`, {
    heading: inForce ? heading(outcome, intake, reason, shown) : translator.text(`check.results.closed.${status}`),
    would: !inForce,
    "would-text": hypothetical(outcome, status, translator),
    "met-for": met && inForce,
    met: met && cloneElement("folded", folded(metItems(metRoutes, name, inForce, translator), MAX_MET, translator)),
    nearest:
      nearest &&
      translator.text("check.results.nearest", { route: name(nearest), counts: countsText(nearest.result, translator) }),
    shortfalls: lines.length > 0 && lines,
    programs: several && !met ? programReasons(routes, shown) : null,
    missing: missing.length > 0 && missingAnswers(missing, translator),
    "time-lines": timeLines(met ? metRoutes : nearest ? [nearest] : routes, shown),
    means: met && inForce,
    notices: notices(routes, translator),
    meaning: !metRoutes.every(({ result }) => isByInvitation(result.intake)),
    next: closed || !hasPlan,
    "next-pending": closed,
    "plan-too": closed && hasPlan,
    "next-plan": !closed && hasPlan,
  });
}

/**
 * Return what the rules of other days say of the answers.
 * @param {RouteResult["conditions_outcome"]} outcome @param {ProgramResult["status"]} status
 * @param {Translator} translator
 */
function hypothetical(outcome, status, translator) {
  const later = status === "not_covered" && outcome !== "unknown";
  return translator.text(later ? `check.results.best.${outcome}.later` : `check.results.best.${outcome}.would`);
}

/**
 * Return the best intake of routes whose conditions are met.
 * @param {Candidate[]} metRoutes
 */
function bestIntake(metRoutes) {
  return BEST_INTAKE.find((intake) => metRoutes.some(({ result }) => result.intake === intake)) ?? "between_intakes";
}

/**
 * Return the heading of programs in force.
 * @param {RouteResult["conditions_outcome"]} outcome
 * @param {RouteResult["intake"] | null} intake  of the routes whose conditions are met
 * @param {string | null} reason  which conditions are not met
 * @param {Shown} shown
 */
function heading(outcome, intake, reason, { translator, assessment }) {
  const date = translator.date(assessment.filing_date);
  if (intake === "undocumented" && assessment.filing_date >= today()) return translator.text("check.results.best.met.undocumented.now");
  if (intake) return translator.text(`check.results.best.met${intake === "open" ? "" : `.${intake}`}`, { date });
  return reason ?? translator.text(`check.results.best.${outcome}`);
}

/**
 * Return the routes whose conditions are met, with their intake where it differs within a program.
 * @param {Candidate[]} routes @param {(route: Candidate) => string} name @param {boolean} inForce @param {Translator} translator
 */
function metItems(routes, name, inForce, translator) {
  return routes.map((route) => {
    const { intake } = route.result;
    const same = routes.every(({ program, result }) => program !== route.program || result.intake === intake);
    if (!inForce || same) return el("li", {}, name(route));
    const reason = translator.text(`intake.${intake}`);
    return el("li", {}, translator.text("check.verdict.line", { route: name(route), reason }));
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
