// Adds months of work up from jobs: fields for each job, and the total that the rules return.

/** @import { Answers, CheckData, ExperienceMessage, Problem } from "../types.d.ts" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Hooks } from "../questions/question-view.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { copyOf, moveFocus, query, queryAll, ref, withUnbroken } from "../dom.mjs";
import { drawExperience } from "./experience-chart.mjs";
import { Calculator, fillField } from "./calculator.mjs";

const FIELDS = ["start-year", "start-month", "start-day", "end-year", "end-month", "end-day", "hours"];

/** What is typed for one job, by field. @typedef {Record<string, string | boolean>} JobFields */

export class Experience extends Calculator {
  /** @param {CheckData} data @param {RulesClient} rules @param {Translator} translator @param {Hooks} hooks */
  constructor(data, rules, translator, hooks) {
    super(ref("experience"), rules, translator);
    this.data = data;
    this.hooks = hooks;
    this.jobs = ref("jobs");
    this.fact = "";
    this.answers = /** @type {Answers} */ ({});
    this.renderJobs(notedJobs(hooks.notes()));
    this.onSubmit(ref("experience-submit"), () => this.calculate());
    ref("job-add").addEventListener("click", () => this.add());
    this.root.addEventListener("click", (event) => this.onPress(event));
    this.root.addEventListener("change", () => this.onChange());
  }

  /**
   * Show the calculator under a question. The jobs stay from one question to the next.
   * @param {string} fact @param {HTMLElement} section @param {Answers} answers
   */
  show(fact, section, answers) {
    this.clearMessages();
    ref("experience-chart").hidden = true;
    const other = this.fact !== "" && this.fact !== fact;
    const typed = this.readJobs().some((job) => Object.values(job).some(Boolean));
    ref("experience-shared").hidden = !(other && typed);
    this.fact = fact;
    this.answers = answers;
    this.answer = /** @type {HTMLInputElement} */ (query(section, `[name="${fact}"]`));
    for (const element of queryAll(this.root, "[data-for]")) {
      element.hidden = !String(element.dataset.for).split(" ").includes(fact);
    }
  }

  /** @param {Event} event */
  onPress(event) {
    const pressed = event.target instanceof Element ? event.target.closest("[data-remove]") : null;
    if (!pressed) return;
    const place = [...this.jobs.children].findIndex((job) => job.contains(pressed));
    const left = this.readJobs().filter((_, number) => number !== place);
    this.clearMessages();
    ref("experience-chart").hidden = true;
    this.renderJobs(left.length ? left : [{}]);
    this.onChange();
    const next = this.jobs.children[Math.min(place, this.jobs.children.length - 1)];
    moveFocus(query(next, "legend"));
  }

  add() {
    this.renderJobs([...this.readJobs(), {}]);
    moveFocus(query(this.jobs, "[data-job]:last-child legend"));
  }

  /** Save the jobs for a reload of the tab, and show or hide the last day. */
  onChange() {
    for (const job of queryAll(this.jobs, "[data-job]")) {
      query(job, "[data-day$=end]").hidden = checkbox(job).checked;
    }
    this.hooks.saveNote("jobs", this.readJobs());
  }

  /** @returns {JobFields[]} */
  readJobs() {
    return queryAll(this.jobs, "[data-job]").map((job, place) => {
      const texts = FIELDS.map((field) => [field, this.field(`job-${place + 1}-${field}`).value]);
      return { ...Object.fromEntries(texts), still: checkbox(job).checked };
    });
  }

  /** @param {JobFields[]} jobs */
  renderJobs(jobs) {
    this.jobs.replaceChildren();
    jobs.forEach((job, place) => {
      this.jobs.append(numbered(copyOf("calculator-job"), place + 1));
      for (const field of FIELDS) {
        this.field(`job-${place + 1}-${field}`).value = String(job[field] ?? "");
      }
      const last = query(this.jobs, "[data-job]:last-child");
      checkbox(last).checked = Boolean(job.still);
      query(last, "[data-day$=end]").hidden = Boolean(job.still);
    });
  }

  async calculate() {
    this.clearMessages();
    ref("experience-chart").hidden = true;
    const message = this.read();
    if (this.faults.length) {
      this.showFaults();
      return;
    }
    const reply = await this.call(message);
    if (!reply) return;
    if ("problems" in reply) {
      for (const problem of reply.problems) this.addProblem(problem);
      this.showFaults();
      return;
    }
    const found = reply.experience;
    fillField(/** @type {HTMLInputElement} */ (this.answer), found.months);
    const { translator } = this;
    const result = translator.text("check.experience.result", {
      from: translator.date(found.window.from),
      to: translator.date(found.window.to),
      months: translator.measure(found.whole, "months"),
      days: translator.measure(found.days, "days"),
      value: translator.number.format(found.months),
    });
    this.output.replaceChildren(...withUnbroken(result));
    drawExperience(found, translator);
  }

  /** Return the message for the rules; what cannot be read is noted as an error. @returns {ExperienceMessage} */
  read() {
    const { calculators } = this.data;
    const periods = this.readJobs().map(({ still }, place) => {
      const id = `job-${place + 1}`;
      const where = (/** @type {string} */ field) => this.where(place, field);
      return {
        start: this.day(`${id}-start`, calculators.day, where("start")),
        end: still ? null : this.day(`${id}-end`, calculators.day, where("end")),
        hours: this.number(`${id}-hours`, calculators.job_hours, where("hours")),
      };
    });
    const { fact, translator } = this;
    const ended = translator.text("check.experience.studies_end");
    const studies_end =
      this.data.facts[fact].after_studies ? this.day("program-end", calculators.day, ended) : null;
    const filing_date = /** @type {string} */ (this.answers.filing_date);
    return { method: "experience", fact, filing_date, studies_end, periods };
  }

  /** @param {number} place @param {string} field */
  where(place, field) {
    const name = this.translator.text(`check.experience.${field}`);
    return this.translator.text("check.experience.where", { n: place + 1, field: name });
  }

  /** @param {Problem} problem  one that only the rules can find */
  addProblem({ fact, code }) {
    const [, place, field] = /^periods\.(\d+)\.(\w+)$/.exec(fact ?? "") ?? [];
    const id = place ? `job-${Number(place) + 1}-${field}` : "program-end";
    const where = place
      ? this.where(Number(place), field)
      : this.translator.text("check.experience.studies_end");
    const reason = place ? (code === "before_start" ? "before_start" : "refused") : "after_filing";
    const fault = this.translator.text(`check.experience.error.${reason}`);
    const suffix = field === "hours" ? "" : "-year";
    this.fault(id, where, { fault, fields: [this.field(id + suffix)], empty: false });
  }
}

/**
 * Return the jobs that the notes hold, or an empty one; notes may be of an earlier build of the page.
 * @param {Record<string, unknown>} notes
 * @returns {JobFields[]}
 */
export function notedJobs({ jobs }) {
  const listed = Array.isArray(jobs) ? jobs.filter((job) => typeof job === "object" && job !== null) : [];
  return listed.length ? listed : [{}];
}

/** @param {ParentNode} job */
function checkbox(job) {
  return /** @type {HTMLInputElement} */ (query(job, "input[type=checkbox]"));
}

/**
 * Return the form of one job, with its number in place of {n}.
 * @param {DocumentFragment} copy @param {number} number
 */
function numbered(copy, number) {
  const fill = (/** @type {string} */ text) => text.replaceAll("{n}", String(number));
  for (const element of copy.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) element.setAttribute(name, fill(value));
    for (const node of element.childNodes) {
      if (node instanceof Text) node.data = fill(node.data);
    }
  }
  return copy;
}
