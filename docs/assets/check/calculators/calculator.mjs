// What the helpers share: fields that are read and refused with a message, a wait for the rules, a filled answer.

/** @import { FactData } from "../types.mjs" */
/** @import { Fault } from "../forms/form-fields.mjs" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { PythonUnavailableError } from "../python/client.mjs";
import { el, moveFocus, query, queryAll } from "../dom.mjs";
import { readDate, readNumber } from "../forms/form-fields.mjs";

/** @typedef {{where: string, beside: HTMLElement, fault: Fault}} CalculatorError */

export class Calculator {
  /**
   * @param {HTMLElement} root
   * @param {RulesClient} rules
   * @param {Translator} translator
   */
  constructor(root, rules, translator) {
    this.root = root;
    this.rules = rules;
    this.translator = translator;
    this.said = query(root, '[data-slot="result"]');
    /** @type {CalculatorError[]} */
    this.faults = [];
    this.turn = 0;
  }

  /** @param {string} id  without the "h-" that all of the helpers' ids begin with */
  field(id) {
    return /** @type {HTMLInputElement} */ (query(this.root, `#h-${id}`));
  }

  /**
   * The number in a field, or NaN with a fault kept.
   * @param {string} id @param {FactData} domain @param {string} where
   */
  number(id, domain, where) {
    const read = readNumber(this.field(id), domain, this.translator, "check.calculator.empty.number");
    return this.taken(read, id, where, NaN);
  }

  /**
   * The day in three fields, or an empty text with a fault kept.
   * @param {string} id @param {FactData} domain @param {string} where
   */
  day(id, domain, where) {
    const fields = ["year", "month", "day"].map((part) => this.field(`${id}-${part}`));
    const read = readDate(fields, domain, this.translator, "check.calculator.empty.date");
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
    this.faults.push({ where, beside: query(this.root, `#h-${id}-error`), fault });
  }

  /** Takes away what was said before. */
  clear() {
    this.turn += 1;
    this.faults = [];
    this.said.replaceChildren();
    query(this.root, '[data-slot="errors"]').hidden = true;
    for (const error of queryAll(this.root, ".check-error")) error.hidden = true;
    for (const field of queryAll(this.root, "[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  /** Tells the faults, on top with links and beside each field. */
  refuse() {
    const summary = query(this.root, '[data-slot="errors"]');
    const label = this.translator.text("check.error.label");
    const items = this.faults.map(({ where, beside, fault }) => {
      const said = this.translator.text("check.calculator.fault", { where, fault: fault.fault });
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
    query(summary, "ul").replaceChildren(...items);
    summary.hidden = false;
    moveFocus(summary);
  }

  /**
   * The rules' reply to a message; `null` where it does not come, or comes too late.
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>}
   */
  async ask(message) {
    const { turn } = this;
    if (this.rules.engine.state !== "ready") {
      this.said.textContent = this.translator.text("check.calculator.waiting");
    }
    try {
      const reply = await this.rules.call(message);
      return turn === this.turn ? reply : null;
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      if (turn === this.turn) this.said.textContent = this.translator.text("check.calculator.failed");
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
