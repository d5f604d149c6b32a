// The verdict on top of the results: whether one could file, and what the answers meet.

/** @import { ProgramResult, RouteResult } from "../types.d.ts" */
/** @import { Shown } from "./route-card.mjs" */

import { cloneElement, el } from "../dom.mjs";
import { compareRoutes, countsText, countOutcomes, fullRouteName, isByInvitation, routeName } from "./outcome-badge.mjs";

/** A route and its program. @typedef {{program: ProgramResult, result: RouteResult}} Candidate */

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
export function verdict(routes, { translator, assessment }) {
  const [best] = routes;
  const { status } = best.program;
  const outcome = best.result.conditions_outcome;
  const inForce = status === "in_force";
  const metRoutes = routes.filter(({ result }) => result.conditions_outcome === "met");
  const met = metRoutes.length > 0;
  const invited = inForce && met && metRoutes.every(({ result }) => isByInvitation(result.intake));
  const key = inForce ? (invited ? "met.by_invitation" : outcome) : `${outcome}.would`;
  const text = translator.text(`check.results.best.${key}`);
  const name = (/** @type {Candidate} */ { program, result }) =>
    assessment.programs.length > 1 ? fullRouteName(translator, program.program, result) : routeName(translator, result);
  return cloneElement(`verdict-${inForce ? outcome : "closed"}`, {
    heading: inForce ? text : translator.text(`check.results.closed.${status}`),
    would: !inForce,
    "would-text": text,
    "met-for": met && inForce,
    "met-routes": met && metRoutes.map((route) => el("li", {}, name(route))),
    nearest: !met && nearest(routes, name, translator),
    notices: notices(routes, translator),
    meaning: met && inForce && !invited,
  });
}

/**
 * Return which route comes nearest; `null` if nothing is known of any, or several are as near.
 * @param {Candidate[]} routes @param {(route: Candidate) => string} name @param {Shown["translator"]} translator
 */
function nearest([best, second], name, translator) {
  const { result } = best;
  if (countOutcomes(result).unknown === result.conditions.length) return null;
  if (second && compareRoutes(result, second.result) === 0) return null;
  return translator.text("check.results.nearest", { route: name(best), counts: countsText(result, translator) });
}

/**
 * Return what has to be known of the programs whose conditions are met; `null` for nothing.
 * @param {Candidate[]} routes @param {Shown["translator"]} translator
 */
function notices(routes, translator) {
  const texts = [...noticedPrograms(routes)].map((id) => translator.data.programs[id].notice);
  return texts.filter(Boolean).join(" ") || null;
}
