// What the calculators share: reading fields, errors, calling the rules, filling in the answer.

/** @import { CheckData, Domain, Message, ProblemsReply } from "../types.d.ts" */
/** @import { Fault } from "../forms/index.mjs" */
/** @import { Replies, RulesClient } from "../python/rules-client.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { PythonUnavailableError } from "../python/client.mjs";
import { composes, el, moveFocus, query, queryAll } from "../dom.mjs";
import { readDate } from "../forms/inputs/date.mjs";
import { readNumber } from "../forms/inputs/number.mjs";

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
    this.output = query(root, '[data-slot="result"]');
    /** @type {CalculatorError[]} */
    this.faults = [];
    this.requestId = 0;
  }

  /** @param {string} id  without the "h-" that ids of calculators begin with */
  field(id) {
    return /** @type {HTMLInputElement} */ (query(this.root, `#h-${id}`));
  }

  /**
   * Return the number in a field; on an error note it and return NaN.
   * @param {string} id @param {Domain} domain @param {string} where
   */
  number(id, domain, where) {
    const read = readNumber(this.field(id), domain, this.translator, "check.calculator.empty.number");
    return this.valueOrFault(read, id, where, NaN);
  }

  /**
   * Return the day in three fields; on an error note it and return an empty text.
   * @param {string} id @param {Domain} domain @param {string} where
   */
  day(id, domain, where) {
    const fields = ["year", "month", "day"].map((part) => this.field(`${id}-${part}`));
    const read = readDate(fields, domain, this.translator, "check.calculator.empty.date");
    return this.valueOrFault(read, id, where, "");
  }

  /**
   * @template T
   * @param {{value: unknown} | Fault} read @param {string} id @param {string} where @param {T} none
   * @returns {T}
   */
  valueOrFault(read, id, where, none) {
    if ("value" in read) return /** @type {T} */ (read.value);
    this.fault(id, where, read);
    return none;
  }

  /** @param {string} id @param {string} where @param {Fault} fault */
  fault(id, where, fault) {
    this.faults.push({ where, beside: query(this.root, `#h-${id}-error`), fault });
  }

  /** Remove the result and the errors. */
  clearMessages() {
    this.requestId += 1;
    this.faults = [];
    this.output.replaceChildren();
    query(this.root, '[data-slot="errors"]').hidden = true;
    for (const error of queryAll(this.root, ".check-error")) error.hidden = true;
    for (const field of queryAll(this.root, "[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  /** Show the errors, as a summary with links and beside each field. */
  showFaults() {
    const summary = query(this.root, '[data-slot="errors"]');
    const label = this.translator.text("check.error.label");
    const items = this.faults.map(({ where, beside, fault }) => {
      const message = this.translator.text("check.calculator.fault", { where, fault: fault.fault });
      beside.replaceChildren(el("span", { class: "check-visually-hidden" }, label), " ", message);
      beside.hidden = false;
      for (const field of fault.fields) field.setAttribute("aria-invalid", "true");
      const link = el("a", { href: `#${fault.fields[0].id}` }, message);
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
   * Return the rules' reply to a message; `null` if there is none, or a newer request replaced it.
   * @template {Message} M
   * @param {M} message
   * @returns {Promise<Replies[M["method"]] | ProblemsReply | null>}
   */
  async call(message) {
    const { requestId } = this;
    if (this.rules.client.state !== "ready") {
      this.output.textContent = this.translator.text("check.calculator.waiting");
    }
    try {
      const reply = await this.rules.call(message);
      return requestId === this.requestId ? reply : null;
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      if (requestId === this.requestId) this.output.textContent = this.translator.text("check.calculator.failed");
      return null;
    }
  }

  /** Calculate on the button and on Enter in a field, which would submit the question otherwise. */
  onSubmit(/** @type {HTMLElement} */ button, /** @type {() => void} */ run) {
    button.addEventListener("click", run);
    this.root.addEventListener("keydown", (event) => {
      const field = event.target instanceof HTMLInputElement;
      if (event.key !== "Enter" || !field) return;
      event.preventDefault();
      // The Enter that ends the composition of a word does nothing else.
      if (!composes(event)) run();
    });
  }
}

/**
 * Put a figure into the field of the question, where it can still be changed.
 * @param {HTMLInputElement} answer @param {number} figure
 */
export function fillField(answer, figure) {
  answer.value = String(figure);
  answer.classList.remove("check-input--filled");
  void answer.offsetWidth; // restarts the highlight
  answer.classList.add("check-input--filled");
}

/** Return the first fact in a unit. @param {string} unit @param {Pick<CheckData, "facts">} data */
export function factIn(unit, { facts }) {
  return Object.keys(facts).find((fact) => facts[fact].unit === unit) ?? "";
}
