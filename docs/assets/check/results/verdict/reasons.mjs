// Why the verdict is what it is: what is not met and by how much, and which answers are missing.

/** @import { Answers, Change, CheckData, ConditionResult, RouteResult } from "../../types.d.ts" */
/** @import { Shown } from "../route-card.mjs" */
/** @import { Candidate } from "./verdict.mjs" */
/** @import { Translator } from "../../i18n.mjs" */

import { cloneElement, el } from "../../dom.mjs";
import { formatAnswer } from "../../forms/index.mjs";
import { conditionKey, conditionName } from "../condition-data.mjs";
import { compareRoutes, countOutcomes, fullRouteName } from "../outcome-badge.mjs";

/** Up to this many unmet conditions are named. */
const MAX_NAMED = 3;

/** Up to this many lines say by how much the answers of one of several programs miss. */
const MAX_SHORTFALLS = 2;

/** Up to this many missing answers are shown without folding. */
const MAX_MISSING = 5;

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

/** Return the conditions that a route does not meet. @param {Candidate} route */
export function unmet({ result }) {
  return result.conditions.filter(({ outcome }) => outcome === "not_met");
}

/**
 * Return the conditions that all routes of a program have in common, and none meets.
 * @param {Candidate[]} routes  of one program
 * @param {CheckData} data
 */
export function unmetByAll(routes, data) {
  const own = (/** @type {Candidate} */ route) =>
    unmet(route).map((row) => ({ row, key: conditionKey(row, route.result, route.program, data) }));
  const others = routes.slice(1).map((route) => new Set(own(route).map(({ key }) => key)));
  return own(routes[0]).filter(({ key }) => others.every((keys) => keys.has(key))).map(({ row }) => row);
}

/**
 * Return the names of conditions of a route.
 * @param {ConditionResult[]} rows @param {Candidate} route @param {Translator} translator
 */
export function namesOf(rows, { program, result }, translator) {
  const names = rows.map((row) => conditionName(row, result, program, translator.data));
  if (names.length <= MAX_NAMED) return translator.list(names);
  const [first, n] = [translator.list(names.slice(0, MAX_NAMED - 1)), names.length - MAX_NAMED + 1];
  return translator.text("check.verdict.and_more", { conditions: first, n });
}

/**
 * Return by how much the answers miss the first of the smallest changes: "22 months; at least 24
 * needed (2 months short)". Only what is counted has such a line.
 * @param {RouteResult} result @param {ConditionResult[]} rows  what is not met
 * @param {Pick<Shown, "translator" | "answers">} shown
 */
export function shortfalls({ changes }, rows, shown) {
  const facts = new Set(rows.flatMap((row) => row.facts));
  return (changes[0] ?? []).flatMap((change) => {
    const text = facts.has(change.fact) ? shortfall(change, shown) : null;
    return text ? [el("li", {}, text)] : [];
  });
}

/** @param {Change} change @param {Pick<Shown, "translator" | "answers">} shown */
function shortfall({ fact, now, needs }, { translator, answers }) {
  const least = needs.at_least_fact ? answers[needs.at_least_fact] : needs.at_least;
  if (typeof now !== "number" || typeof least !== "number") return null;
  const { kind, unit } = translator.data.facts[fact];
  return translator.text(kind === "number" ? "check.verdict.short" : "check.verdict.at_least", {
    label: translator.label(fact),
    now: formatAnswer(fact, now, translator),
    value: formatAnswer(fact, least, translator),
    short: translator.measure(least - now, unit),
  });
}

/**
 * Return a line a program: its best route, and what it lacks. Nothing, where no line says more
 * than the heading.
 * @param {Candidate[]} routes  the best first
 * @param {Shown} shown
 */
export function programReasons(routes, { translator, answers }) {
  const programs = [...new Set(routes.map(({ program }) => program))];
  const own = programs.map((program) => {
    const all = routes.filter((each) => each.program === program);
    const nearest = nearestRoute(all);
    return { all, nearest, unmet: nearest ? unmet(nearest) : unmetByAll(all, translator.data) };
  });
  const [{ all: first }] = own;
  if (own.every(({ all, nearest, unmet: rows }) => !nearest && !rows.length && isOpen(all) === isOpen(first))) return null;
  return own.map(({ all, nearest, unmet: rows }) => {
    const [best] = all;
    const { program } = best.program;
    const route = nearest ? fullRouteName(translator, program, nearest.result) : translator.data.programs[program].short;
    const lines = shortfalls(best.result, rows, { translator, answers }).slice(0, MAX_SHORTFALLS);
    const text = translator.text("check.verdict.line", { route, reason: reason(best, rows, nearest ? [nearest] : all) });
    return el("li", {}, text, lines.length > 0 && el("ul", {}, lines));
  });

  /** @param {Candidate} best @param {ConditionResult[]} rows @param {Candidate[]} all */
  function reason(best, rows, all) {
    if (rows.length) return translator.text("check.verdict.reason.not_met", { conditions: namesOf(rows, best, translator) });
    if (!isOpen(all)) return translator.text("check.verdict.reason.none");
    if (all.length > 1) return translator.text("check.verdict.reason.several");
    return translator.text("check.verdict.reason.unknown", { n: missingFacts(all, answers).length });
  }
}

/** @param {Candidate[]} routes */
function isOpen(routes) {
  return routes.some(({ result }) => result.conditions_outcome === "unknown");
}

/**
 * Return the facts without an answer that the undecided conditions of the best routes read.
 * @param {Candidate[]} routes  the best first
 * @param {Answers} answers
 */
export function missingFacts(routes, answers) {
  const [best] = routes;
  const asNear = routes.filter(({ result }) => compareRoutes(best.result, result) === 0);
  const facts = asNear.flatMap(({ result }) =>
    result.conditions.filter(({ outcome }) => outcome === "unknown").flatMap((row) => row.facts),
  );
  return [...new Set(facts)].filter((fact) => answers[fact] === undefined || answers[fact] === null);
}

/** @param {string[]} facts @param {Translator} translator */
export function missingAnswers(facts, translator) {
  const items = facts.map((fact) => {
    const button = el("button", { type: "button", class: "check-link", "data-change": fact }, translator.label(fact));
    return el("li", {}, button);
  });
  return cloneElement("missing", folded(items, MAX_MISSING, translator));
}

/**
 * Return the slots of a list of which all but the first are folded.
 * @param {HTMLElement[]} items @param {number} most @param {Translator} translator
 */
export function folded(items, most, translator) {
  // One more takes no more room than the line that would fold it.
  const shown = items.length === most + 1 ? items : items.slice(0, most);
  const rest = items.slice(shown.length);
  return { first: shown, folded: rest.length > 0, more: translator.text("check.verdict.more", { n: rest.length }), rest };
}
