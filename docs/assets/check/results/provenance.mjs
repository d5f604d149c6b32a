// Provenance of a link or a saved file: which rules made it, and their outcome for each pair of route
// and profile. The results say whether the page's rules still agree.
//
// A link has it after the answers, as `&rules=<version>&outcomes=<one letter per pair>`. A saved file
// has it in its name, because the file's content is what `python -m rules check` reads.

/** @import { Assessment, Outcome, RouteResult } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, el } from "../dom.mjs";
import { pairName, routeOutcome } from "./outcome-badge.mjs";

/**
 * `null` stands for a provenance that cannot be read.
 * @typedef {{version: string, outcomes: string} | {version: null}} Provenance
 */

/** Capital letters mark hypothetical outcomes, of a date on which the program was not in force. */
const LETTERS = { met: "m", not_met: "n", unknown: "u" };
const LINK_SUFFIX = /^rules=(\d+\.\d+\.\d+)&outcomes=([mnu]+)$/i;
const FILE_NAME_SUFFIX = /-rules-(\d+\.\d+\.\d+)-([mnu]+)/i;

/** @param {RouteResult} result */
function letter({ conditions_outcome, hypothetical }) {
  const lower = LETTERS[conditions_outcome];
  return hypothetical ? lower.toUpperCase() : lower;
}

/** @param {Assessment} assessment */
function encodeOutcomes({ routes }) {
  return routes.map(letter).join("");
}

/**
 * Return the end of a link to the answers of this assessment.
 * @param {Assessment} assessment
 */
export function linkSuffix(assessment) {
  return `&rules=${assessment.rules_version}&outcomes=${encodeOutcomes(assessment)}`;
}

/**
 * Return the name of a file with the answers of this assessment.
 * @param {Assessment} assessment
 * @param {string} name
 */
export function savedFileName(assessment, name) {
  return `${name}-rules-${assessment.rules_version}-${encodeOutcomes(assessment)}.json`;
}

/**
 * Return the provenance in the end of a link, or `null` if the link has no such end.
 * @param {string} suffix
 * @returns {Provenance | null}
 */
export function provenanceOfLink(suffix) {
  return suffix ? fromMatch(LINK_SUFFIX.exec(suffix)) : null;
}

/**
 * Return the provenance in a file's name, or `null` if it has none: people rename files.
 * @param {string} name
 * @returns {Provenance | null}
 */
export function provenanceOfFileName(name) {
  const match = FILE_NAME_SUFFIX.exec(name);
  return match ? fromMatch(match) : null;
}

/**
 * @param {RegExpExecArray | null} match
 * @returns {Provenance}
 */
function fromMatch(match) {
  return match ? { version: match[1], outcomes: match[2] } : { version: null };
}

/**
 * Return a note that compares this page's rules with those that made the link or file.
 * The name or link that has no readable outcomes, or whose outcomes its own rules would not give, is
 * called broken.
 * @param {Provenance} provenance
 * @param {Assessment} assessment
 * @param {Translator} translator
 */
export function provenanceNote(provenance, assessment, translator) {
  const [now, today] = [assessment.rules_version, encodeOutcomes(assessment)];
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
    changes: changes(assessment.routes, outcomes, translator),
  });
}

/**
 * @param {RouteResult[]} routes
 * @param {string} outcomes  the letter of each, then
 * @param {Translator} translator
 */
function changes(routes, outcomes, translator) {
  return routes
    .map((result, place) => ({ result, was: outcomes[place] }))
    .filter(({ result, was }) => letter(result) !== was)
    .map(({ result, was }) => el("li", {}, wasAndIs(result, was, translator)));
}

/**
 * @param {RouteResult} result
 * @param {string} was  its letter then
 * @param {Translator} translator
 */
function wasAndIs(result, was, translator) {
  return translator.text("check.provenance.pair", {
    pair: pairName(translator, result),
    was: routeOutcome({ ...result, ...parseLetter(was) }, translator),
    now: routeOutcome(result, translator),
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
