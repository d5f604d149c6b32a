// One route: its outcome, every condition with its reason, the suggested changes.

/** @import { Answers, Assessment, CheckData, ConditionResult, EligibilityDates, ProgramDates, ProgramResult, RouteResult } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, setAttributes } from "../dom.mjs";
import { formatAnswer } from "../forms/index.mjs";
import { conditionData } from "./condition-data.mjs";
import { suggestedChanges } from "./suggested-changes.mjs";
import { badge, countsText, countOutcomes, routeBadge, routeName } from "./outcome-badge.mjs";
import { inPeriod } from "../i18n.mjs";
import { conditionDates, routeDates } from "./eligibility-dates.mjs";
import { invitationRounds } from "./invitation-rounds.mjs";
import { sourceLink } from "./source-link.mjs";
import { namesOf } from "./verdict/reasons.mjs";

/** @typedef {{data: CheckData, translator: Translator, answers: Answers, assessment: Assessment, timing: ProgramDates[] | null, notes: Record<string, unknown>}} Shown */

/** Up to this many unknown conditions are unfolded. */
const MAX_UNFOLDED = 2;

/**
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {Shown} shown
 * @param {boolean} open  or a line, which unfolds to the card
 */
export function routeCard(result, program, shown, open) {
  const { translator, answers } = shown;
  const inForce = program.status === "in_force";
  const dates = datesOf(result, program, shown);
  const intake = translator.text(`intake.${result.intake}`);
  const card = cloneElement("route", {
    name: routeName(translator, result),
    badge: routeBadge(result, program, translator),
    counts: (!open && missingNames(result, program, shown)) || countsText(result, translator),
    intake: inForce && translator.text("check.results.intake", { intake }),
    // A route can fail although no single condition does.
    "jointly-unmet": result.conditions_outcome === "not_met" && countOutcomes(result).not_met === 0,
    changes: suggestedChanges(result, answers, translator),
    dates: routeDates(dates, program, translator),
    rounds: invitationRounds(program.program, result.route, shown),
    conditions: conditionGroups(result, (row) => conditionRow(row, result, program, dates, shown), translator),
  });
  return setAttributes(card, {
    "data-program": program.program,
    "data-route": result.route,
    "data-profile": result.profile ?? "",
    "data-outcome": result.outcome,
    "data-conditions-outcome": result.conditions_outcome,
    class: open ? "check-route" : "check-route check-route--line",
    open,
  });
}

/**
 * Return the names of the conditions that decide the outcome of a route that is not met.
 * @param {RouteResult} result @param {ProgramResult} program @param {Shown} shown
 */
function missingNames(result, program, { translator }) {
  const rows = result.conditions.filter(({ outcome }) => outcome === result.conditions_outcome);
  return result.conditions_outcome !== "met" && namesOf(rows, { program, result }, translator);
}

/**
 * Return the conditions by outcome: what is not met first; what is met is folded.
 * @param {RouteResult} result
 * @param {(row: ConditionResult) => HTMLElement} rowOf
 * @param {Translator} translator
 */
function conditionGroups({ conditions }, rowOf, translator) {
  return /** @type {const} */ (["not_met", "unknown", "met"]).flatMap((outcome) => {
    const rows = conditions.filter((row) => row.outcome === outcome);
    if (!rows.length) return [];
    const heading = translator.text(`check.results.group.${outcome}`, { n: rows.length });
    return [cloneElement(`conditions-${outcome}`, { heading, rows: rows.map(rowOf) })];
  });
}

/**
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {Shown} shown
 */
function datesOf({ route, profile }, { program }, { timing }) {
  const dates = timing?.find((each) => each.program === program);
  return dates?.routes.find((each) => each.route === route && each.profile === profile);
}

/**
 * @param {ConditionResult} row
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {EligibilityDates | undefined} dates  of the route
 * @param {Shown} shown
 */
function conditionRow(row, result, program, dates, shown) {
  const { data, translator, answers } = shown;
  const condition = conditionData(row, result, program, data);
  const exemption = row.applies ? null : condition.does_not_apply;
  const asks = inPeriod(condition.asks, program.period);
  const outcome = row.applies ? `outcome.${row.outcome}` : "check.results.not_applicable";
  const conflicts = document.createDocumentFragment();
  for (const id of condition.conflicts[program.period] ?? []) {
    conflicts.append(conflict(id, data, translator));
  }
  const item = cloneElement("condition", {
    name: condition.name,
    badge: badge(row.outcome, translator.text(outcome)),
    asks: exemption ? `${asks} ${exemption}` : asks,
    answer: row.facts.length <= 1,
    answers: row.facts.length > 1,
    values: valuesOf(row.facts, answers, translator),
    standing: [cloneElement(`standing-${row.standing}`)],
    sources: row.sources.map((id) => sourceLink(id, data)),
    dates: conditionDates(dates, row.id, program, translator),
    conflicts,
    more: (link) => void setAttributes(link, { href: condition.href }),
    "more-of": translator.text("check.results.more.of", { name: condition.name }),
  });
  const few = countOutcomes(result).unknown <= MAX_UNFOLDED;
  const open = row.outcome === "not_met" || (few && row.outcome === "unknown");
  /** @type {HTMLDetailsElement} */ (item.firstElementChild).open = open;
  return setAttributes(item, { "data-condition": row.id, "data-outcome": row.outcome });
}

/**
 * @param {string} id
 * @param {CheckData} data
 * @param {Translator} translator
 */
function conflict(id, data, translator) {
  const { href, title } = data.conflicts[id];
  const text = translator.text("check.results.conflict", { title });
  return cloneElement("conflict", {
    link: (link) => (setAttributes(link, { href }).textContent = text),
  });
}

/**
 * @param {string[]} facts
 * @param {Answers} answers
 * @param {Translator} translator
 */
function valuesOf(facts, answers, translator) {
  if (facts.length === 1) return formatAnswer(facts[0], answers[facts[0]], translator);
  return facts.map((fact) => {
    const pattern = translator.text("check.results.answer.of", { label: translator.label(fact) });
    const [label, after] = pattern.split("{value}");
    const value = formatAnswer(fact, answers[fact], translator);
    const line = cloneElement("value-of", { label, value });
    line.append(after);
    return line;
  });
}
