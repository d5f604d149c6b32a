// The state of the self-check and how each event changes it. Pure: no document, no rules, no clock.

/** @import { AnswerValue, AssessReply, Answers, Assessment, CheckData, Problem, ProblemsReply, ProgramDates } from "./types.d.ts" */
/** @import { Value } from "./forms/index.mjs" */
/** @import { Provenance } from "./results/provenance.mjs" */
/** @import { Case } from "./cases/cases.mjs" */

import {
  MAX_CASES,
  MAX_COMPARED,
  casesOf,
  comparableCases,
  firstCompared,
  hasNoAnswers,
  stepOf,
  switchedTo,
  withNewCase,
  withoutCurrent,
} from "./cases/cases.mjs";

/**
 * A page of the self-check, and what its entry in the browser's history holds.
 * @typedef {{view: "start"} | {view: "results"} | {view: "compare", cases: number[]} | QuestionStep} Step
 *
 * @typedef {object} QuestionStep
 * @property {"question"} view
 * @property {string} fact
 * @property {boolean} [notice]  show the notice on the filing date above the question
 * @property {boolean} [returning]  go back to the results afterwards
 * @property {string | null} [open]  with returning: the fact to ask next when the results were shown
 * @property {number} [left]  how many questions are left at most, this one included
 * @property {Value} [suggested]  what to fill in where there is no answer yet
 */

/**
 * Why the rules are asked, and so what their reply leads to.
 * @typedef {{to: "next"} | {to: "results"} | {to: "compare"} | Import | CasesImport} Purpose
 * @typedef {{to: "import", from: "link" | "file", text: string, answers: Answers, programs: Programs, provenance: Provenance | null}} Import
 * text: the JSON of the answers, for the rules to read
 * @typedef {{to: "import-cases", cases: ImportedCase[]}} CasesImport
 * @typedef {{line: number, name: string, text: string, answers: Answers}} ImportedCase  of a line of a file
 */

/**
 * @typedef {object} Pending  the request that the visitor waits for
 * @property {number} id
 * @property {Purpose} purpose
 * @property {boolean} slow  the waiting screen is shown
 * @property {boolean} focus  the reading position moves to what comes
 * @property {AssessReply | null} assessed  the first of the two replies that results need
 */

/**
 * @typedef {{text: string} | {message: string}} ErrorText  message: an id of the catalog
 * @typedef {{error: ErrorText, fields: string[], empty: boolean}} Rejected  fields: ids, empty for all
 * @typedef {{value: Value} | Rejected} Reading  what the fields of the shown question hold
 */

/**
 * The ids of the programs to assess; without them, those in force on the filing date.
 * @typedef {string[] | null} Programs
 */

/**
 * An answer that is asked again.
 * @typedef {{value: Value, because: string}} Outdated  because: the fact whose answer has changed
 */

/**
 * Why answers could not be opened: `message` is an id of the catalog, for what is no fault of an
 * answer. `line` is that of a file of several cases.
 * @typedef {{from: "link" | "file", problems: (Problem & {line?: number})[], message?: string}} ImportError
 */

/**
 * @typedef {object} State
 * @property {number} id  of the current case
 * @property {string} name  of the current case
 * @property {Case[]} others  the other cases
 * @property {boolean} casesOpen  the cases were asked for, though there is only one
 * @property {Step} step
 * @property {number} visit  counts the steps entered; the same visit keeps what is typed
 * @property {Answers} answers
 * @property {Programs} programs
 * @property {Record<string, Outdated>} outdated  answers that depend on one that has changed since, by fact
 * @property {Record<string, unknown>} notes  what is typed into calculators
 * @property {Provenance | null} provenance  which rules made the link or file of the answers
 * @property {number} lastRequest
 * @property {Pending | null} pending
 * @property {Purpose | null} retry  what to ask once Python is ready after all
 * @property {Rejected | null} error  of the shown question
 * @property {ImportError | null} importError
 * @property {{assessment: Assessment, timing: ProgramDates[] | null} | null} results
 * @property {{cases: Case[], assessments: Assessment[]} | null} comparison
 * @property {string | null} ask  the fact to ask next, by the last results
 */

/**
 * @typedef {"start" | "question" | "blank" | "waiting" | "results" | "answers" | "compare"} View
 * answers: the answers alone, because the rules cannot be reached.
 *
 * @typedef {"heading" | "waiting" | "failure" | "errors" | "import-error"} FocusTarget
 */

