// Replies of the rules to requests.

/** @import { AssessReply, CheckData, NextReply, ProblemsReply, ProgramDates } from "../types.d.ts" */
/** @import { Purpose, State, Update } from "./types.d.ts" */

import { importFailed, imported, importedCases, programsOf } from "./imports.mjs";
import { go } from "./navigation.mjs";
import { goRejected, isFilingDate, next, rejected } from "./questions.mjs";
import { ask, comparedCases, unchanged } from "./requests.mjs";
import { FILING_DATE } from "./state.mjs";

/**
 * @param {State} state @param {number} id @param {AssessReply | NextReply | ProblemsReply} reply
 * @param {Pick<CheckData, "facts">} data
 * @returns {Update}
 */
export function assessed(state, id, reply, data) {
  const { pending, step } = state;
  if (pending?.id !== id) return unchanged(state);
  const { purpose } = pending;
  if ("problems" in reply) {
    if (purpose.to === "import") {
      return importFailed({ ...state, pending: null }, { from: purpose.from, problems: reply.problems });
    }
    const fact = reply.problems.map((problem) => problem.fact).find((each) => each && each in data.facts);
    return goRejected(state, fact ?? FILING_DATE, rejected("check.error.rules"));
  }
  if ("assessment" in reply) {
    const programs = programsOf(reply.assessment);
    if (purpose.to === "import") return imported(state, { ...purpose, programs });
    if (!state.programs) return assessed({ ...state, programs }, id, reply, data);
    if (purpose.to === "results") {
      return {
        state: { ...state, pending: { ...pending, assessed: reply } },
        effects: [{ type: "timing", id, answers: state.answers, programs: state.programs }],
      };
    }
  }
  const checked = Object.keys(state.outdated).length === 0;
  const returned = step.view === "question" && step.returning && reply.ask === step.open && checked;
  if (reply.ask === null || returned) return go(state, { view: "results" });
  return go(state, { view: "question", fact: reply.ask, notice: isFilingDate(step), left: reply.left });
}

/**
 * @param {State} state @param {number} id @param {(AssessReply | ProblemsReply)[]} replies
 * @returns {Update}
 */
export function assessedAll(state, id, replies) {
  const { pending } = state;
  if (pending?.id !== id) return unchanged(state);
  const { purpose } = pending;
  if (purpose.to === "import-cases") return importedCases(state, purpose.cases, replies);
  const cases = comparedCases(state);
  const assessments = replies.flatMap((reply) => ("problems" in reply ? [] : [reply.assessment]));
  const comparison = assessments.length === cases.length ? { cases, assessments } : null;
  return {
    state: { ...state, pending: null, comparison },
    effects: pending.focus ? [{ type: "focus", on: "heading" }] : [],
  };
}

/** @param {State} state @param {number} id @param {ProgramDates[] | null} timing @returns {Update} */
export function timed(state, id, timing) {
  const { pending } = state;
  if (pending?.id !== id || !pending.assessed) return unchanged(state);
  const { assessment, ask: open } = pending.assessed;
  return {
    state: { ...state, pending: null, results: { assessment, timing }, ask: open },
    effects: pending.focus ? [{ type: "focus", on: "heading" }] : [],
  };
}

/** @param {State} state @param {Purpose} purpose @param {Pick<CheckData, "offers">} data @returns {Update} */
export function retry(state, purpose, data) {
  return purpose.to === "next" ? next({ ...state, retry: null }, data) : ask(state, purpose);
}
