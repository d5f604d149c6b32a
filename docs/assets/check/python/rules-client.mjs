// The messages that the page sends to the rules, as JSON through the Python client.

/** @import { Answers, AssessReply, EligibilityDates, ExperienceReply, Message, PayReply, ProblemsReply, TimingReply } from "../types.d.ts" */
/** @import { PythonClient } from "./client.mjs" */

import { PythonUnavailableError } from "./client.mjs";

/**
 * Replies by the method of their message.
 * @typedef {{assess: AssessReply, timing: TimingReply, experience: ExperienceReply, pay: PayReply}} Replies
 */

export class RulesClient {
  /** @param {PythonClient} engine */
  constructor(engine) {
    this.engine = engine;
    /** @type {{text: string, reply: Promise<AssessReply | ProblemsReply>} | null} */
    this.last = null;
  }

  /**
   * Return the assessment of the answers and the next fact to ask, or the problems in the answers.
   * A fact answered "I do not know" is not asked again. The last reply is cached.
   * @param {Answers} answers
   * @returns {Promise<AssessReply | ProblemsReply>}
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
   * @returns {Promise<EligibilityDates[] | null>}
   */
  async timing(answers) {
    try {
      const reply = await this.call({ method: "timing", answers });
      return "timing" in reply ? reply.timing : null;
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      return null;
    }
  }

  /**
   * Return the reply to any other message.
   * @template {Message} M
   * @param {M} message
   * @returns {Promise<Replies[M["method"]] | ProblemsReply>}
   */
  async call(message) {
    return JSON.parse(await this.engine.call(JSON.stringify(message)));
  }
}
