// What the results of a program that is open lead to: what is missing, what time does, and the days
// on which to look again. Pure; each figure is the rules' or the data's.

/** @import { Answers, Assessment, Change, CheckData, EligibilityDates, ProgramDates, ProgramResult, RouteResult } from "../../types.d.ts" */

import { compareRoutes, isByInvitation } from "../outcome-badge.mjs";
import { nearestRoute } from "../verdict/reasons.mjs";

/**
 * `day`: YYYY-MM-DD, `null` for a step without one.
 * @typedef {{day: string | null, program: string, sources: string[]}} StepBase
 * @typedef {{kind: "missing", result: RouteResult, facts: string[]}} Missing  answers that may decide
 * @typedef {{kind: "reach", result: RouteResult, changes: Change[]}} Reach  one way to meet every condition
 * @typedef {{kind: "earliest" | "sure" | "until", result: RouteResult}} Dated  what time does to a route
 * @typedef {{kind: "intake" | "last_day"}} Plain
 * @typedef {{kind: "rounds", seen: string}} Rounds  seen: the day of the newest round in the data
 * @typedef {{kind: "again", lawAsOf: string}} Again
 * @typedef {StepBase & (Missing | Reach | Dated | Plain | Rounds | Again)} PlanStep
 */

/**
 * Return the steps, those without a day first, then day by day; none if no program is open.
 * @param {{assessment: Assessment, timing: ProgramDates[] | null, answers: Answers}} results
 * @param {Pick<CheckData, "programs" | "invitations">} data
 * @param {string} today  YYYY-MM-DD
 * @returns {PlanStep[]}
 */
export function planSteps({ assessment, timing, answers }, data, today) {
  const open = assessment.programs.filter(
    ({ program, status }) => status === "in_force" && !data.programs[program].closed,
  );
  const steps = open.flatMap((program) => {
    const dates = timing?.find((each) => each.program === program.program)?.routes ?? [];
    return programSteps(program, dates, answers, data, today);
  });
  return steps
    .filter(({ day }) => day === null || day >= today)
    .sort((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
}

/**
 * @param {ProgramResult} program
 * @param {EligibilityDates[]} dates  of its routes
 * @param {Answers} answers
 * @param {Pick<CheckData, "programs" | "invitations">} data
 * @param {string} today
 * @returns {PlanStep[]}
 */
function programSteps(program, dates, answers, data, today) {
  const { routes } = program;
  const { end, law_as_of: lawAsOf } = data.programs[program.program];
  const met = routes.filter((result) => result.conditions_outcome === "met");
  const sorted = [...routes].sort(compareRoutes).map((result) => ({ program, result }));
  const nearest = nearestRoute(sorted)?.result ?? null;
  const sources = [...new Set(routes.flatMap(({ conditions }) => conditions.flatMap((row) => row.sources)))];
  const own = { program: program.program, sources };
  const month = monthAfter(today);
  /** @type {(PlanStep | false | null | undefined)[]} */
  const steps = [
    nearest && routeStep(nearest, program.program, answers),
    ...(nearest ? [nearest] : met).flatMap((result) => datedSteps(result, dates, program.program)),
    routes.every(({ intake }) => intake === "undocumented") && { ...own, kind: "intake", day: today, sources: [] },
    end !== null && { ...own, kind: "last_day", day: end, sources: [] },
    { ...own, kind: "again", day: month, lawAsOf },
  ];
  const invitations = data.invitations[program.program];
  if (invitations && routes.some(({ intake }) => isByInvitation(intake))) {
    const seen = invitations.rounds[0].last_day;
    steps.push({ ...own, kind: "rounds", day: month, seen, sources: [...invitations.round_sources] });
  }
  return /** @type {PlanStep[]} */ (steps.filter(Boolean));
}

/**
 * Return what the route lacks: answers, or other values of them.
 * @param {RouteResult} result @param {string} program @param {Answers} answers
 * @returns {PlanStep | null}
 */
function routeStep(result, program, answers) {
  const unmet = result.conditions_outcome === "not_met";
  const [changes] = result.changes;
  const unknown = result.conditions.filter(({ outcome }) => outcome === "unknown").flatMap((row) => row.facts);
  const missing = [...new Set(unknown)].filter((fact) => (answers[fact] ?? null) === null);
  const facts = unmet ? (changes ?? []).map(({ fact }) => fact) : missing;
  if (!facts.length) return null;
  const reading = result.conditions.filter((row) => row.outcome !== "met" && row.facts.some((fact) => facts.includes(fact)));
  const step = { day: null, program, result, sources: [...new Set(reading.flatMap((row) => row.sources))] };
  return unmet ? { ...step, kind: "reach", changes } : { ...step, kind: "missing", facts };
}

/**
 * Return the days on which time alone changes the route.
 * @param {RouteResult} result @param {EligibilityDates[]} dates @param {string} program
 * @returns {PlanStep[]}
 */
function datedSteps(result, dates, program) {
  const own = dates.find(({ route, profile }) => route === result.route && profile === result.profile);
  const { from = null, until = null } = own ?? {};
  const step = { program, result, sources: [] };
  const steps = /** @type {PlanStep[]} */ ([]);
  if (from) steps.push({ ...step, kind: "earliest", day: from.earliest.day });
  if (from?.sure && from.sure.day !== from.earliest.day) steps.push({ ...step, kind: "sure", day: from.sure.day });
  if (until) steps.push({ ...step, kind: "until", day: until.day });
  return steps;
}

/**
 * Return the same day of the next month, or that month's last day if it has no such day.
 * @param {string} day  YYYY-MM-DD
 */
export function monthAfter(day) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}
