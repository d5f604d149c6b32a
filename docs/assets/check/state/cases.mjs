// The cases of the tab: the current one, whose answers the page asks for, and the others. Pure.

/** @import { Answers } from "../types.d.ts" */
/** @import { Case, State, Step } from "./types.d.ts" */

import { FILING_DATE } from "./state.mjs";

/** How many cases a tab holds: each entry of its history holds them all. */
export const MAX_CASES = 20;

/** How many cases are compared side by side. */
export const MAX_COMPARED = 4;

/** Longest name of a case. */
export const MAX_NAME_LENGTH = 40;

/**
 * Return a case without answers.
 * @param {number} id
 * @param {string} [name]
 * @returns {Case}
 */
function emptyCase(id, name = "") {
  return { id, name, step: { view: "start" }, answers: {}, programs: null, outdated: {}, notes: {}, provenance: null };
}

/**
 * Return the current case.
 * @param {State} state
 * @returns {Case}
 */
function currentCase({ id, name, step, answers, programs, outdated, notes, provenance }) {
  const own = step.view === "compare" ? stepOf(answers) : step;
  return { id, name, step: own, answers, programs, outdated, notes, provenance };
}

/**
 * Return what a case shows that was left for a comparison, or opened from a file.
 * @param {Answers} answers
 * @returns {Step}
 */
export function stepOf(answers) {
  return { view: FILING_DATE in answers ? "results" : "start" };
}

/** Return all cases, by id. @param {State} state */
export function casesOf(state) {
  return [...state.others, currentCase(state)].sort((a, b) => a.id - b.id);
}

/**
 * Return whether the visitor uses cases: there are several, or the only one has a name.
 * @param {Pick<State, "others" | "name">} state
 */
export function usesCases({ others, name }) {
  return others.length > 0 || name !== "";
}

/**
 * Return the cases that the rules can assess.
 * @param {State} state
 */
export function comparableCases(state) {
  return casesOf(state).filter(({ answers }) => FILING_DATE in answers);
}

/**
 * Return the cases to compare at first: the current one and those before it, then those after it.
 * @param {State} state
 * @returns {number[]} ids
 */
export function firstCompared(state) {
  const ids = comparableCases(state).map(({ id }) => id);
  const before = ids.filter((id) => id <= state.id).slice(-MAX_COMPARED);
  const after = ids.filter((id) => id > state.id);
  return [...before, ...after].slice(0, MAX_COMPARED);
}

/**
 * Return whether nothing was answered or typed in the current case.
 * @param {Pick<State, "answers" | "notes">} state
 */
export function hasNoAnswers({ answers, notes }) {
  return Object.keys({ ...answers, ...notes }).length === 0;
}

/**
 * Return whether there is nothing to clear.
 * @param {State} state
 */
export function isEmpty(state) {
  return state.step.view === "start" && state.others.length === 0 && hasNoAnswers(state);
}

/**
 * Return the state with another current case. The page shows the step of the case.
 * @param {State} state
 * @param {Case} next  one of the others, or a new one
 * @returns {State}
 */
function withCase(state, next) {
  const others = casesOf(state).filter(({ id }) => id !== next.id);
  return { ...state, ...next, others };
}

/**
 * Return the state with a new case as the current one.
 * @param {State} state
 * @param {Partial<Case>} [content]
 */
export function withNewCase(state, content = {}) {
  const id = Math.max(...casesOf(state).map((each) => each.id)) + 1;
  return withCase(state, { ...emptyCase(id), ...content, id });
}

/**
 * Return the state with the case of this id as the current one; unchanged if there is none.
 * @param {State} state
 * @param {number} id
 */
export function switchedTo(state, id) {
  const found = state.others.find((each) => each.id === id);
  return found ? withCase(state, found) : state;
}

/**
 * Return the state without the current case. The one before it becomes the current one; without
 * others, it is an empty one.
 * @param {State} state
 * @returns {State}
 */
export function withoutCurrent(state) {
  const { others, id } = state;
  const next = others.filter((each) => each.id < id).pop() ?? others[0] ?? emptyCase(1);
  return { ...state, ...next, others: others.filter((each) => each !== next) };
}

/**
 * Return a name without what is no text, cut to its longest length. The joiners of some scripts and of
 * emoji stay between what they join.
 * @param {string} name
 */
export function cleanName(name) {
  const text = name.replace(/(?:(?![\u200c\u200d])[\s\p{C}])+/gu, " ");
  return trimmed([...trimmed(text)].slice(0, MAX_NAME_LENGTH).join(""));
}

/** @param {string} text */
function trimmed(text) {
  return text.replace(/^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/g, "");
}
