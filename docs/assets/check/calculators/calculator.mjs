// What the helpers share: fields that are read and refused in words, a wait for the rules, a filled answer.

/** @import { FactData } from "../types.mjs" */
/** @import { Fault } from "../forms/form-fields.mjs" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { PythonUnavailableError } from "../python/client.mjs";
import { all, el, focusOn, one } from "../dom.mjs";
import { readDate, readNumber } from "../forms/form-fields.mjs";

/** @typedef {{where: string, beside: HTMLElement, fault: Fault}} HelperFault */

export class Helper {
  /**
   * @param {HTMLElement} root
   * @param {RulesClient} rules
   * @param {Words} words
   */
  constructor(root, rules, words) {
    this.root = root;
    this.rules = rules;
    this.words = words;
    this.said = one(root, '[data-helper="said"]');
    /** @type {HelperFault[]} */
    this.faults = [];
    this.turn = 0;
  }

  /** @param {string} id  without the "h-" that all of the helpers' ids begin with */
  field(id) {
    return /** @type {HTMLInputElement} */ (one(this.root, `#h-${id}`));
  }

  /**
   * The number in a field, or NaN with a fault kept.
   * @param {string} id @param {FactData} domain @param {string} where
   */
  number(id, domain, where) {
    const read = readNumber(this.field(id), domain, this.words, "check.helper.empty.number");
    return this.taken(read, id, where, NaN);
  }

  /**
   * The day in three fields, or an empty text with a fault kept.
   * @param {string} id @param {FactData} domain @param {string} where
   */
  day(id, domain, where) {
    const fields = ["year", "month", "day"].map((part) => this.field(`${id}-${part}`));
    const read = readDate(fields, domain, this.words, "check.helper.empty.date");
    return this.taken(read, id, where, "");
  }

  /**
   * @template T
   * @param {{value: unknown} | Fault} read @param {string} id @param {string} where @param {T} none
   * @returns {T}
   */
  taken(read, id, where, none) {
    if ("value" in read) return /** @type {T} */ (read.value);
    this.fault(id, where, read);
    return none;
  }

  /** @param {string} id @param {string} where @param {Fault} fault */
  fault(id, where, fault) {
    this.faults.push({ where, beside: one(this.root, `#h-${id}-error`), fault });
  }

  /** Takes away what was said before. */
  clear() {
    this.turn += 1;
    this.faults = [];
    this.said.replaceChildren();
    one(this.root, '[data-helper="errors"]').hidden = true;
    for (const error of all(this.root, ".check-error")) error.hidden = true;
    for (const field of all(this.root, "[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  /** Tells the faults, on top with links and beside each field. */
  refuse() {
    const summary = one(this.root, '[data-helper="errors"]');
    const label = this.words.text("check.error.label");
    const items = this.faults.map(({ where, beside, fault }) => {
      const said = this.words.text("check.helper.fault", { where, fault: fault.fault });
      beside.replaceChildren(el("span", { class: "check-visually-hidden" }, label), " ", said);
      beside.hidden = false;
      for (const field of fault.fields) field.setAttribute("aria-invalid", "true");
      const link = el("a", { href: `#${fault.fields[0].id}` }, said);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        fault.fields[0].focus();
      });
      return el("li", {}, link);
    });
    one(summary, "ul").replaceChildren(...items);
    summary.hidden = false;
    focusOn(summary);
  }

  /**
   * The rules' reply to a message; `null` where it does not come, or comes too late.
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>}
   */
  async ask(message) {
    const { turn } = this;
    if (this.rules.engine.state !== "ready") {
      this.said.textContent = this.words.text("check.helper.waiting");
    }
    try {
      const reply = await this.rules.call(message);
      return turn === this.turn ? reply : null;
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      if (turn === this.turn) this.said.textContent = this.words.text("check.helper.failed");
      return null;
    }
  }

  /** Runs the helper by its button, and by Enter in a field, which else would go on. */
  runs(/** @type {HTMLElement} */ button, /** @type {() => void} */ run) {
    button.addEventListener("click", run);
    this.root.addEventListener("keydown", (event) => {
      const field = event.target instanceof HTMLInputElement;
      if (event.key !== "Enter" || !field) return;
      event.preventDefault();
      run();
    });
  }

  /**
   * Puts a figure into the answer's field, where it may still be changed.
   * @param {HTMLInputElement} answer @param {number} figure
   */
  fill(answer, figure) {
    answer.value = String(figure);
    answer.classList.remove("check-input--filled");
    void answer.offsetWidth; // so that the mark is seen again the second time
    answer.classList.add("check-input--filled");
  }
}
