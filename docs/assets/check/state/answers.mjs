// Answers of the current case: giving one outdates those that depend on it.

/** @import { AnswerValue, Answers, CheckData } from "../types.d.ts" */
/** @import { Provenance } from "../parsing/provenance.mjs" */
/** @import { State } from "./types.d.ts" */

import { FILING_DATE } from "./state.mjs";

/**
 * Answer a fact. Answers that depend on it are asked again if it had another value before.
 * @param {State} state @param {string} fact @param {AnswerValue} value @param {Pick<CheckData, "facts">} data
 * @returns {State}
 */
export function answer(state, fact, value, { facts }) {
  if (isSame(state.answers[fact], value)) return state;
  const before = state.answers[fact] ?? state.outdated[fact]?.value ?? null;
  const changed = before !== null && !isSame(before, value);
  const { answers, outdated } = changed ? outdate(state, fact, facts) : state;
  return { ...withAnswers(state, { ...answers, [fact]: value }), outdated: without(outdated, fact) };
}

/**
 * Take away the answers that depend on a fact, and remember them as outdated.
 * @param {State} state @param {string} fact @param {CheckData["facts"]} facts
 * @returns {Pick<State, "answers" | "outdated">}
 */
function outdate(state, fact, facts) {
  const answers = { ...state.answers };
  const outdated = { ...state.outdated };
  for (const [other, value] of Object.entries(state.answers)) {
    if (value === null || !facts[other]?.depends_on.includes(fact)) continue;
    outdated[other] = { value, because: fact };
    delete answers[other];
  }
  return { answers, outdated };
}

/**
 * @param {State} state @param {Answers} answers @param {Provenance | null} [provenance]
 * @returns {State}
 */
export function withAnswers(state, answers, provenance = null) {
  return { ...state, answers, provenance };
}

/** @param {State} state @param {CheckData["facts"]} facts */
export function withoutFilingDate(state, facts) {
  const { answers, outdated } = FILING_DATE in state.answers ? outdate(state, FILING_DATE, facts) : state;
  return { answers: without(answers, FILING_DATE), outdated };
}

/**
 * Whether two answers are the same; a list is compared by its words.
 * @param {AnswerValue | undefined} one @param {AnswerValue} other
 */
export function isSame(one, other) {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
}

/** @template T @param {Record<string, T>} record @param {string} key */
function without(record, key) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
