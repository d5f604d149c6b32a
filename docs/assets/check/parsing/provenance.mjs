// Provenance of a link or a saved file: which rules made it, and their outcome for each route of its
// programs. The results say whether the page's rules still agree.
//
// A link has it after the answers, as `&rules=<version>&outcomes=<one letter per route>`. A saved file
// has it in its name, with the programs, because its content is what `python -m rules check` reads.

/** @import { Assessment, Outcome, ProgramResult, RouteResult } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, el } from "../dom.mjs";
import { routeName, routeOutcome } from "../results/outcome-badge.mjs";

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

/** @param {RouteResult} result */
function letter({ conditions_outcome, hypothetical }) {
  const lower = LETTERS[conditions_outcome];
  return hypothetical ? lower.toUpperCase() : lower;
}

/** @param {RouteResult[]} routes */
function encodeOutcomes(routes) {
  return routes.map(letter).join("");
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
 * Return the ids of the programs in a file's name, or `null` if it has none.
 * @param {string} name
 */
export function programsOfFileName(name) {
  return FILE_NAME_PROGRAMS.exec(name)?.[1].split("+") ?? null;
}

/**
 * Return a note that compares this page's rules with those that made the link or file; `null` if
 * programs that it was made for are not assessed here. One that has no readable outcomes, or whose
 * outcomes its own rules would not give, is called broken.
 * @param {Provenance} provenance
 * @param {Assessment} assessment
 * @param {Translator} translator
 */
export function provenanceNote(provenance, assessment, translator) {
  const ids = provenance.programs ?? [Object.keys(translator.data.programs)[0]];
  const programs = assessment.programs.filter(({ program }) => ids.includes(program));
  if (programs.length < ids.length) return null;
  const routes = programs.flatMap((each) => each.routes);
  const [now, today] = [assessment.rules_version, encodeOutcomes(routes)];
  const { version, outcomes } = { outcomes: "", ...provenance };
  const same = outcomes === today;
  if (outcomes.length !== today.length || (version === now && !same)) {
    return cloneElement("provenance-broken", { text: translator.text("check.provenance.broken", { now }) });
  }
  const fillings = { version: String(version), now };
  if (same) {
    const id = version === now ? "current" : "same";
    return cloneElement("provenance-same", { text: translator.text(`check.provenance.${id}`, fillings) });
  }
  return cloneElement("provenance-differs", {
    text: translator.text("check.provenance.differs.where", fillings),
    changes: changes(programs, outcomes, translator),
  });
}

/**
 * @param {ProgramResult[]} programs
 * @param {string} outcomes  the letter of each route, then
 * @param {Translator} translator
 */
function changes(programs, outcomes, translator) {
  const routes = programs.flatMap((program) => program.routes.map((result) => ({ program, result })));
  return routes
    .map(({ program, result }, place) => ({ program, result, was: outcomes[place] }))
    .filter(({ result, was }) => letter(result) !== was)
    .map(({ program, result, was }) => el("li", {}, wasAndIs(program, result, was, translator)));
}

/**
 * @param {ProgramResult} program
 * @param {RouteResult} result
 * @param {string} was  its letter then
 * @param {Translator} translator
 */
function wasAndIs(program, result, was, translator) {
  return translator.text("check.provenance.pair", {
    pair: routeName(translator, result),
    was: routeOutcome({ ...result, ...parseLetter(was) }, program, translator),
    now: routeOutcome(result, program, translator),
  });
}

const ROUTE_OUTCOMES = /** @type {const} */ ({ met: "eligible", not_met: "not_eligible", unknown: "undetermined" });

/** @param {string} text  a letter of `LETTERS` */
function parseLetter(text) {
  const outcomes = /** @type {Outcome[]} */ (Object.keys(LETTERS));
  const found = /** @type {Outcome} */ (outcomes.find((one) => LETTERS[one] === text.toLowerCase()));
  const hypothetical = text !== text.toLowerCase();
  return { hypothetical, conditions_outcome: found, outcome: ROUTE_OUTCOMES[found] };
}
