// Says whether the page's rules still agree with those that made a link or a saved file.

/** @import { Assessment, ProgramResult, RouteResult } from "../types.d.ts" */
/** @import { Provenance } from "../parsing/provenance.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, el } from "../dom.mjs";
import { encodeOutcomes, outcomeLetter, parseOutcomeLetter } from "../parsing/provenance.mjs";
import { routeName, routeOutcome } from "./outcome-badge.mjs";

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
    .filter(({ result, was }) => outcomeLetter(result) !== was)
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
    was: routeOutcome({ ...result, ...parseOutcomeLetter(was) }, program, translator),
    now: routeOutcome(result, program, translator),
  });
}
