// Requests to the rules: at most one is pending, and the visitor waits for it.

/** @import { Effect, Purpose, State, Update } from "./types.d.ts" */

import { comparableCases } from "./cases.mjs";

/** @param {State} state @returns {Update} */
export function unchanged(state) {
  return { state, effects: [] };
}

/**
 * @param {State} state @param {Purpose} purpose @param {boolean} [focus]
 * @returns {Update}
 */
export function ask(state, purpose, focus = true) {
  const id = state.lastRequest + 1;
  // The waiting screen stays from one request to the next.
  const waiting = state.pending?.slow ?? false;
  const pending = { id, purpose, slow: waiting, focus: focus || waiting, assessed: null };
  return {
    state: { ...state, lastRequest: id, pending, retry: null, error: null, importError: null },
    effects: [request(state, purpose, id)],
  };
}

/** @param {State} state @param {Purpose} purpose @param {number} id @returns {Effect} */
function request(state, purpose, id) {
  if (purpose.to === "import-cases") {
    const requests = purpose.cases.map(({ text }) => ({ answers: text, programs: null }));
    return { type: "assess-all", id, requests };
  }
  if (purpose.to === "compare") return { type: "assess-all", id, requests: comparedCases(state) };
  if (purpose.to === "import") return { type: "assess", id, answers: purpose.text, programs: purpose.programs };
  const { answers, programs } = state;
  // Which programs are in force only an assessment says.
  return { type: purpose.to === "next" && programs ? "next" : "assess", id, answers, programs };
}

/** Return the cases that are compared, in their order. @param {State} state */
export function comparedCases(state) {
  const ids = state.step.view === "compare" ? state.step.cases : [];
  return comparableCases(state).filter(({ id }) => ids.includes(id));
}

/** @param {State} state @param {number} id @returns {Update} */
export function slow(state, id) {
  if (state.pending?.id !== id || state.pending.slow) return unchanged(state);
  const pending = { ...state.pending, slow: true, focus: true };
  return { state: { ...state, pending }, effects: [{ type: "focus", on: "waiting" }] };
}

/** @param {State} state @param {number} id @returns {Update} */
export function failed(state, id) {
  if (state.pending?.id !== id) return unchanged(state);
  const { purpose } = state.pending;
  return {
    state: { ...state, pending: null, retry: purpose },
    effects: [{ type: "focus", on: "failure" }],
  };
}

/** Drop what is still on its way, while the visitor's answers are being cleared. @param {State} state */
export function ignoreReplies(state) {
  const lastRequest = state.lastRequest + 1;
  return { ...state, lastRequest, pending: state.pending && { ...state.pending, id: lastRequest } };
}
