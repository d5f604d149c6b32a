// The messages that the page sends to the rules, as JSON through the Python client.

/** @import { Answers, AssessReply, ExperienceReply, FrenchReply, Message, NextReply, PayReply, ProblemsReply, ProgramDates, TimingReply } from "../types.d.ts" */
/** @import { PythonClient } from "./client.mjs" */

import { PythonUnavailableError } from "./client.mjs";

/**
 * Replies by the method of their message.
 * @typedef {{assess: AssessReply, next: NextReply, timing: TimingReply, experience: ExperienceReply, pay: PayReply, french: FrenchReply}} Replies
 */

/** How many replies are remembered: to what the visitor may do next, and to what they did. */
const MAX_REPLIES = 12;

export class RulesClient {
  /** @param {PythonClient} client */
  constructor(client) {
    this.client = client;
    /** By the text of the message, the latest last. @type {Map<string, {promise: Promise<any>, value: any}>} */
    this.replies = new Map();
  }

  /**
   * Return the assessment of the answers and the next fact to ask, or the problems in the answers.
   * A fact answered "I do not know" is not asked again.
   * @param {Answers | string} answers  or their JSON text
   * @param {string[] | null} [programs]  ids; by default those in force on the filing date
   * @returns {Promise<AssessReply | ProblemsReply>}
   */
  assess(answers, programs = null) {
    return this.remembered(messageText("assess", answers, programs));
  }

  /**
   * Return the next fact to ask alone.
   * @param {Answers} answers
   * @param {string[] | null} [programs]  as of `assess`
   * @returns {Promise<NextReply | ProblemsReply>}
   */
  next(answers, programs = null) {
    return this.remembered(messageText("next", answers, programs));
  }

  /**
   * Return the reply that `next` would bring, if it is there already.
   * @param {{answers: Answers, programs: string[] | null}} request
   * @returns {NextReply | ProblemsReply | undefined}
   */
  knownReply({ answers, programs }) {
    return this.replies.get(messageText("next", answers, programs))?.value;
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
      const reply = await this.remembered(JSON.stringify({ method: "timing", answers, ...chosen(programs) }));
      return "timing" in reply ? reply.timing : null;
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      return null;
    }
  }

  /**
   * Ask for everything that results show, before they are shown.
   * @param {Answers} answers @param {string[] | null} programs
   */
  async results(answers, programs) {
    await this.assess(answers, programs);
    await this.timing(answers, programs);
  }

  /** Forget all replies, and with them the answers. */
  forget() {
    this.replies.clear();
  }

  /**
   * Return the reply to a message, which is sent only if it was not among the last ones.
   * @param {string} text
   * @returns {Promise<any>}
   */
  remembered(text) {
    const known = this.replies.get(text);
    this.replies.delete(text);
    const reply = known ?? { promise: this.client.call(text).then((json) => JSON.parse(json)), value: undefined };
    this.replies.set(text, reply);
    if (known) return known.promise;
    reply.promise.then(
      (value) => (reply.value = value),
      () => this.replies.delete(text),
    );
    const [oldest] = this.replies.keys();
    if (this.replies.size > MAX_REPLIES) this.replies.delete(oldest);
    return reply.promise;
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
 * Return the text of a message about what comes next.
 * @param {"assess" | "next"} method @param {Answers | string} answers @param {string[] | null} programs
 */
function messageText(method, answers, programs) {
  const skip = typeof answers === "string" ? [] : Object.keys(answers).filter((fact) => answers[fact] === null);
  return JSON.stringify({ method, answers, skip, ...chosen(programs) });
}

/**
 * Return the part of a message that names programs, empty for those in force on the filing date.
 * @param {string[] | null} programs
 */
function chosen(programs) {
  return programs ? { programs } : {};
}
