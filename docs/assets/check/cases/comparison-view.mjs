// The page that shows cases side by side: conditions down, cases across.

/** @import { CheckData } from "../types.d.ts" */
/** @import { State } from "../state/types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */
/** @import { Case } from "../state/types.d.ts" */
/** @import { ConditionCell, ConditionGroup, ConditionRow, ProgramComparison, RouteCell } from "./comparison.mjs" */

import { cloneTemplate, el, queryAll, ref, setAttributes } from "../dom.mjs";
import { formatAnswer } from "../forms/index.mjs";
import { today } from "../parsing/dates.mjs";
import { badge, routeBadge, routeName, routeOutcome } from "../results/outcome-badge.mjs";
import { caseName, isolatedCaseName } from "./case-name.mjs";
import { MAX_COMPARED, comparableCases } from "../state/cases.mjs";
import { compareCases } from "./comparison.mjs";

/** @typedef {{data: CheckData, translator: Translator, cases: Case[]}} Compared */

/** What the page shows. @type {State["comparison"]} */
let shown = null;

/** What had the focus when the page last showed a comparison. */
let focused = "";

/**
 * Show the comparison of a state, or nothing.
 * @param {State | null} state
 * @param {CheckData} data
 * @param {Translator} translator
 */
export function renderComparison(state, data, translator) {
  const comparison = state?.comparison ?? null;
  ref("compare").hidden = !comparison;
  if (!state || !comparison) {
    if (shown) focused = focusedChoice();
    shown = null;
    ref("compare").replaceChildren();
    return;
  }
  if (comparison === shown) return;
  shown = comparison;
  const { cases, assessments } = comparison;
  const compared = { data, translator, cases };
  const programs = compareCases(assessments, data);
  const rows = programs.flatMap((program) => programRows(program, compared));
  const choices = caseChoices(state, translator);
  ref("compare").replaceChildren(
    cloneTemplate("comparison", {
      choose: choices.length > MAX_COMPARED,
      "choose-hint": translator.text("check.compare.choose.hint", { most: MAX_COMPARED }),
      choices,
      head: [headRow(compared)],
      rows,
      table: (table) => {
        table.style.setProperty("--cases", String(cases.length));
        table.style.setProperty("--rows", String(rows.filter((each) => !("met" in each.dataset)).length));
      },
      notices: notices(programs, translator).map((text) => el("p", {}, text)),
      printed: translator.text("check.results.printed", { date: translator.date(today()) }),
      version: translator.text("check.results.rules", { version: assessments[0].rules_version }),
    }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

/** Return the id of the ticked case that has the focus, which its new comparison returns to it. */
function focusedChoice() {
  const { activeElement } = document;
  return activeElement && ref("compare").contains(activeElement) ? activeElement.id : "";
}

/** Return the ids of the cases that are ticked. */
export function comparedIds() {
  const boxes = /** @type {HTMLInputElement[]} */ (queryAll(ref("compare"), "input[name=compared]"));
  return boxes.filter(({ checked }) => checked).map(({ value }) => Number(value));
}

/** @param {State} state @param {Translator} translator */
function caseChoices(state, translator) {
  const ticked = state.step.view === "compare" ? state.step.cases : [];
  return comparableCases(state).map((each) => {
    const checked = ticked.includes(each.id);
    const disabled = checked ? ticked.length === 1 : ticked.length >= MAX_COMPARED;
    const box = { type: "checkbox", name: "compared", value: String(each.id), id: `compared-${each.id}`, checked, disabled };
    return el("label", { class: "check-choice" }, el("input", box), el("span", {}, caseName(each, translator)));
  });
}

/** @param {Compared} compared */
function headRow({ cases, translator }) {
  const heads = cases.map((each) => {
    const name = caseName(each, translator);
    const open = translator.text("check.compare.open.of", { name: isolatedCaseName(each, translator) });
    const attributes = { type: "button", class: "check-link", "data-case": "switch", "data-id": String(each.id) };
    return el(
      "th",
      { scope: "col" },
      el("span", { class: "check-compare__name" }, name),
      el("span", { class: "check-compare__date" }, translator.date(String(each.answers.filing_date))),
      el("button", { ...attributes, "aria-label": open }, translator.text("check.compare.open")),
    );
  });
  return el("tr", {}, el("th", { scope: "col" }, translator.text("check.compare.condition")), heads);
}

/** @param {ProgramComparison} program @param {Compared} compared */
function programRows({ program, routes, groups }, compared) {
  const { translator } = compared;
  const name = translator.data.programs[program].name;
  return [
    groupRow(name, "program", null, compared),
    ...routes.map((route) => row(routeName(translator, route), route.cells, (cell) => routeCell(cell, compared), compared)),
    ...groups.flatMap((group) => [
      groupRow(groupName(group, compared), "group", metInAll(group, compared), compared),
      ...group.rows.map((each) => conditionRow(each, compared)),
    ]),
  ];
}

/** @param {ConditionGroup} group @param {Compared} compared */
function groupName({ route, profile }, { translator }) {
  if (route) return routeName(translator, { route, profile });
  return translator.text(profile ? `profile.${profile}.name` : "check.tables.general");
}

/**
 * @param {string} name @param {"program" | "group"} kind
 * @param {string | null} met  which conditions every case meets, where paper has no rows for them
 * @param {Compared} compared
 */
function groupRow(name, kind, met, { cases }) {
  const columns = String(cases.length + 1);
  const more = met && el("span", { class: "check-compare__met" }, met);
  const heading = el("th", { scope: "colgroup", colspan: columns }, el("span", {}, name, more));
  return el("tr", { class: `check-compare__${kind}` }, heading);
}

/** @param {ConditionGroup} group @param {Compared} compared */
function metInAll({ rows }, { translator }) {
  const names = rows.filter(isMetInAll).map(({ key }) => translator.data.conditions[key].name);
  return names.length ? translator.text("check.compare.met_in_all", { conditions: translator.list(names) }) : null;
}

/** @param {ConditionRow} row  which some case has */
function isMetInAll({ cells }) {
  return cells.every((cell) => cell === null || (cell.row.outcome === "met" && cell.row.applies));
}

/** @param {ConditionRow} one @param {Compared} compared */
function conditionRow(one, compared) {
  const { name } = compared.translator.data.conditions[one.key];
  const shownRow = row(name, one.cells, (cell, place) => conditionCell(cell, place, compared), compared);
  return setAttributes(shownRow, { "data-met": isMetInAll(one) });
}

/**
 * @template Cell
 * @param {string} name
 * @param {(Cell | null)[]} cells
 * @param {(cell: Cell, place: number) => (Node | string)[]} contentOf
 * @param {Compared} compared
 */
function row(name, cells, contentOf, { translator }) {
  const columns = cells.map((cell, place) => el("td", {}, cell ? contentOf(cell, place) : notChecked(translator)));
  return el("tr", {}, el("th", { scope: "row" }, name), columns);
}

/** @param {Translator} translator */
function notChecked(translator) {
  return [
    el("span", { "aria-hidden": "true" }, "–"),
    el("span", { class: "check-visually-hidden" }, translator.text("check.compare.not_checked")),
  ];
}

/** @param {RouteCell} cell @param {Compared} compared */
function routeCell({ program, result }, { translator }) {
  return [routeBadge(result, program, translator, shortOutcome({ program, result }, translator))];
}

/** @param {RouteCell} cell @param {Translator} translator */
function shortOutcome({ program, result }, translator) {
  const { conditions_outcome, hypothetical, intake } = result;
  if (hypothetical) return routeOutcome(result, program, translator);
  const reserved = conditions_outcome === "met" && intake !== "open";
  return translator.text(reserved ? `check.compare.route.${intake}` : `check.compare.route.${conditions_outcome}`);
}

/** @param {ConditionCell} cell @param {number} place @param {Compared} compared */
function conditionCell({ row: { outcome, applies, facts } }, place, { translator, cases }) {
  const text = translator.text(applies ? `outcome.${outcome}` : "check.compare.not_applicable");
  const [fact] = facts;
  const value = facts.length === 1 && outcome === "not_met" && formatAnswer(fact, cases[place].answers[fact], translator);
  const shownValue = value ? [el("span", { class: "check-compare__value" }, value)] : [];
  return [badge(outcome, text), ...shownValue];
}

/**
 * Return what has to be known of the compared programs.
 * @param {ProgramComparison[]} programs @param {Translator} translator
 */
function notices(programs, translator) {
  return programs.flatMap(({ program }) => translator.data.programs[program].notice ?? []);
}
