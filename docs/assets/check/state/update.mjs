// How each event changes the state of the self-check. Pure: no document, no rules, no clock.

/** @import { CheckData } from "../types.d.ts" */
/** @import { Effect, Event, State, Update } from "./types.d.ts" */

import { MAX_CASES, casesOf, stepOf, switchedTo, withNewCase, withoutCurrent } from "./cases.mjs";
import { importAnswers, importCases, importFailed } from "./imports.mjs";
import { cleared, compare, enter, go, knownStep, navigated, show, stepBefore } from "./navigation.mjs";
import { answerUnknown, commit, finish, next, start } from "./questions.mjs";
import { assessed, assessedAll, retry, timed } from "./replies.mjs";
import { failed, ignoreReplies, slow, unchanged } from "./requests.mjs";

/**
 * Return the next state and what has to be done for it.
 * @param {State} state
 * @param {Event} event
 * @param {Pick<CheckData, "earliest_today" | "offers" | "facts">} data
 * @returns {Update}
 */
export function update(state, event, data) {
  switch (event.type) {
    case "open":
      return opened(state, event, data);
    case "start":
      return start(state, event, data);
    case "next":
      return next(state, data);
    case "submit":
      return commit(state, event.reading, true, data, (committed) => next(committed, data));
    case "finish":
      return commit(state, event.reading, false, data, finish);
    case "unknown":
      return answerUnknown(state, data);
    case "back":
      return event.depth > 0 ? { state, effects: [{ type: "back" }] } : go(state, stepBefore(state, data));
    case "change":
      return go(state, { view: "question", fact: event.fact, returning: true, open: state.ask });
    case "resume":
      return state.ask ? go(state, { view: "question", fact: state.ask }) : unchanged(state);
    case "restart":
      return { state: ignoreReplies(state), effects: [{ type: "clear", then: "cleared" }] };
    case "cleared":
      return cleared(state);
    case "show-cases":
      return unchanged({ ...state, casesOpen: true });
    case "new-case":
      return casesOf(state).length < MAX_CASES ? show(withNewCase(state)) : unchanged(state);
    case "switch":
      return show(event.id === state.id ? { ...state, step: stepOf(state.answers) } : switchedTo(state, event.id));
    case "name":
      return { state: { ...state, name: event.name }, effects: [{ type: "replace" }] };
    case "compare":
      return compare(state, event.cases);
    case "erase-case":
      return { state: ignoreReplies(state), effects: [{ type: "clear", then: "case-erased" }] };
    case "case-erased":
      return show(withoutCurrent(state), [{ type: "clean-address" }, { type: "push" }]);
    case "correct":
      return unchanged({ ...state, error: null });
    case "note": {
      const notes = { ...state.notes, [event.name]: event.value };
      return { state: { ...state, notes }, effects: [{ type: "replace" }] };
    }
    case "navigated":
      return navigated(state, event, data);
    case "import":
      return importAnswers(state, event);
    case "import-cases":
      return importCases(state, event.cases);
    case "dismiss":
      return unchanged({ ...state, importError: null });
    case "ready":
      return state.retry ? retry(state, state.retry, data) : unchanged(state);
    case "slow":
      return slow(state, event.id);
    case "failed":
      return failed(state, event.id);
    case "assessed":
      return assessed(state, event.id, event.reply, data);
    case "assessed-all":
      return assessedAll(state, event.id, event.replies);
    case "timed":
      return timed(state, event.id, event.timing);
  }
}

/**
 * Show the step of a page that has just been opened, and what another page in this tab was about to
 * show: the next question, or why answers could not be opened.
 * @param {State} state @param {Event & {type: "open"}} event @param {Pick<CheckData, "offers" | "facts">} data
 * @returns {Update}
 */
function opened(state, { asking, importError }, data) {
  const history = /** @type {Effect[]} */ ([{ type: "replace" }]);
  const entered = enter(state, knownStep(state, state.step, data), history, false);
  if (asking) {
    const asked = next(entered.state, data);
    return { ...asked, effects: [...history, ...asked.effects] };
  }
  if (!importError) return entered;
  const reported = importFailed(entered.state, importError);
  return { ...reported, effects: [...entered.effects, ...reported.effects] };
}
