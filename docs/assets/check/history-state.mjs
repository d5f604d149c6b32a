// Where the visitor stands, kept in the browser's own history: one entry a step, one address.

/** @import { Provenance } from "./results/provenance.mjs" */
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

/** In milliseconds. */
const LONGEST_WAY_BACK = 500;

const ADDRESS = () => location.pathname + location.search;

export class HistoryState {
  constructor() {
    const entry = history.state?.check;
    /** @type {Step} */
    this.current = entry?.step ?? { view: "start" };
    /** @type {Answers} */
    this.answers = entry?.answers ?? {};
    /** What is typed beside the answers, in a helper. @type {Record<string, unknown>} */
    this.notes = entry?.notes ?? {};
    /** @type {Provenance | null} */
    this.made = entry?.made ?? null;
    this.depth = entry?.depth ?? 0;
    /** @type {(() => void) | null} */
    this.forgetting = null;
    history.scrollRestoration = "manual";
  }

  /** Whether there is anything to forget. */
  get holds() {
    return Object.keys({ ...this.answers, ...this.notes }).length > 0;
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

  /** @param {string} name @param {unknown} value */
  note(name, value) {
    this.notes = { ...this.notes, [name]: value };
    this.replace();
  }

  /**
   * Forgets all: back to the first entry, and on from there, so that no entry of this visit to the
   * page keeps an answer.
   * @param {() => void} done
   */
  forget(done) {
    const finish = () => {
      window.clearTimeout(timer);
      this.forgetting = null;
      this.depth = 0;
      this.take({});
      this.notes = {};
      this.current = { view: "start" };
      this.clearAddress();
      this.push({ view: "start" });
      done();
    };
    this.forgetting = finish;
    // A browser that has fewer entries than were counted stays where it is.
    const timer = window.setTimeout(finish, this.depth ? LONGEST_WAY_BACK : 0);
    if (this.depth) history.go(-this.depth);
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
    if (this.forgetting) {
      this.forgetting();
      return false;
    }
    const entry = event.state?.check;
    if (entry) this.current = entry.step;
    this.depth = entry ? entry.depth : this.depth + 1;
    this.replace();
    return Boolean(entry);
  }

  /**
   * Other answers than before.
   * @param {Answers} answers
   * @param {Provenance | null} [made]  which rules made the link or file that they come from
   */
  take(answers, made = null) {
    this.answers = answers;
    this.made = made;
  }

  entry() {
    const { current: step, answers, notes, made, depth } = this;
    return { check: { step, answers, notes, made, depth } };
  }
}
