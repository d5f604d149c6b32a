// Hourly pay out of yearly pay and back, under the question that asks for one of them.

/** @import { Answers, CheckData } from "../types.mjs" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { all, one, part } from "../dom.mjs";
import { Helper } from "./calculator.mjs";

const OTHER = /** @type {const} */ ({ year: "hour", hour: "year" });
const FACT = { year: "annual_salary", hour: "hourly_wage" };

export class Pay extends Helper {
  /** @param {CheckData} data @param {RulesClient} rules @param {Words} words */
  constructor(data, rules, words) {
    super(part("pay"), rules, words);
    this.data = data;
    /** @type {"year" | "hour"} */
    this.each = "hour";
    this.runs(part("pay-do"), () => this.workOut());
  }

  /**
   * Turns to the question that it stands under, with what was answered before.
   * @param {string} fact @param {HTMLElement} section @param {Answers} answers
   */
  turnTo(fact, section, answers) {
    this.clear();
    this.each = fact === FACT.year ? "year" : "hour";
    this.answer = /** @type {HTMLInputElement} */ (one(section, `[name="${fact}"]`));
    for (const element of all(this.root, "[data-each]")) {
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
    for (const field of all(this.root, "input")) /** @type {HTMLInputElement} */ (field).value = "";
  }

  async workOut() {
    this.clear();
    const { facts, helpers } = this.data;
    const { words } = this;
    const from = OTHER[this.each];
    const label = (/** @type {string} */ id) => words.text(`check.pay.${id}`);
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
      this.said.textContent = words.text("check.pay.outside");
      return;
    }
    const found = reply.pay[this.each];
    this.fill(/** @type {HTMLInputElement} */ (this.answer), found);
    this.said.textContent = words.text(`check.pay.result.${this.each}`, {
      amount: words.measure(amount, facts[FACT[from]].unit),
      hours: words.measure(hours, "hours_per_week"),
      weeks: words.measure(weeks, "weeks"),
      value: words.measure(found, facts[FACT[this.each]].unit),
    });
  }
}
