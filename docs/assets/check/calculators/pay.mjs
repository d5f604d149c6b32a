// Converts yearly pay to hourly pay and back, under the question that asks for one of them.

/** @import { Answers, CheckData } from "../types.d.ts" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { query, queryAll, ref } from "../dom.mjs";
import { Calculator, factIn, fillField } from "./calculator.mjs";

const OTHER = /** @type {const} */ ({ year: "hour", hour: "year" });

export class Pay extends Calculator {
  /** @param {CheckData} data @param {RulesClient} rules @param {Translator} translator */
  constructor(data, rules, translator) {
    super(ref("pay"), rules, translator);
    this.data = data;
    const [year, hour] = data.calculators.pay;
    this.fact = { year, hour };
    this.weekly = factIn("hours_per_week", data);
    /** @type {"year" | "hour"} */
    this.each = "hour";
    this.onSubmit(ref("pay-submit"), () => this.calculate());
  }

  /**
   * Show the calculator under a question, filled with earlier answers.
   * @param {string} fact @param {HTMLElement} section @param {Answers} answers
   */
  show(fact, section, answers) {
    this.clearMessages();
    this.each = fact === this.fact.year ? "year" : "hour";
    this.answer = /** @type {HTMLInputElement} */ (query(section, `[name="${fact}"]`));
    for (const element of queryAll(this.root, "[data-each]")) {
      element.hidden = element.dataset.each !== this.each;
    }
    const known = { amount: answers[this.fact[OTHER[this.each]]], hours: answers[this.weekly] };
    this.prefill(`pay-${OTHER[this.each]}`, known.amount);
    this.prefill("pay-hours", known.hours);
  }

  /** @param {string} id @param {unknown} value */
  prefill(id, value) {
    const field = this.field(id);
    if (!field.value && typeof value === "number") field.value = String(value);
  }

  async calculate() {
    this.clearMessages();
    const { facts, calculators } = this.data;
    const { translator } = this;
    const from = OTHER[this.each];
    const label = (/** @type {string} */ id) => translator.text(`check.pay.${id}`);
    const amount = this.number(`pay-${from}`, facts[this.fact[from]], label(`amount.${from}`));
    const hours = this.number("pay-hours", calculators.hours, label("hours"));
    const weeks = this.number("pay-weeks", calculators.weeks, label("weeks"));
    if (this.faults.length) {
      this.showFaults();
      return;
    }
    const reply = await this.call({ method: "pay", each: from, amount, hours, weeks });
    if (!reply) return;
    if ("problems" in reply) {
      this.output.textContent = translator.text("check.pay.outside");
      return;
    }
    const found = reply.pay[this.each];
    fillField(/** @type {HTMLInputElement} */ (this.answer), found);
    this.output.textContent = translator.text(`check.pay.result.${this.each}`, {
      amount: translator.measure(amount, facts[this.fact[from]].unit),
      hours: translator.measure(hours, "hours_per_week"),
      weeks: translator.measure(weeks, "weeks"),
      value: translator.measure(found, facts[this.fact[this.each]].unit),
    });
  }
}
