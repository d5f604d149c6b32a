// Before the visitor needs them, the rules answer for somebody who knows nothing: what runs for the
// first time in a browser runs slowly.

/** @import { Answers, CheckData } from "./types.mjs" */
/** @import { RulesClient } from "./python/rules-client.mjs" */

import { PythonUnavailableError } from "./python/client.mjs";

/** Leaves the visitor's own first call the precedence, in milliseconds. */
const AFTER = 50;

/**
 * Calls one by one, so that the visitor's are never behind more than one of these.
 * @param {RulesClient} rules
 * @param {CheckData} data
 */
export async function warmUp(rules, data) {
  await new Promise((resolve) => setTimeout(resolve, AFTER));
  /** @type {Answers} */
  const answers = { filing_date: data.program.last_filing_day };
  try {
    for (;;) {
      const skip = Object.keys(answers).filter((fact) => answers[fact] === null);
      const { ask } = await rules.call({ method: "assess", answers, skip });
      if (!ask) break;
      answers[ask] = null;
    }
    await rules.timing(answers);
  } catch (error) {
    if (!(error instanceof PythonUnavailableError)) throw error;
  }
}
