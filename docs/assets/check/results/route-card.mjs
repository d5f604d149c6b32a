// One route and profile: its outcome, every condition with its reason, the suggested changes.

/** @import { Answers, Assessment, CheckData, ConditionResult, EligibilityDates, RouteResult } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, setAttributes } from "../dom.mjs";
import { formatAnswer } from "../forms/index.mjs";
import { suggestedChanges } from "./suggested-changes.mjs";
import { badge, countsText, countOutcomes, pairName, routeOutcome } from "./outcome-badge.mjs";
import { conditionDates, routeDates } from "./eligibility-dates.mjs";

/** @typedef {{data: CheckData, translator: Translator, answers: Answers, assessment: Assessment, timing: EligibilityDates[] | null}} Shown */

/** Up to this many unknown conditions are unfolded. */
const MAX_UNFOLDED = 2;

/**
 * @param {RouteResult} result
 * @param {Shown} shown
 * @param {boolean} open
 */
export function routeCard(result, shown, open) {
  const { translator, answers, assessment } = shown;
  const inForce = assessment.program.status === "in_force";
  const intake = translator.text(`intake.${result.intake}`);
  const card = cloneElement("route", {
    name: pairName(translator, result),
    badge: badge(result.conditions_outcome, routeOutcome(result, translator)),
    counts: countsText(result, translator),
    intake: inForce && translator.text("check.results.intake", { intake }),
    // A route can fail although no single condition does.
    "jointly-unmet": result.conditions_outcome === "not_met" && countOutcomes(result).not_met === 0,
    changes: suggestedChanges(result, answers, translator),
    dates: routeDates(timingOf(result, shown), translator),
    conditions: result.conditions.map((condition) => conditionRow(condition, result, shown)),
  });
  return setAttributes(card, {
    "data-route": result.route,
    "data-profile": result.profile,
    "data-outcome": result.outcome,
    "data-conditions-outcome": result.conditions_outcome,
    open,
  });
}

/**
 * @param {RouteResult} result
 * @param {Shown} shown
 */
function timingOf({ route, profile }, { timing }) {
  return timing?.find((each) => each.route === route && each.profile === profile);
}

/**
 * @param {ConditionResult} row
 * @param {RouteResult} result
 * @param {Shown} shown
 */
function conditionRow(row, result, shown) {
  const { data, translator, answers, assessment } = shown;
  const condition = data.conditions[`${row.id}.${result.profile}`] ?? data.conditions[row.id];
  const exemption = row.applies ? null : condition.does_not_apply;
  const asks = translator.fill(condition.asks);
  const outcome = row.applies ? `outcome.${row.outcome}` : "check.results.not_applicable";
  const conflicts = document.createDocumentFragment();
  for (const id of condition.conflicts[assessment.program.period] ?? []) {
    conflicts.append(conflict(id, data, translator));
  }
  const item = cloneElement("condition", {
    name: condition.name,
    badge: badge(row.outcome, translator.text(outcome)),
    asks: exemption ? `${asks} ${translator.fill(exemption)}` : asks,
    answer: row.facts.length <= 1,
    answers: row.facts.length > 1,
    values: valuesOf(row.facts, answers, translator),
    standing: [cloneElement(`standing-${row.standing}`)],
    sources: row.sources.map((id) => sourceLink(id, data)),
    dates: conditionDates(timingOf(result, shown), row.id, data, translator),
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

/**
 * @param {string} id
 * @param {CheckData} data
 */
function sourceLink(id, data) {
  const { title, publisher, href, language } = data.sources[id];
  const source = cloneElement("source", {
    title: (link) => (setAttributes(link, { href, lang: language }).textContent = title),
    publisher,
  });
  return setAttributes(source, { "data-source": id });
}
