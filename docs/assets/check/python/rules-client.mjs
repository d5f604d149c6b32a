// The questions that the page puts to the rules, as JSON text through the engine.

/** @import { Answers, Assessed, Refused, RouteTiming } from "../types.mjs" */
/** @import { PythonClient } from "./client.mjs" */

import { PythonUnavailableError } from "./client.mjs";

export class RulesClient {
  /** @param {PythonClient} engine */
  constructor(engine) {
    this.engine = engine;
    /** @type {{text: string, reply: Promise<Assessed | Refused>} | null} */
    this.last = null;
  }

  /**
   * The assessment of the answers and the fact to ask next, or what is wrong with them.
   * A fact answered "I do not know" is not named again.
   * @param {Answers} answers
   * @returns {Promise<Assessed | Refused>}
   */
  assess(answers) {
    const skip = Object.keys(answers).filter((fact) => answers[fact] === null);
    const text = JSON.stringify({ method: "assess", answers, skip });
    if (this.last?.text === text) return this.last.reply;
    const reply = this.engine.call(text).then((said) => JSON.parse(said));
    this.last = { text, reply };
    reply.catch(() => (this.last = null));
    return reply;
  }

  /**
   * From when and until when time alone would meet the conditions, of answers that were assessed;
   * `null` where that can not be had.
   * @param {Answers} answers
   * @returns {Promise<RouteTiming[] | null>}
   */
  async timing(answers) {
    try {
      return (await this.call({ method: "timing", answers })).timing ?? null;
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      return null;
    }
  }

  /**
   * The reply to any other message.
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>}
   */
  async call(message) {
    return JSON.parse(await this.engine.call(JSON.stringify(message)));
  }
}