/**
 * @typedef {{type: "open"} | {type: "next"} | {type: "start", programs: string[], today: string | null} | {type: "unknown"} | {type: "resume"} | {type: "correct"}
 *   | {type: "restart"} | {type: "cleared"} | {type: "ready"} | {type: "dismiss"}
 *   | {type: "submit", reading: Reading | null} | {type: "finish", reading: Reading | null}
 *   | {type: "back", depth: number} | {type: "change", fact: string} | {type: "note", name: string, value: unknown}
 *   | {type: "navigated", step: Step, programs: Programs, id: number}
 *   | {type: "import", from: "link" | "file", text: string, answers: Answers | null, programs: Programs, provenance: Provenance | null}
 *   | {type: "import-cases", cases: (Omit<ImportedCase, "answers"> & {answers: Answers | null})[]}
 *   | {type: "show-cases"} | {type: "new-case"} | {type: "switch", id: number} | {type: "name", name: string}
 *   | {type: "compare", cases?: number[]} | {type: "erase-case"} | {type: "case-erased"}
 *   | {type: "assessed-all", id: number, replies: (AssessReply | ProblemsReply)[]}
 *   | {type: "slow", id: number} | {type: "failed", id: number}
 *   | {type: "assessed", id: number, reply: AssessReply | ProblemsReply}
 *   | {type: "timed", id: number, timing: ProgramDates[] | null}} Event
 */

/**
 * What the controller does after the state is rendered.
 * @typedef {{type: "push"} | {type: "replace"} | {type: "clean-address"} | {type: "back"}
 *   | {type: "clear", then: "cleared" | "case-erased"}
 *   | {type: "assess", id: number, answers: Answers | string, programs: Programs}
 *   | {type: "assess-all", id: number, requests: {answers: Answers | string, programs: Programs}[]}
 *   | {type: "timing", id: number, answers: Answers, programs: Programs}
 *   | {type: "focus", on: FocusTarget}} Effect
 *
 * @typedef {{state: State, effects: Effect[]}} Update
 */

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

/**
 * Return whether there is anything to clear.
 * @param {State} state
 */
export function isEmpty(state) {
  return state.step.view === "start" && state.others.length === 0 && hasNoAnswers(state);
}

/**
 * Return the next state and what has to be done for it.
 * @param {State} state
 * @param {Event} event
 * @param {Pick<CheckData, "offers" | "facts">} data
 * @returns {Update}
 */
