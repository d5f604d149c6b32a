// The line above the page with the current case, and the menu of cases behind it. Nothing is shown
// until the visitor uses cases.

/** @import { State } from "../state/types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { el, query, ref } from "../dom.mjs";
import { caseName, isolatedCaseName } from "./case-name.mjs";
import { MAX_CASES, casesOf, comparableCases, usesCases } from "../state/cases.mjs";
import { viewOf } from "../state/state.mjs";

/** What the line shows of a state. @type {string} */
let shown = "";

export function nameField() {
  return /** @type {HTMLInputElement} */ (ref("case-name"));
}

export function closeCaseMenu() {
  /** @type {HTMLDetailsElement} */ (ref("cases")).open = false;
}

/** @param {State} state @param {Translator} translator */
export function renderCaseBar(state, translator) {
  const visible = usesCases(state) || state.casesOpen;
  const menu = /** @type {HTMLDetailsElement} */ (ref("cases"));
  ref("show-cases").hidden = visible || viewOf(state) === "waiting";
  if (menu.hidden) menu.open = state.casesOpen;
  menu.hidden = !visible;
  const cases = casesOf(state);
  const ready = comparableCases(state).length;
  const content = JSON.stringify([cases.map(({ id, name }) => [id, name]), state.id, ready]);
  if (content === shown) return;
  shown = content;
  const place = cases.findIndex(({ id }) => id === state.id) + 1;
  const name = isolatedCaseName(state, translator);
  query(menu, "summary").textContent =
    cases.length > 1
      ? translator.text("check.cases.current.of", { name, n: place, all: cases.length })
      : translator.text("check.cases.current", { name });
  ref("case-list").hidden = cases.length < 2;
  ref("case-list").replaceChildren(...cases.map((each) => el("li", {}, caseButton(each, state.id, translator))));
  nameField().value = state.name;
  ref("case-compare").hidden = ready < 2;
  ref("case-save").hidden = ready < 1;
  ref("case-erase").hidden = cases.length < 2;
  ref("case-new").hidden = cases.length >= MAX_CASES;
}

/** @param {{id: number, name: string}} one @param {number} current @param {Translator} translator */
function caseButton(one, current, translator) {
  const attributes = { type: "button", class: "check-link", "data-case": "switch", "data-id": String(one.id) };
  return el("button", { ...attributes, "aria-current": one.id === current && "true" }, caseName(one, translator));
}
