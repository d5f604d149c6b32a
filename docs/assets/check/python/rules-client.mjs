// The messages that the page sends to the rules, as JSON through the Python client.

/** @import { Answers, AssessReply, ExperienceReply, FrenchReply, Message, PayReply, ProblemsReply, ProgramDates, TimingReply } from "../types.d.ts" */
/** @import { PythonClient } from "./client.mjs" */

import { PythonUnavailableError } from "./client.mjs";

/**
 * Replies by the method of their message.
 * @typedef {{assess: AssessReply, timing: TimingReply, experience: ExperienceReply, pay: PayReply, french: FrenchReply}} Replies
 */

export class RulesClient {
  /** @param {PythonClient} client */
  constructor(client) {
    this.client = client;
    /** @type {{text: string, reply: Promise<AssessReply | ProblemsReply>} | null} */
    this.last = null;
  }

  /**
   * Return the assessment of the answers and the next fact to ask, or the problems in the answers.
   * A fact answered "I do not know" is not asked again. The last reply is cached.
   * @param {Answers | string} answers  or their JSON text
   * @param {string[] | null} [programs]  ids; by default those in force on the filing date
   * @returns {Promise<AssessReply | ProblemsReply>}
   */
  assess(answers, programs = null) {
    const skip =
      typeof answers === "string" ? [] : Object.keys(answers).filter((fact) => answers[fact] === null);
    const text = JSON.stringify({ method: "assess", answers, skip, ...chosen(programs) });
    if (this.last?.text === text) return this.last.reply;
    const reply = this.client.call(text).then((json) => JSON.parse(json));
    this.last = { text, reply };
    reply.catch(() => (this.last = null));
    return reply;
  }

  /**
   * Return from when and until when time alone would meet the conditions, for answers that were
   * assessed; `null` if the rules cannot be called.
   * @param {Answers} answers
   * @param {string[] | null} [programs]  as of `assess`
   * @returns {Promise<ProgramDates[] | null>}
   */
  async timing(answers, programs = null) {
    try {
      const reply = await this.call({ method: "timing", answers, ...chosen(programs) });
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
    return JSON.parse(await this.client.call(JSON.stringify(message)));
  }
}

/**
 * Return the part of a message that names programs, empty for those in force on the filing date.
 * @param {string[] | null} programs
 */
function chosen(programs) {
  return programs ? { programs } : {};
}
