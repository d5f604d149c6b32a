// Which rules made a link or a saved file, and what they said of each pair; and whether the rules
// of this page say something else.
//
// A link bears it after the answers, as `&rules=<version>&outcomes=<a letter a pair>`. A saved file
// bears it in its name, since what is in the file is what `python -m rules check` reads.

/** @import { Assessment, Outcome, RouteResult } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { el } from "../dom.mjs";
import { pairName, routeOutcome } from "./outcome-badge.mjs";

/**
 * `null` in the place of what could not be read.
 * @typedef {{version: string, outcomes: string} | {version: null}} Provenance
 */

/** A capital letter where the program was not in force, so that the outcome is hypothetical. */
const LETTERS = { met: "m", not_met: "n", unknown: "u" };
const IN_LINK = /^rules=(\d+\.\d+\.\d+)&outcomes=([mnu]+)$/i;
const IN_NAME = /-rules-(\d+\.\d+\.\d+)-([mnu]+)/i;

/** @param {RouteResult} result */
function letter({ conditions_outcome, hypothetical }) {
  const found = LETTERS[conditions_outcome];
  return hypothetical ? found.toUpperCase() : found;
}

/** @param {Assessment} assessment */
function outcomesOf({ routes }) {
  return routes.map(letter).join("");
}

/**
 * The end of a link to answers that were assessed so.
 * @param {Assessment} assessment
 */
export function linkSuffix(assessment) {
  return `&rules=${assessment.rules_version}&outcomes=${outcomesOf(assessment)}`;
}

/**
 * The name of a file of answers that were assessed so.
 * @param {Assessment} assessment
 * @param {string} name
 */
export function savedFileName(assessment, name) {
  return `${name}-rules-${assessment.rules_version}-${outcomesOf(assessment)}.json`;
}

/**
 * What the end of a link says of the rules that made it; nothing if it has no such end.
 * @param {string} end
 * @returns {Provenance | null}
 */
export function provenanceOfLink(end) {
  return end ? read(IN_LINK.exec(end)) : null;
}

/**
 * The same of a file's name, which anyone may have changed: then it says nothing.
 * @param {string} name
 * @returns {Provenance | null}
 */
export function provenanceOfFileName(name) {
  const found = IN_NAME.exec(name);
  return found ? read(found) : null;
}

/**
 * @param {RegExpExecArray | null} found
 * @returns {Provenance}
 */
function read(found) {
  return found ? { version: found[1], outcomes: found[2] } : { version: null };
}

/**
 * Whether the rules of this page say something else than those that made a link or a file.
 * @param {Provenance} made
 * @param {Assessment} assessment
 * @param {Words} words
 */
export function provenanceNote(made, assessment, words) {
  const [now, today] = [assessment.rules_version, outcomesOf(assessment)];
  const { version, outcomes } = { outcomes: "", ...made };
  const same = outcomes === today;
  // Each pair has its letter; and one version says one thing.
  if (outcomes.length !== today.length || (version === now && !same)) {
    return panel("broken", el("p", {}, words.text("check.made.broken", { now })));
  }
  const fillings = { version: String(version), now };
  if (same) {
    const said = words.text(`check.made.${version === now ? "current" : "same"}`, fillings);
    return el("p", { class: "check-caption", "data-made": "same" }, said);
  }
  return panel(
    "differs",
    el("h2", {}, words.text("check.made.differs")),
    el("p", {}, words.text("check.made.differs.where", fillings)),
    el("ul", {}, changes(assessment.routes, outcomes, words)),
  );
}

/**
 * @param {RouteResult[]} routes
 * @param {string} outcomes  what was said of each
 * @param {Words} words
 */
function changes(routes, outcomes, words) {
  return routes
    .map((result, place) => ({ result, was: outcomes[place] }))
    .filter(({ result, was }) => letter(result) !== was)
    .map(({ result, was }) => el("li", {}, wasAndIs(result, was, words)));
}

/**
 * @param {RouteResult} result
 * @param {string} was  the letter of what was said of the pair
 * @param {Words} words
 */
function wasAndIs(result, was, words) {
  return words.text("check.made.pair", {
    pair: pairName(words, result),
    was: routeOutcome({ ...result, ...meant(was) }, words),
    now: routeOutcome(result, words),
  });
}

const ROUTE_OUTCOMES = /** @type {const} */ ({ met: "eligible", not_met: "not_eligible", unknown: "undetermined" });

/** @param {string} said  a letter of `LETTERS` */
function meant(said) {
  const outcomes = /** @type {Outcome[]} */ (Object.keys(LETTERS));
  const found = /** @type {Outcome} */ (outcomes.find((one) => LETTERS[one] === said.toLowerCase()));
  const hypothetical = said !== said.toLowerCase();
  return { hypothetical, conditions_outcome: found, outcome: ROUTE_OUTCOMES[found] };
}

/**
 * @param {"differs" | "broken"} what
 * @param {...Node} said
 */
function panel(what, ...said) {
  return el("div", { class: "check-panel check-panel--closed", "data-made": what }, said);
}
