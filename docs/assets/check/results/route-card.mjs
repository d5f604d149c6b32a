// One route and profile of the results: its outcome, every condition with its reason, the changes.

/** @import { Answers, Assessment, CheckData, ConditionResult, RouteResult, RouteTiming } from "../types.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { el } from "../dom.mjs";
import { suggestedChanges } from "./suggested-changes.mjs";
import { badge, countsText, countOutcomes, pairName, routeOutcome } from "./outcome-badge.mjs";
import { conditionDates, routeDates } from "./eligibility-dates.mjs";

/** @typedef {{data: CheckData, translator: Translator, answers: Answers, assessment: Assessment, timing: RouteTiming[] | null}} Shown */

/** Up to so many conditions that can not be told are shown unfolded. */
const FEW = 2;

/**
 * @param {RouteResult} result
 * @param {Shown} shown
 * @param {boolean} open
 */
export function routeCard(result, shown, open) {
  const { translator } = shown;
  const summary = el(
    "summary",
    {},
    el("h3", {}, pairName(translator, result)),
    badge(result.conditions_outcome, routeOutcome(result, translator)),
    el("span", { class: "check-counts" }, countsText(result, translator)),
  );
  return el(
    "details",
    {
      class: "check-route",
      "data-route": result.route,
      "data-profile": result.profile,
      "data-outcome": result.outcome,
      "data-conditions-outcome": result.conditions_outcome,
      open,
    },
    summary,
    shown.assessment.program.status === "in_force" &&
      el("p", {}, translator.text("check.results.intake", { intake: translator.text(`intake.${result.intake}`) })),
    jointlyUnmet(result, translator),
    suggestedChanges(result, shown.answers, translator),
    routeDates(timingOf(result, shown), translator),
    el("h4", {}, translator.text("check.results.conditions")),
    el("ul", { class: "check-conditions" }, result.conditions.map((row) => conditionRow(row, result, shown))),
  );
}

/**
 * @param {RouteResult} result
 * @param {Shown} shown
 */
function timingOf({ route, profile }, { timing }) {
  return timing?.find((each) => each.route === route && each.profile === profile);
}

/**
 * A route may be settled while no condition in it is: said, so that it does not look like a slip.
 * @param {RouteResult} result
 * @param {Translator} translator
 */
function jointlyUnmet(result, translator) {
  const apart = result.conditions_outcome === "not_met" && countOutcomes(result).not_met === 0;
  return apart && el("p", {}, translator.text("check.results.jointly_unmet"));
}

/**
 * @param {ConditionResult} row
 * @param {RouteResult} result
 * @param {Shown} shown
 */
function conditionRow(row, result, shown) {
  const { data, translator, answers, assessment } = shown;
  const key = row.id === "language" ? `language.${result.profile}` : row.id;
  const condition = data.conditions[key];
  const period = assessment.program.period === "first" ? condition.first : condition.second;
  const term = (/** @type {string} */ id) => el("dt", {}, translator.text(id));
  const does_not_apply = !row.applies && condition.does_not_apply;
  const few = countOutcomes(result).unknown <= FEW;
  const outcome = translator.text(row.applies ? `outcome.${row.outcome}` : "check.results.not_applicable");
  const of = el("span", { class: "check-visually-hidden" }, translator.text("check.results.more.of", { name: condition.name }));
  const more = el("a", { href: condition.href }, translator.text("check.results.more"), of);
  return el(
    "li",
    { "data-condition": row.id, "data-outcome": row.outcome },
    el(
      "details",
      { open: row.outcome === "not_met" || (few && row.outcome === "unknown") },
      el("summary", {}, el("span", {}, condition.name), badge(row.outcome, outcome)),
      el(
        "dl",
        {},
        term("check.results.asks"),
        el("dd", {}, translator.fill(condition.asks), does_not_apply ? ` ${translator.fill(does_not_apply)}` : ""),
        term(row.facts.length > 1 ? "check.results.answers" : "check.results.answer"),
        el("dd", {}, answersTo(row.facts, answers, translator)),
        term("check.results.standing"),
        el("dd", {}, standing(row.standing, translator)),
        term("check.results.sources"),
        el("dd", {}, sourceLinks(row.sources, data)),
      ),
      conditionDates(timingOf(result, shown), row.id, data, translator),
      (period?.conflicts ?? []).map((id) => conflict(id, data, translator)),
      el("p", { class: "check-more" }, more),
    ),
  );
}

/**
 * @param {string} id
 * @param {CheckData} data
 * @param {Translator} translator
 */
function conflict(id, data, translator) {
  const { href, title } = data.conflicts[id];
  const link = el("a", { href }, translator.text("check.results.conflict", { title }));
  return el("p", { class: "check-conflict" }, link);
}

/**
 * @param {string[]} facts
 * @param {Answers} answers
 * @param {Translator} translator
 */
function answersTo(facts, answers, translator) {
  if (facts.length === 1) return [translator.value(facts[0], answers[facts[0]])];
  return facts.map((fact) => {
    const [label, after] = translator.text("check.results.answer.of", { label: translator.label(fact) }).split("{value}");
    const value = el("b", {}, translator.value(fact, answers[fact]));
    return el("div", { class: "check-answer" }, el("span", {}, label), value, after);
  });
}

/**
 * @param {string} id
 * @param {Translator} translator
 */
function standing(id, translator) {
  const title = translator.text(`standing.${id}.description`);
  return el("span", { class: `guide-standing guide-standing--${id}`, title }, translator.text(`standing.${id}.name`));
}

/**
 * @param {string[]} ids
 * @param {CheckData} data
 */
function sourceLinks(ids, data) {
  return ids.map((id) => {
    const { title, publisher, href, language } = data.sources[id];
    const link = el("a", { href, lang: language }, title);
    const by = el("span", { class: "check-publisher" }, publisher);
    return el("span", { class: "check-source", "data-source": id }, link, " ", by);
  });
}
