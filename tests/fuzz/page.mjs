// The page's side of opening a link or a file, without a page: reads a line of JSON for each input,
// writes one with the messages that the page would send to the rules.

import { createInterface } from "node:readline";

import { RulesClient } from "../../docs/assets/check/python/rules-client.mjs";
import { eventOfFile, eventOfLink, readText } from "../../docs/assets/check/sharing/import-event.mjs";
import { hasAnswers } from "../../docs/assets/check/parsing/share-link.mjs";
import { initialState } from "../../docs/assets/check/state/state.mjs";
import { update } from "../../docs/assets/check/state/update.mjs";

const DATA = /** @type {any} */ ({ offers: [], facts: {} });

/** Return the text of the message that the page would send. @param {any} answers @param {any} programs */
function message(answers, programs) {
  let sent = "";
  const engine = { call: (/** @type {string} */ text) => ((sent = text), new Promise(() => {})) };
  new RulesClient(/** @type {any} */ (engine)).assess(answers, programs);
  return sent;
}

/** @param {{fragment: string} | {name: string, base64: string}} input */
async function open(input) {
  // As the address bar has it.
  const hash = "fragment" in input ? new URL(input.fragment, "https://example.org").hash : "";
  if ("fragment" in input && !hasAnswers(hash)) return { ignored: true };
  const event =
    "fragment" in input
      ? eventOfLink(hash)
      : eventOfFile(await readText(new Blob([Buffer.from(input.base64, "base64")])), input.name);
  const { state, effects } = update(initialState(), event, DATA);
  const effect = /** @type {any} */ (effects.find(({ type }) => type === "assess" || type === "assess-all"));
  const lines = event.type === "import-cases";
  if (!effect) return { lines, error: state.importError };
  const purpose = /** @type {any} */ (state.pending?.purpose);
  if (effect.type === "assess") {
    const { text, answers, programs } = purpose;
    const sent = message(effect.answers, effect.programs);
    return { lines, texts: [text], programs, messages: [sent], again: [message(answers, programs)] };
  }
  const cases = /** @type {any[]} */ (purpose.cases);
  return {
    lines,
    messages: effect.requests.map((/** @type {any} */ each) => message(each.answers, each.programs)),
    again: cases.map(({ answers }) => message(answers, null)),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const before = process.cpuUsage();
  /** @type {object} */
  let result;
  try {
    result = await open(JSON.parse(line));
  } catch (error) {
    result = { uncaught: error instanceof Error ? error.stack : String(error) };
  }
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ ...result, seconds: (user + system) / 1e6 }));
}
