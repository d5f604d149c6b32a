// The state of the self-check in a tab, and what the page shows of it.

/** @import { State, View } from "./types.d.ts" */

/** The fact without which the rules assess nothing. */
export const FILING_DATE = "filing_date";

/**
 * Return the state of a tab from its entry in the browser's history.
 * @param {Partial<Pick<State, "step" | "answers" | "programs" | "outdated" | "notes" | "provenance" | "id" | "name" | "others">>} [entry]
 * @returns {State}
 */
export function initialState({
  step = { view: "start" },
  answers = {},
  programs = null,
  outdated = {},
  notes = {},
  provenance = null,
  id = 1,
  name = "",
  others = [],
} = {}) {
  return {
    id,
    name,
    others,
    casesOpen: false,
    step,
    visit: 0,
    answers,
    programs,
    outdated,
    notes,
    provenance,
    lastRequest: 0,
    pending: null,
    retry: null,
    error: null,
    importError: null,
    results: null,
    comparison: null,
    ask: null,
  };
}

/**
 * Return what the page shows.
 * @param {State} state
 * @returns {View}
 */
export function viewOf({ step, pending, results, comparison }) {
  if (pending) return pending.slow ? "waiting" : "blank";
  if (step.view === "compare" && !comparison) return "blank";
  if (step.view === "results" && !results) return "answers";
  return step.view;
}
