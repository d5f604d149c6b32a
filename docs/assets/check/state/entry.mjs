// Entries of the browser's history, read as whatever comes from outside: an earlier build of the page may
// have made them, or a script of the host. What cannot be used is left out.

/** @import { AnswerValue, Answers, CheckData, FactData } from "../types.d.ts" */
/** @import { Case, ImportError, Outdated, Programs, State, Step } from "./types.d.ts" */

import { readProvenance } from "../parsing/provenance.mjs";
import { MAX_CASES, cleanName } from "./cases.mjs";

/** @typedef {Pick<CheckData, "facts" | "programs" | "strings">} Known */
/** @typedef {Case & {others: Case[], depth: number}} Entry */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Return what an entry of the history holds; `null` if it holds nothing of the self-check.
 * @param {unknown} found
 * @param {Known} known
 * @returns {Entry | null}
 */
export function readEntry(found, known) {
  if (!isRecord(found)) return null;
  const own = readCase(found, known);
  const ids = new Set([own.id]);
  const others = (Array.isArray(found.others) ? found.others : [])
    .filter(isRecord)
    .map((other) => readCase(other, known))
    .filter(({ id }) => !ids.has(id) && ids.add(id))
    .slice(0, MAX_CASES - 1);
  return { ...own, others, depth: isCount(found.depth) ? found.depth : 0 };
}

/**
 * @param {Record<string, unknown>} found
 * @param {Known} known
 * @returns {Case}
 */
function readCase({ id, name, step, answers, programs, outdated, notes, provenance }, known) {
  return {
    id: isCount(id) && id > 0 ? id : 1,
    name: typeof name === "string" ? cleanName(name) : "",
    step: readStep(step, known),
    answers: readAnswers(answers, known),
    programs: readPrograms(programs, known),
    outdated: readOutdated(outdated, known),
    // Each calculator reads its own.
    notes: isRecord(notes) ? { ...notes } : {},
    provenance: readProvenance(provenance),
  };
}

/**
 * @param {unknown} found
 * @param {Known} known
 * @returns {Step}
 */
function readStep(found, { facts }) {
  if (!isRecord(found)) return { view: "start" };
  if (found.view === "results") return { view: "results" };
  if (found.view === "compare" && Array.isArray(found.cases)) {
    return { view: "compare", cases: found.cases.filter(isCount) };
  }
  const { view, fact, notice, returning, open, left, suggested, wrong_today } = found;
  if (view !== "question" || typeof fact !== "string" || !(fact in facts)) return { view: "start" };
  return {
    view,
    fact,
    ...(notice === true && { notice }),
    ...(returning === true && { returning }),
    ...((open === null || typeof open === "string") && { open }),
    ...(isCount(left) && { left }),
    ...(suggested !== null && isAnswer(suggested, facts[fact]) && { suggested }),
    ...(isDay(wrong_today) && { wrong_today }),
  };
}

/**
 * @param {unknown} found
 * @param {Known} known
 * @returns {Answers}
 */
function readAnswers(found, { facts }) {
  const answered = Object.entries(isRecord(found) ? found : {});
  return /** @type {Answers} */ (
    Object.fromEntries(answered.filter(([fact, value]) => fact in facts && isAnswer(value, facts[fact])))
  );
}

/**
 * @param {unknown} found
 * @param {Known} known
 * @returns {State["outdated"]}
 */
function readOutdated(found, { facts }) {
  const entries = Object.entries(isRecord(found) ? found : {}).filter(
    ([fact, outdated]) =>
      isRecord(outdated) &&
      fact in facts &&
      isAnswer(outdated.value, facts[fact]) &&
      String(outdated.because) in facts,
  );
  return /** @type {Record<string, Outdated>} */ (Object.fromEntries(entries));
}

/**
 * @param {unknown} found
 * @param {Known} known
 * @returns {Programs}
 */
function readPrograms(found, { programs }) {
  if (!Array.isArray(found) || found.length === 0) return null;
  return found.every((id) => typeof id === "string" && id in programs) ? [...new Set(found)] : null;
}

/**
 * Return why a page in another language could not open answers; `null` if that is not what was found.
 * @param {unknown} found
 * @param {Known} known
 * @returns {ImportError | null}
 */
export function readImportError(found, { strings }) {
  if (!isRecord(found) || (found.from !== "link" && found.from !== "file")) return null;
  const { from, message } = found;
  const problems = (Array.isArray(found.problems) ? found.problems : []).filter(isRecord).map(readProblem);
  return { from, problems, ...(typeof message === "string" && message in strings && { message }) };
}

/** @param {Record<string, unknown>} found @returns {ImportError["problems"][number]} */
function readProblem({ fact, code, value, allowed, line }) {
  const text = (/** @type {unknown} */ each) => (typeof each === "string" ? each : "");
  return {
    fact: typeof fact === "string" ? fact : null,
    code: text(code),
    value: text(value),
    allowed: text(allowed),
    ...(isCount(line) && { line }),
  };
}

/**
 * Whether a value has the type of a fact; the rules judge whether it lies in the domain.
 * @param {unknown} value
 * @param {Pick<FactData, "kind" | "labels">} fact
 * @returns {value is AnswerValue}
 */
function isAnswer(value, { kind, labels }) {
  if (value === null) return true;
  if (kind === "boolean") return typeof value === "boolean";
  if (kind === "date") return isDay(value);
  if (kind === "number" || kind === "integer") return Number.isFinite(value);
  return [value].flat().every((each) => typeof each === "string" && each in labels);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isDay(value) {
  return typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
