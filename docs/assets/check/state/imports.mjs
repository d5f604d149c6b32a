// Opening answers of a link or a file, and cases of a file.

/** @import { AssessReply, Answers, Assessment, ProblemsReply } from "../types.d.ts" */
/** @import { Case, Event, Import, ImportError, ImportedCase, Programs, State, Step, Update } from "./types.d.ts" */

import { MAX_LENGTH } from "../parsing/share-link.mjs";
import { isSame, withAnswers } from "./answers.mjs";
import {
  MAX_CASES,
  MAX_COMPARED,
  casesOf,
  comparableCases,
  hasNoAnswers,
  stepOf,
  switchedTo,
  withNewCase,
} from "./cases.mjs";
import { enter, show } from "./navigation.mjs";
import { ask, unchanged } from "./requests.mjs";

/**
 * Ask the rules about answers of a link or a file; they replace the visitor's if the rules accept them.
 * @param {State} state @param {Event & {type: "import"}} event
 * @returns {Update}
 */
export function importAnswers(state, { from, text, answers, programs, provenance }) {
  if (text.length > MAX_LENGTH) return importFailed(state, { from, problems: [], message: "check.import.too_long" });
  if (!answers) return importFailed(state, { from, problems: [] });
  const asked = ask(state, { to: "import", from, text, answers, programs, provenance });
  return from === "file" ? kept(asked) : asked;
}

/**
 * Ask the rules about the cases of a file. They are opened if each line is accepted.
 * @param {State} state @param {(Event & {type: "import-cases"})["cases"]} cases
 * @returns {Update}
 */
export function importCases(state, cases) {
  const readable = /** @type {ImportedCase[]} */ (cases.filter(({ answers }) => answers));
  if (readable.length === 0) return importFailed(state, { from: "file", problems: [] });
  if (cases.length > MAX_CASES) return importFailed(state, { from: "file", problems: [], message: "check.file.too_many" });
  if (readable.length < cases.length) {
    const bad = cases.filter(({ answers }) => !answers);
    const problems = bad.map(({ line }) => ({ fact: null, code: "form", value: "", allowed: "", line }));
    return importFailed(state, { from: "file", problems });
  }
  if (readable.length > roomFor(state)) return tooMany(state, "file");
  return kept(ask(state, { to: "import-cases", cases: readable }));
}

/** Keep a file through a reload while it waits for the rules. @param {Update} update @returns {Update} */
function kept({ state, effects }) {
  return { state, effects: [{ type: "replace" }, ...effects] };
}

/**
 * Open answers as the current case if it has none yet, else as a case of their own.
 * @param {State} state @param {Import} purpose
 * @returns {Update}
 */
export function imported(state, { from, answers, programs, provenance }) {
  const known = casesOf(state).find((each) => holds(each, answers, programs));
  const step = /** @type {Step} */ ({ view: "results" });
  if (!known && !hasNoAnswers(state) && roomFor(state) === 0) return tooMany({ ...state, pending: null }, from);
  const own = known ? switchedTo(state, known.id) : hasNoAnswers(state) ? state : withNewCase(state);
  const opened = { ...withAnswers(own, answers, provenance), programs, results: null };
  // What was typed beside other answers does not belong to these.
  const clean = known ? opened : { ...opened, outdated: {}, notes: {} };
  return enter(clean, step, [{ type: from === "file" ? "push" : "clean-address" }]);
}

/**
 * Open each line of a file as a case, and show them side by side.
 * @param {State} state @param {ImportedCase[]} lines @param {(AssessReply | ProblemsReply)[]} replies
 * @returns {Update}
 */
export function importedCases(state, lines, replies) {
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

/** @param {State} state @param {ImportError} importError @returns {Update} */
export function importFailed(state, importError) {
  // What was still on its way is asked for again.
  const { step, results, comparison, pending } = state;
  const stranded = !pending && ((step.view === "results" && !results) || (step.view === "compare" && !comparison));
  const before = stranded ? ask(state, { to: step.view === "compare" ? "compare" : "results" }) : unchanged(state);
  return {
    state: { ...before.state, importError },
    effects: [{ type: "replace" }, ...before.effects, { type: "focus", on: "import-error" }],
  };
}

/** @param {State} state @param {"link" | "file"} from */
function tooMany(state, from) {
  return importFailed(state, { from, problems: [], message: "check.cases.too_many" });
}

/** Return how many cases can be opened: one without answers gives up its place. @param {State} state */
function roomFor(state) {
  return MAX_CASES - casesOf(state).length + (isUnused(state) ? 1 : 0);
}

/** @param {State} state */
function isUnused(state) {
  return hasNoAnswers(state) && state.name === "";
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

/** @param {Assessment} assessment */
export function programsOf({ programs }) {
  return programs.map(({ program }) => program);
}
