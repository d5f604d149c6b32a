// Hourly pay out of yearly pay and back, under the question that asks for one of them.

/** @import { Answers, CheckData } from "../types.mjs" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { query, queryAll, ref } from "../dom.mjs";
import { Calculator } from "./calculator.mjs";

const OTHER = /** @type {const} */ ({ year: "hour", hour: "year" });
const FACT = { year: "annual_salary", hour: "hourly_wage" };

export class Pay extends Calculator {
  /** @param {CheckData} data @param {RulesClient} rules @param {Translator} translator */
  constructor(data, rules, translator) {
    super(ref("pay"), rules, translator);
    this.data = data;
    /** @type {"year" | "hour"} */
    this.each = "hour";
    this.runs(ref("pay-submit"), () => this.workOut());
  }

  /**
   * Turns to the question that it stands under, with what was answered before.
   * @param {string} fact @param {HTMLElement} section @param {Answers} answers
   */
  turnTo(fact, section, answers) {
    this.clear();
    this.each = fact === FACT.year ? "year" : "hour";
    this.answer = /** @type {HTMLInputElement} */ (query(section, `[name="${fact}"]`));
    for (const element of queryAll(this.root, "[data-each]")) {
      element.hidden = element.dataset.each !== this.each;
    }
    const known = { amount: answers[FACT[OTHER[this.each]]], hours: answers.job_weekly_hours };
    this.offer(`pay-${OTHER[this.each]}`, known.amount);
    this.offer("pay-hours", known.hours);
  }

  /** @param {string} id @param {unknown} value */
  offer(id, value) {
    const field = this.field(id);
    if (!field.value && typeof value === "number") field.value = String(value);
  }

  forget() {
    for (const field of queryAll(this.root, "input")) /** @type {HTMLInputElement} */ (field).value = "";
  }

  async workOut() {
    this.clear();
    const { facts, helpers } = this.data;
    const { translator } = this;
    const from = OTHER[this.each];
    const label = (/** @type {string} */ id) => translator.text(`check.pay.${id}`);
    const amount = this.number(`pay-${from}`, facts[FACT[from]], label(`amount.${from}`));
    const hours = this.number("pay-hours", helpers.hours, label("hours"));
    const weeks = this.number("pay-weeks", helpers.weeks, label("weeks"));
    if (this.faults.length) {
      this.refuse();
      return;
    }
    const reply = await this.ask({ method: "pay", each: from, amount, hours, weeks });
    if (!reply) return;
    if (reply.problems) {
      this.said.textContent = translator.text("check.pay.outside");
      return;
    }
    const found = reply.pay[this.each];
    this.fill(/** @type {HTMLInputElement} */ (this.answer), found);
    this.said.textContent = translator.text(`check.pay.result.${this.each}`, {
      amount: translator.measure(amount, facts[FACT[from]].unit),
      hours: translator.measure(hours, "hours_per_week"),
      weeks: translator.measure(weeks, "weeks"),
      value: translator.measure(found, facts[FACT[this.each]].unit),
    });
  }
}
