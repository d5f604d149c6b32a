// Moving to a step, with its entry in the browser's history.

/** @import { CheckData } from "../types.d.ts" */
/** @import { Effect, Event, State, Step, Update } from "./types.d.ts" */

import { comparableCases, firstCompared, stepOf, switchedTo } from "./cases.mjs";
import { ask } from "./requests.mjs";
import { FILING_DATE, initialState } from "./state.mjs";

/**
 * Enter a step: whatever was pending or wrong before is dropped; results ask the rules.
 * @param {State} state @param {Step} step @param {Effect[]} [history]
 * @param {boolean} [focus]  whether the reading position moves to the heading
 * @returns {Update}
 */
export function enter(state, step, history = [], focus = true) {
  const visit = state.visit + 1;
  if (step.view === "results") {
    const asked = ask({ ...state, step, visit, results: null }, { to: "results" }, focus);
    return { ...asked, effects: [...history, ...asked.effects] };
  }
  if (step.view === "compare") {
    const asked = ask({ ...state, step, visit, comparison: null }, { to: "compare" }, focus);
    return { ...asked, effects: [...history, ...asked.effects] };
  }
  const entered = { ...state, step, visit, pending: null, retry: null, error: null, importError: null };
  // A question is always read from its heading, also after a reload.
  const moves = focus || step.view === "question";
  return { state: entered, effects: moves ? [...history, { type: "focus", on: "heading" }] : history };
}

/** @param {State} state @param {Step} step @returns {Update} */
export function go(state, step) {
  return enter(state, step, [{ type: "push" }]);
}

/**
 * Show the step of the current case, which has just become so.
 * @param {State} state @param {Effect[]} [history]
 */
export function show(state, history = [{ type: "push" }]) {
  return enter({ ...state, results: null }, state.step, history);
}

/**
 * Compare cases; by default, as many as fit.
 * @param {State} state @param {number[]} [cases]  ids
 */
export function compare(state, cases = firstCompared(state)) {
  const again = state.step.view === "compare";
  return enter(state, { view: "compare", cases }, [{ type: again ? "replace" : "push" }], !again);
}

/**
 * Show an entry of the history. It may be of another case.
 * @param {State} state @param {Event & {type: "navigated"}} event @param {Pick<CheckData, "facts">} data
 */
export function navigated(state, { step, programs, id }, data) {
  const own = switchedTo(state, id);
  return enter({ ...own, programs, results: null }, knownStep(own, step, data), [{ type: "replace" }]);
}

/**
 * Return the step, or the start if the page has no such question, cases or answers any more.
 * @param {State} state @param {Step} step @param {Pick<CheckData, "facts">} data
 * @returns {Step}
 */
export function knownStep(state, step, { facts }) {
  if (step.view === "compare") {
    const ids = comparableCases(state).map(({ id }) => id);
    const cases = step.cases.filter((id) => ids.includes(id));
    return cases.length ? { view: "compare", cases } : { view: "start" };
  }
  const lost =
    (step.view === "question" && !(step.fact in facts)) || (step.view === "results" && !(FILING_DATE in state.answers));
  return lost ? { view: "start" } : step;
}

/**
 * Return the question answered before the shown one, for a visit whose history lacks it.
 * @param {State} state @param {Pick<CheckData, "facts">} data
 * @returns {Step}
 */
export function stepBefore({ step, answers }, { facts }) {
  if (step.view === "compare") return stepOf(answers);
  if (step.view !== "question") return { view: "start" };
  const answered = Object.keys(answers).filter((fact) => fact in facts);
  const index = answered.indexOf(step.fact);
  const fact = answered[(index < 0 ? answered.length : index) - 1];
  return fact ? { view: "question", fact } : { view: "start" };
}

/** @param {State} state @returns {Update} */
export function cleared({ visit, lastRequest }) {
  const empty = { ...initialState(), visit, lastRequest };
  return enter(empty, { view: "start" }, [{ type: "clean-address" }, { type: "push" }]);
}