export function update(state, event, data) {
  switch (event.type) {
    case "open":
      return enter(state, knownStep(state, state.step, data), [{ type: "replace" }], false);
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

/** @param {State} state @returns {Update} */
function unchanged(state) {
  return { state, effects: [] };
}

/**
 * Enter a step: whatever was pending or wrong before is dropped; results ask the rules.
 * @param {State} state @param {Step} step @param {Effect[]} [history]
 * @param {boolean} [focus]  whether the reading position moves to the heading
 * @returns {Update}
 */
function enter(state, step, history = [], focus = true) {
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
function go(state, step) {
  return enter(state, step, [{ type: "push" }]);
}

/**
 * Show the step of the current case, which has just become so.
 * @param {State} state @param {Effect[]} [history]
 */
function show(state, history = [{ type: "push" }]) {
  return enter({ ...state, results: null }, state.step, history);
}

/**
 * Compare cases; by default, as many as fit.
 * @param {State} state @param {number[]} [cases]  ids
 */
function compare(state, cases = firstCompared(state)) {
  const again = state.step.view === "compare";
  return enter(state, { view: "compare", cases }, [{ type: again ? "replace" : "push" }], !again);
}

/**
 * Show an entry of the history. It may be of another case.
 * @param {State} state @param {Event & {type: "navigated"}} event @param {Pick<CheckData, "facts">} data
 */
function navigated(state, { step, programs, id }, data) {
  const own = switchedTo(state, id);
  return enter({ ...own, programs, results: null }, knownStep(own, step, data), [{ type: "replace" }]);
}

/**
 * Return the step, or the start if the page has no such question or no such cases any more.
 * @param {State} state @param {Step} step @param {Pick<CheckData, "facts">} data
 * @returns {Step}
 */
function knownStep(state, step, { facts }) {
  if (step.view === "compare") {
    const ids = comparableCases(state).map(({ id }) => id);
    const cases = step.cases.filter((id) => ids.includes(id));
    return cases.length ? { view: "compare", cases } : { view: "start" };
  }
  return step.view === "question" && !(step.fact in facts) ? { view: "start" } : step;
}

/**
 * Return the question answered before the shown one, for a visit whose history lacks it.
 * @param {State} state @param {Pick<CheckData, "facts">} data
 * @returns {Step}
 */
function stepBefore({ step, answers }, { facts }) {
  if (step.view === "compare") return stepOf(answers);
  if (step.view !== "question") return { view: "start" };
  const answered = Object.keys(answers).filter((fact) => fact in facts);
  const index = answered.indexOf(step.fact);
  const fact = answered[(index < 0 ? answered.length : index) - 1];
  return fact ? { view: "question", fact } : { view: "start" };
}

/**
 * @param {State} state @param {Purpose} purpose @param {boolean} [focus]
 * @returns {Update}
 */
function ask(state, purpose, focus = true) {
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
  const { programs } = purpose.to === "import" ? purpose : state;
  return { type: "assess", id, answers: purpose.to === "import" ? purpose.text : state.answers, programs };
}

/** Return the cases that are compared, in their order. @param {State} state */
function comparedCases(state) {
  const ids = state.step.view === "compare" ? state.step.cases : [];
  return comparableCases(state).filter(({ id }) => ids.includes(id));
}

/**
 * Show the first question about the programs. The filing date of other programs is not theirs.
 * @param {State} state @param {Event & {type: "start"}} event @param {Pick<CheckData, "offers" | "facts">} data
 * @returns {Update}
 */
function start(state, { programs, today }, data) {
  const same = state.programs?.join() === programs.join();
  const { answers, outdated } = same ? state : withoutFilingDate(state, data.facts);
  const { minimum, maximum } = data.facts[FILING_DATE];
  const possible = today !== null && today >= String(minimum) && today <= String(maximum);
  const [fact] = openingOf(programs, data);
  const step = /** @type {QuestionStep} */ ({ view: "question", fact });
  if (possible) step.suggested = today;
  return go({ ...withAnswers(state, answers), outdated, programs }, step);
}

/** @param {State} state @param {CheckData["facts"]} facts */
function withoutFilingDate(state, facts) {
  const { answers, outdated } = FILING_DATE in state.answers ? outdate(state, FILING_DATE, facts) : state;
  return { answers: without(answers, FILING_DATE), outdated };
}

/** @template T @param {Record<string, T>} record @param {string} key */
function without(record, key) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/**
 * Return the facts to ask about the programs before the rules are loaded.
 * @param {Programs} programs @param {Pick<CheckData, "offers">} data
 */
function openingOf(programs, { offers }) {
  const offer = offers.find((each) => each.programs.join() === programs?.join());
  return offer?.opening ?? [FILING_DATE];
}

/**
 * Ask the first open question: the opening ones at once, then what the rules name.
 * @param {State} state @param {Pick<CheckData, "offers">} data
 * @returns {Update}
 */
function next(state, data) {
  const { step, answers } = state;
  const open = openingOf(state.programs, data).find((fact) => !(fact in answers));
  const returning = step.view === "question" && step.returning;
  if (open && !returning) return go(state, { view: "question", fact: open, notice: isFilingDate(step) });
  return ask(state, { to: "next" });
}

/** @param {Step} step */
function isFilingDate(step) {
  return step.view === "question" && step.fact === FILING_DATE;
}

/**
 * @param {State} state @param {Answers} answers @param {Provenance | null} [provenance]
 * @returns {State}
 */
function withAnswers(state, answers, provenance = null) {
  return { ...state, answers, provenance };
}

/**
 * Answer a fact. Answers that depend on it are asked again if it had another value before.
 * @param {State} state @param {string} fact @param {AnswerValue} value @param {Pick<CheckData, "facts">} data
 * @returns {State}
 */
function answer(state, fact, value, { facts }) {
  if (isSame(state.answers[fact], value)) return state;
  const before = state.answers[fact] ?? state.outdated[fact]?.value ?? null;
  const changed = before !== null && !isSame(before, value);
  const { answers, outdated } = changed ? outdate(state, fact, facts) : state;
  return { ...withAnswers(state, { ...answers, [fact]: value }), outdated: without(outdated, fact) };
}

/**
 * Whether two answers are the same; a list is compared by its words.
 * @param {AnswerValue | undefined} one @param {AnswerValue} other
 */
function isSame(one, other) {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
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
 * Take the answer that was read, then go on; an error keeps the question.
 * @param {State} state
 * @param {Reading | null} reading
 * @param {boolean} required  whether an empty question is an error
 * @param {Pick<CheckData, "facts">} data
 * @param {(state: State) => Update} then
 * @returns {Update}
 */
function commit(state, reading, required, data, then) {
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

/** @param {State} state @param {Rejected} error @returns {Update} */
function reject(state, error) {
  return { state: { ...state, error }, effects: [{ type: "focus", on: "errors" }] };
}

/** @param {string} message @returns {Rejected} */
function rejected(message) {
  return { error: { message }, fields: [], empty: false };
}

/** @param {State} state @param {Pick<CheckData, "offers" | "facts">} data @returns {Update} */
function answerUnknown(state, data) {
  const { step } = state;
  if (step.view !== "question" || state.pending) return unchanged(state);
  if (data.facts[step.fact].required) return reject(state, rejected("check.error.date.unknown"));
  return saved(next(answer(state, step.fact, null, data), data));
}

/** @param {State} state @returns {Update} */
function finish(state) {
  if (state.answers[FILING_DATE] !== undefined) return go(state, { view: "results" });
  const required = rejected("check.error.date.required");
  return isFilingDate(state.step) ? reject(state, required) : goRejected(state, FILING_DATE, required);
}

/** @param {State} state @param {string} fact @param {Rejected} error @returns {Update} */
function goRejected(state, fact, error) {
  const gone = go(state, { view: "question", fact });
  const shown = reject(gone.state, error);
  return { state: shown.state, effects: [{ type: "push" }, ...shown.effects] };
}

/**
 * Ask the rules about answers of a link or a file; they replace the visitor's if the rules accept them.
 * @param {State} state @param {Event & {type: "import"}} event
 * @returns {Update}
 */
function importAnswers(state, { from, text, answers, programs, provenance }) {
  if (!answers) return importFailed(state, { from, problems: [] });
  return ask(state, { to: "import", from, text, answers, programs, provenance });
}

/**
 * Ask the rules about the cases of a file. They are opened if each line is accepted.
 * @param {State} state @param {(Event & {type: "import-cases"})["cases"]} cases
 * @returns {Update}
 */
function importCases(state, cases) {
  const readable = /** @type {ImportedCase[]} */ (cases.filter(({ answers }) => answers));
  if (readable.length < cases.length) {
    const bad = cases.filter(({ answers }) => !answers);
    const problems = bad.map(({ line }) => ({ fact: null, code: "form", value: "", allowed: "", line }));
    return importFailed(state, { from: "file", problems });
  }
  if (readable.length > roomFor(state)) return tooMany(state, "file");
  return ask(state, { to: "import-cases", cases: readable });
}

/** Return how many cases can be opened: one without answers gives up its place. @param {State} state */
function roomFor(state) {
  return MAX_CASES - casesOf(state).length + (isUnused(state) ? 1 : 0);
}

/** @param {State} state */
function isUnused(state) {
  return hasNoAnswers(state) && state.name === "";
}

/** @param {State} state @param {"link" | "file"} from */
function tooMany(state, from) {
  return importFailed(state, { from, problems: [], message: "check.cases.too_many" });
}

/** @param {State} state @param {ImportError} importError @returns {Update} */
function importFailed(state, importError) {
  // What was still on its way is asked for again.
  const { step, results, comparison, pending } = state;
  const stranded = !pending && ((step.view === "results" && !results) || (step.view === "compare" && !comparison));
  const before = stranded ? ask(state, { to: step.view === "compare" ? "compare" : "results" }) : unchanged(state);
  return {
    state: { ...before.state, importError },
    effects: [...before.effects, { type: "focus", on: "import-error" }],
  };
}

/** @param {State} state @param {Purpose} purpose @param {Pick<CheckData, "offers">} data @returns {Update} */
function retry(state, purpose, data) {
  return purpose.to === "next" ? next({ ...state, retry: null }, data) : ask(state, purpose);
}

/** @param {State} state @param {number} id @returns {Update} */
function slow(state, id) {
  if (state.pending?.id !== id || state.pending.slow) return unchanged(state);
  const pending = { ...state.pending, slow: true, focus: true };
  return { state: { ...state, pending }, effects: [{ type: "focus", on: "waiting" }] };
}

/** @param {State} state @param {number} id @returns {Update} */
function failed(state, id) {
  if (state.pending?.id !== id) return unchanged(state);
  const { purpose } = state.pending;
  return {
    state: { ...state, pending: null, retry: purpose },
    effects: [{ type: "focus", on: "failure" }],
  };
}

/**
 * @param {State} state @param {number} id @param {AssessReply | ProblemsReply} reply
 * @param {Pick<CheckData, "facts">} data
 * @returns {Update}
 */
function assessed(state, id, reply, data) {
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
  if (purpose.to !== "import" && !state.programs) {
    return assessed({ ...state, programs: programsOf(reply.assessment) }, id, reply, data);
  }
  if (purpose.to === "import") {
    return imported(state, { ...purpose, programs: programsOf(reply.assessment) });
  }
  if (purpose.to === "results") {
    return {
      state: { ...state, pending: { ...pending, assessed: reply } },
      effects: [{ type: "timing", id, answers: state.answers, programs: state.programs }],
    };
  }
  const checked = Object.keys(state.outdated).length === 0;
  const returned = step.view === "question" && step.returning && reply.ask === step.open && checked;
  if (reply.ask === null || returned) return go(state, { view: "results" });
  return go(state, { view: "question", fact: reply.ask, notice: isFilingDate(step), left: reply.left });
}

/** @param {Assessment} assessment */
function programsOf({ programs }) {
  return programs.map(({ program }) => program);
}

/**
 * Open answers as the current case if it has none yet, else as a case of their own.
 * @param {State} state @param {Import} purpose
 * @returns {Update}
 */
function imported(state, { from, answers, programs, provenance }) {
  const known = casesOf(state).find((each) => holds(each, answers, programs));
  const step = /** @type {Step} */ ({ view: "results" });
  if (!known && !hasNoAnswers(state) && roomFor(state) === 0) return tooMany({ ...state, pending: null }, from);
  const own = known ? switchedTo(state, known.id) : hasNoAnswers(state) ? state : withNewCase(state);
  const opened = { ...withAnswers(own, answers, provenance), programs, results: null };
  // What was typed beside other answers does not belong to these.
  const clean = known ? opened : { ...opened, outdated: {}, notes: {} };
  return enter(clean, step, [{ type: from === "file" ? "push" : "clean-address" }]);
}

/** Return whether a case has exactly these answers. @param {Case} one @param {Answers} answers @param {Programs} programs */
function holds(one, answers, programs) {
  const entries = Object.entries(answers);
  return (
    one.programs?.join() === programs?.join() &&
    entries.length === Object.keys(one.answers).length &&
    entries.every(([fact, value]) => fact in one.answers && isSame(one.answers[fact], value))
  );
}

/**
 * @param {State} state @param {number} id @param {(AssessReply | ProblemsReply)[]} replies
 * @returns {Update}
 */
function assessedAll(state, id, replies) {
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

/**
 * Open each line of a file as a case, and show them side by side.
 * @param {State} state @param {ImportedCase[]} lines @param {(AssessReply | ProblemsReply)[]} replies
 * @returns {Update}
 */
function importedCases(state, lines, replies) {
  const problems = replies.flatMap((reply, place) =>
    "problems" in reply ? reply.problems.map((problem) => ({ ...problem, line: lines[place].line })) : [],
  );
  if (problems.length) return importFailed({ ...state, pending: null }, { from: "file", problems });
  let opened = state;
  lines.forEach(({ name, answers }, place) => {
    const reply = /** @type {AssessReply} */ (replies[place]);
    const content = { name, answers, programs: programsOf(reply.assessment), step: stepOf(answers) };
    opened = place === 0 && isUnused(state) ? { ...opened, ...content } : withNewCase(opened, content);
  });
  if (lines.length === 1) return show(opened);
  const cases = comparableCases(opened).slice(-lines.length).slice(0, MAX_COMPARED);
  const first = switchedTo(opened, cases[0].id);
  return enter(first, { view: "compare", cases: cases.map(({ id }) => id) }, [{ type: "push" }]);
}

/** @param {State} state @param {number} id @param {ProgramDates[] | null} timing @returns {Update} */
function timed(state, id, timing) {
  const { pending } = state;
  if (pending?.id !== id || !pending.assessed) return unchanged(state);
  const { assessment, ask: open } = pending.assessed;
  return {
    state: { ...state, pending: null, results: { assessment, timing }, ask: open },
    effects: pending.focus ? [{ type: "focus", on: "heading" }] : [],
  };
}

/** Drop what is still on its way, while the visitor's answers are being cleared. @param {State} state */
function ignoreReplies(state) {
  const lastRequest = state.lastRequest + 1;
  return { ...state, lastRequest, pending: state.pending && { ...state.pending, id: lastRequest } };
}

/** @param {State} state @returns {Update} */
function cleared({ visit, lastRequest }) {
  const empty = { ...initialState(), visit, lastRequest };
  return enter(empty, { view: "start" }, [{ type: "clean-address" }, { type: "push" }]);
}
