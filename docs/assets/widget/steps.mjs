// Where the visitor stands, kept in the browser's own history: one entry a step, one address.

/** @import { Made } from "./made.mjs" */
/** @import { Answers } from "./types.mjs" */

/**
 * @typedef {{view: "start"} | {view: "results"} | QuestionStep} Step
 *
 * @typedef {object} QuestionStep
 * @property {"question"} view
 * @property {string} fact
 * @property {boolean} [notice]  the answer before may have a notice above this question
 * @property {boolean} [returning]  back to the results afterwards
 * @property {string | null} [open]  with returning: the question that the results left open
 */

const ADDRESS = () => location.pathname + location.search;

export class Steps {
  constructor() {
    const entry = history.state?.check;
    /** @type {Step} */
    this.current = entry?.step ?? { view: "start" };
    /** @type {Answers} */
    this.answers = entry?.answers ?? {};
    /** @type {Made | null} */
    this.made = entry?.made ?? null;
    this.depth = entry?.depth ?? 0;
    history.scrollRestoration = "manual";
  }

  /** A step forward: a new entry. @param {Step} step */
  push(step) {
    this.depth += 1;
    this.current = step;
    history.pushState(this.entry(), "", ADDRESS());
  }

  /** The same entry, with another step or newer answers. @param {Step} [step] */
  replace(step = this.current) {
    this.current = step;
    history.replaceState(this.entry(), "");
  }

  /** Takes the fragment out of the address, so that it does not outlive what it brought. */
  clearAddress() {
    history.replaceState(this.entry(), "", ADDRESS());
  }

  /**
   * Follows the browser to another entry; answers stay the newest. An entry that is none of
   * ours, made by a fragment, becomes another of the current step.
   * @param {PopStateEvent} event
   * @returns {boolean}  whether the entry was one of ours
   */
  follow(event) {
    const entry = event.state?.check;
    if (entry) this.current = entry.step;
    this.depth = entry ? entry.depth : this.depth + 1;
    this.replace();
    return Boolean(entry);
  }

  /**
   * Other answers than before.
   * @param {Answers} answers
   * @param {Made | null} [made]  which rules made the link or file that they come from
   */
  take(answers, made = null) {
    this.answers = answers;
    this.made = made;
  }

  entry() {
    const { current: step, answers, made, depth } = this;
    return { check: { step, answers, made, depth } };
  }
}
