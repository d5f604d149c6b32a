// Runs the rules once before the visitor needs them, with every answer unknown: in a browser, the
// first run of a function is slow.

/** @import { Answers, CheckData } from "../types.d.ts" */
/** @import { RulesClient } from "./rules-client.mjs" */

import { PythonUnavailableError } from "./client.mjs";

/** Gives precedence to the visitor's own first call. */
const DELAY_MS = 50;

/**
 * Call the rules one call at a time, so that a visitor's call waits for at most one of these.
 * @param {RulesClient} rules
 * @param {CheckData} data
 */
export async function warmUp(rules, data) {
  await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
  try {
    for (const { programs } of data.offers) await ask(programs, rules, data);
  } catch (error) {
    if (!(error instanceof PythonUnavailableError)) throw error;
  }
}

/**
 * Ask every question about the programs, and answer none.
 * @param {string[]} programs @param {RulesClient} rules @param {CheckData} data
 */
async function ask(programs, rules, data) {
  const { start, end } = data.programs[programs[programs.length - 1]];
  /** @type {Answers} */
  const answers = { filing_date: end ?? start };
  for (;;) {
    const skip = Object.keys(answers).filter((fact) => answers[fact] === null);
    const reply = await rules.call({ method: "assess", answers, skip, programs });
    if ("problems" in reply || reply.ask === null) break;
    answers[reply.ask] = null;
  }
  await rules.timing(answers, programs);
}
