// Provenance of a link or a saved file: which rules made it, and their outcome for each route of its
// programs.
//
// A link has it after the answers, as `&rules=<version>&outcomes=<one letter per route>`. A saved file
// has it in its name, with the programs, because its content is what `python -m rules check` reads.

/** @import { Assessment, Outcome, RouteResult } from "../types.d.ts" */

/**
 * `programs`: whose routes the outcomes are; `null` where versions of one program made it.
 * A `version` of `null` stands for a provenance that cannot be read.
 * @typedef {{programs: string[] | null} & ({version: string, outcomes: string} | {version: null})} Provenance
 */

/** Capital letters mark hypothetical outcomes, of a date on which the program was not in force. */
const LETTERS = { met: "m", not_met: "n", unknown: "u" };
const VERSION = /^\d+\.\d+\.\d+$/;
const OUTCOMES = /^[mnu]+/i;
const FILE_NAME_PROGRAMS = /-programs-(\w+(?:\+\w+)*)/;
const FILE_NAME_SUFFIX = /-rules-(\d+\.\d+\.\d+)-([mnu]+)/i;

/**
 * Return the letter of a route's outcome.
 * @param {RouteResult} result
 */
export function outcomeLetter({ conditions_outcome, hypothetical }) {
  const lower = LETTERS[conditions_outcome];
  return hypothetical ? lower.toUpperCase() : lower;
}

/**
 * Return the letters of the outcomes of routes.
 * @param {RouteResult[]} routes
 */
export function encodeOutcomes(routes) {
  return routes.map(outcomeLetter).join("");
}

/** @param {Assessment} assessment */
function allRoutes({ programs }) {
  return programs.flatMap(({ routes }) => routes);
}

/**
 * Return the end of a link to the answers of this assessment.
 * @param {Assessment} assessment
 */
export function linkSuffix(assessment) {
  return `&rules=${assessment.rules_version}&outcomes=${encodeOutcomes(allRoutes(assessment))}`;
}

/**
 * Return the name of a file with the answers of this assessment.
 * @param {Assessment} assessment
 * @param {string} name
 */
export function savedFileName(assessment, name) {
  const programs = assessment.programs.map(({ program }) => program).join("+");
  const outcomes = encodeOutcomes(allRoutes(assessment));
  return `${name}-programs-${programs}-rules-${assessment.rules_version}-${outcomes}.json`;
}

/**
 * Return the provenance in the parameters of a link, or `null` if it has none.
 * @param {Record<string, string>} parameters
 * @param {string[] | null} programs
 * @returns {Provenance | null}
 */
export function provenanceOfLink({ rules, outcomes }, programs) {
  if (rules === undefined && outcomes === undefined) return null;
  const [letters] = OUTCOMES.exec(outcomes ?? "") ?? [];
  if (!letters || !VERSION.test(rules ?? "")) return { programs, version: null };
  return { programs, version: rules, outcomes: letters };
}

/**
 * Return the provenance in a file's name, or `null` if it has none: people rename files.
 * @param {string} name
 * @returns {Provenance | null}
 */
export function provenanceOfFileName(name) {
  const match = FILE_NAME_SUFFIX.exec(name);
  if (!match) return null;
  return { programs: programsOfFileName(name), version: match[1], outcomes: match[2] };
}

/**
 * Return a provenance that an entry of the browser's history holds, or `null` if it holds none.
 * @param {unknown} found
 * @returns {Provenance | null}
 */
export function readProvenance(found) {
  if (typeof found !== "object" || found === null) return null;
  const { programs, version, outcomes } = /** @type {Record<string, unknown>} */ (found);
  const listed = Array.isArray(programs) && programs.every((id) => typeof id === "string") ? programs : null;
  const read = { rules: String(version), outcomes: String(outcomes) };
  return provenanceOfLink(read, listed);
}

/**
 * Return the ids of the programs in a file's name, or `null` if it has none.
 * @param {string} name
 */
export function programsOfFileName(name) {
  return FILE_NAME_PROGRAMS.exec(name)?.[1].split("+") ?? null;
}

const ROUTE_OUTCOMES = /** @type {const} */ ({ met: "eligible", not_met: "not_eligible", unknown: "undetermined" });

/**
 * Return the outcome of a route that a letter stands for.
 * @param {string} text  a letter of `LETTERS`
 */
export function parseOutcomeLetter(text) {
  const outcomes = /** @type {Outcome[]} */ (Object.keys(LETTERS));
  const found = /** @type {Outcome} */ (outcomes.find((one) => LETTERS[one] === text.toLowerCase()));
  const hypothetical = text !== text.toLowerCase();
  return { hypothetical, conditions_outcome: found, outcome: ROUTE_OUTCOMES[found] };
}
