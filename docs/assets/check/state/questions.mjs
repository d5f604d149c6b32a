// Asking and answering questions, one at a time.

/** @import { CheckData } from "../types.d.ts" */
/** @import { Event, Programs, QuestionStep, Reading, Rejected, State, Step, Update } from "./types.d.ts" */

import { answer, withAnswers, withoutFilingDate } from "./answers.mjs";
import { go } from "./navigation.mjs";
import { ask, unchanged } from "./requests.mjs";
import { FILING_DATE } from "./state.mjs";

/**
 * Show the first question about the programs. The filing date of other programs is not theirs.
 * @param {State} state @param {Event & {type: "start"}} event @param {Pick<CheckData, "earliest_today" | "offers" | "facts">} data
 * @returns {Update}
 */
export function start(state, { programs, today }, data) {
  const same = state.programs?.join() === programs.join();
  const { answers, outdated } = same ? state : withoutFilingDate(state, data.facts);
  const [fact] = openingOf(programs, data);
  const step = openingStep(fact, programs, data);
  if (today !== null) {
    const right = today >= data.earliest_today && today <= String(data.facts[FILING_DATE].maximum);
    step[right ? "suggested" : "wrong_today"] = today;
  }
  return go({ ...withAnswers(state, answers), outdated, programs }, step);
}

/**
 * Ask the first open question: the opening ones at once, then what the rules name.
 * @param {State} state @param {Pick<CheckData, "offers">} data
 * @returns {Update}
 */
export function next(state, data) {
  const { step, answers } = state;
  const open = openingOf(state.programs, data).find((fact) => !(fact in answers));
  const returning = step.view === "question" && step.returning;
  if (open && !returning) return go(state, { ...openingStep(open, state.programs, data), notice: isFilingDate(step) });
  return ask(state, { to: "next" });
}

/**
 * Return the facts to ask about the programs before the rules are loaded.
 * @param {Programs} programs @param {Pick<CheckData, "offers">} data
 */
function openingOf(programs, data) {
  return offerOf(programs, data)?.opening ?? [FILING_DATE];
}

/**
 * Return the step of an opening question, with the bound that holds before the rules give theirs.
 * @param {string} fact @param {Programs} programs @param {Pick<CheckData, "offers">} data
 * @returns {QuestionStep}
 */
function openingStep(fact, programs, data) {
  const offer = offerOf(programs, data);
  return { view: "question", fact, left: offer && offer.most - offer.opening.indexOf(fact) };
}

/** @param {Programs} programs @param {Pick<CheckData, "offers">} data */
function offerOf(programs, { offers }) {
  return offers.find((each) => each.programs.join() === programs?.join());
}

/** @param {Step} step */
export function isFilingDate(step) {
  return step.view === "question" && step.fact === FILING_DATE;
}

/**
 * Take the answer that was read, then go on; an error keeps the question.
 * @param {State} state
 * @param {Reading | null} reading
 * @param {boolean} required  whether an empty question is an error
 * @param {Pick<CheckData, "facts">} data
 * @param {(state: State) => Update} then
 * @returns {Update}
 */
export function commit(state, reading, required, data, then) {
  const { step } = state;
  if (state.pending) return unchanged(state);
  if (step.view !== "question" || !reading) return then(state);
  if ("value" in reading) {
    return saved(then(answer(state, step.fact, reading.value, data)));
  }
  return reading.empty && !required ? then(state) : reject(state, reading);
}

/** Keep a new answer through a reload, also if no new entry does. @param {Update} update @returns {Update} */
function saved({ state, effects }) {
  const pushed = effects.some(({ type }) => type === "push");
  return { state, effects: pushed ? effects : [{ type: "replace" }, ...effects] };
}

/** @param {State} state @param {Pick<CheckData, "offers" | "facts">} data @returns {Update} */
export function answerUnknown(state, data) {
  const { step } = state;
  if (step.view !== "question" || state.pending) return unchanged(state);
  if (data.facts[step.fact].required) return reject(state, rejected("check.error.date.required"));
  return saved(next(answer(state, step.fact, null, data), data));
}

/** @param {State} state @returns {Update} */
export function finish(state) {
  if (state.answers[FILING_DATE] !== undefined) return go(state, { view: "results" });
  const required = rejected("check.error.date.required");
  return isFilingDate(state.step) ? reject(state, required) : goRejected(state, FILING_DATE, required);
}

/** @param {State} state @param {Rejected} error @returns {Update} */
function reject(state, error) {
  return { state: { ...state, error }, effects: [{ type: "focus", on: "errors" }] };
}

/** @param {string} message @returns {Rejected} */
export function rejected(message) {
  return { error: { message }, fields: [], empty: false };
}

/** @param {State} state @param {string} fact @param {Rejected} error @returns {Update} */
export function goRejected(state, fact, error) {
  const gone = go(state, { view: "question", fact });
  const shown = reject(gone.state, error);
  return { state: shown.state, effects: [{ type: "push" }, ...shown.effects] };
}
