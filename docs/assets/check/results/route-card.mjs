// One route and profile of the results: its outcome, every condition with its reason, the changes.

/** @import { Answers, Assessment, CheckData, ConditionResult, RouteResult, RouteTiming } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { el } from "../dom.mjs";
import { changesOf } from "./suggested-changes.mjs";
import { badge, countsInWords, countsOf, pairName, routeOutcome } from "./outcome-badge.mjs";
import { conditionTiming, routeTiming } from "./eligibility-dates.mjs";

/** @typedef {{data: CheckData, words: Words, answers: Answers, assessment: Assessment, timing: RouteTiming[] | null}} Shown */

/** Up to so many conditions that can not be told are shown unfolded. */
const FEW = 2;

/**
 * @param {RouteResult} result
 * @param {Shown} shown
 * @param {boolean} open
 */
export function routeResult(result, shown, open) {
  const { words } = shown;
  const summary = el(
    "summary",
    {},
    el("h3", {}, pairName(words, result)),
    badge(result.conditions_outcome, routeOutcome(result, words)),
    el("span", { class: "check-counts" }, countsInWords(result, words)),
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
      el("p", {}, words.text("check.results.intake", { intake: words.text(`intake.${result.intake}`) })),
    settledApart(result, words),
    changesOf(result, shown.answers, words),
    routeTiming(timingOf(result, shown), words),
    el("h4", {}, words.text("check.results.conditions")),
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
 * @param {Words} words
 */
function settledApart(result, words) {
  const apart = result.conditions_outcome === "not_met" && countsOf(result).not_met === 0;
  return apart && el("p", {}, words.text("check.results.settled_apart"));
}

/**
 * @param {ConditionResult} row
 * @param {RouteResult} result
 * @param {Shown} shown
 */
function conditionRow(row, result, shown) {
  const { data, words, answers, assessment } = shown;
  const key = row.id === "language" ? `language.${result.profile}` : row.id;
  const condition = data.conditions[key];
  const period = assessment.program.period === "first" ? condition.first : condition.second;
  const term = (/** @type {string} */ id) => el("dt", {}, words.text(id));
  const does_not_apply = !row.applies && condition.does_not_apply;
  const few = countsOf(result).unknown <= FEW;
  const outcome = words.text(row.applies ? `outcome.${row.outcome}` : "check.results.not_applicable");
  const of = el("span", { class: "check-visually-hidden" }, words.text("check.results.more.of", { name: condition.name }));
  const more = el("a", { href: condition.href }, words.text("check.results.more"), of);
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
        el("dd", {}, words.fill(condition.asks), does_not_apply ? ` ${words.fill(does_not_apply)}` : ""),
        term(row.facts.length > 1 ? "check.results.answers" : "check.results.answer"),
        el("dd", {}, answersTo(row.facts, answers, words)),
        term("check.results.standing"),
        el("dd", {}, standing(row.standing, words)),
        term("check.results.sources"),
        el("dd", {}, sourceLinks(row.sources, data)),
      ),
      conditionTiming(timingOf(result, shown), row.id, data, words),
      (period?.conflicts ?? []).map((id) => conflict(id, data, words)),
      el("p", { class: "check-more" }, more),
    ),
  );
}

/**
 * @param {string} id
 * @param {CheckData} data
 * @param {Words} words
 */
function conflict(id, data, words) {
  const { href, title } = data.conflicts[id];
  const link = el("a", { href }, words.text("check.results.conflict", { title }));
  return el("p", { class: "check-conflict" }, link);
}

/**
 * @param {string[]} facts
 * @param {Answers} answers
 * @param {Words} words
 */
function answersTo(facts, answers, words) {
  if (facts.length === 1) return [words.value(facts[0], answers[facts[0]])];
  return facts.map((fact) => {
    const [label, after] = words.text("check.results.answer.of", { label: words.label(fact) }).split("{value}");
    const value = el("b", {}, words.value(fact, answers[fact]));
    return el("div", { class: "check-answer" }, el("span", {}, label), value, after);
  });
}

/**
 * @param {string} id
 * @param {Words} words
 */
function standing(id, words) {
  const title = words.text(`standing.${id}.means`);
  return el("span", { class: `guide-standing guide-standing--${id}`, title }, words.text(`standing.${id}.name`));
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
