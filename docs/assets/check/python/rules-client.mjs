// The messages that the page sends to the rules, as JSON through the Python client.

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
   * Return the assessment of the answers and the next fact to ask, or the problems in the answers.
   * A fact answered "I do not know" is not asked again. The last reply is cached.
   * @param {Answers} answers
   * @returns {Promise<Assessed | Refused>}
   */
  assess(answers) {
    const skip = Object.keys(answers).filter((fact) => answers[fact] === null);
    const text = JSON.stringify({ method: "assess", answers, skip });
    if (this.last?.text === text) return this.last.reply;
    const reply = this.engine.call(text).then((json) => JSON.parse(json));
    this.last = { text, reply };
    reply.catch(() => (this.last = null));
    return reply;
  }

  /**
   * Return from when and until when time alone would meet the conditions, for answers that were
   * assessed; `null` if the rules cannot be called.
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
   * Return the reply to any other message.
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>}
   */
  async call(message) {
    return JSON.parse(await this.engine.call(JSON.stringify(message)));
  }
}
