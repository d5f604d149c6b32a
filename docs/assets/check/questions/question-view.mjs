// The questions: shows, fills and reads the page's section about one fact.

/** @import { AnswerValue, CheckData } from "../types.d.ts" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Draft, Outdated, QuestionStep, Reading, State } from "../state/types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { copyOf, el, query, queryAll, ref } from "../dom.mjs";
import { today } from "../parsing/dates.mjs";
import { clearError, showError } from "../forms/error-summary.mjs";
import { formatAnswer, inputOf, inputsOf } from "../forms/index.mjs";
import { Calculators } from "../calculators/index.mjs";
import { FILING_DATE } from "../state/state.mjs";
import { fillDraft, readDraft } from "./draft.mjs";
import { showNotice } from "./filing-date-notice.mjs";
import { OccupationData } from "../calculators/occupation-data.mjs";
import { OccupationFilter } from "./occupation-filter.mjs";

/**
 * @typedef {object} Hooks
 * @property {() => Record<string, unknown>} notes  what is typed into calculators
 * @property {(name: string, value: unknown) => void} saveNote
 * @property {() => void} onCorrected  the error of the shown question no longer holds
 */

export class QuestionView {
  /**
   * @param {CheckData} data
   * @param {Translator} translator
   * @param {RulesClient} rules
   * @param {Hooks} hooks
   */
  constructor(data, translator, rules, hooks) {
    this.data = data;
    this.translator = translator;
    this.rules = rules;
    this.hooks = hooks;
    this.occupations = new OccupationData(data);
    this.calculators = this.newCalculators();
    /** The questions made so far, by fact. @type {Map<string, HTMLElement>} */
    this.sections = new Map();
    /** What some inputs do besides being filled, by `data-input`. */
    this.extensions = /** @type {Record<string, OccupationFilter>} */ ({});
    query(ref("use-today"), "button").addEventListener("click", () => this.useToday());
    this.fact = "";
    this.visit = -1;
    /** @type {State["error"]} */
    this.error = null;
  }

  /** The shown question. */
  get section() {
    return this.make(this.fact);
  }

  /** Make a question that may be shown next, with what belongs to it. @param {string} fact */
  prepare(fact) {
    this.calculators.prepare(this.make(fact));
  }

  /** Return a question, made and hidden at first. @param {string} fact */
  make(fact) {
    const made = this.sections.get(fact);
    if (made) return made;
    ref("questions").append(copyOf(`question-${fact}`));
    const section = query(ref("questions"), `[data-fact="${fact}"]`);
    this.sections.set(fact, section);
    if (section.dataset.input === "occupation") {
      this.extensions.occupation = new OccupationFilter(section, this.occupations, this.translator);
    }
    return section;
  }

  newCalculators() {
    return new Calculators(this.data, this.translator, this.rules, this.hooks, this.occupations);
  }

  /** Return the heading, or the notice above the question, which is read first. */
  heading() {
    return ref("notice").hidden ? query(this.section, "h1") : ref("notice");
  }

  /** Return the question's text. */
  title() {
    const heading = /** @type {HTMLElement} */ (query(this.section, "h1").cloneNode(true));
    for (const other of queryAll(heading, "[hidden]")) other.remove();
    return String(heading.textContent).trim();
  }

  /**
   * Show the question of the state. What is typed stays as long as the visit is the same.
   * @param {State} state
   */
  show({ step, visit, answers, programs, outdated, error }) {
    if (step.view !== "question") return;
    if (visit !== this.visit) {
      this.hide();
      this.fact = step.fact;
      this.visit = visit;
      const chosen = programs ?? Object.keys(this.data.programs).slice(0, 1);
      const former = step.fact in answers ? undefined : outdated[step.fact];
      // What changes with time is counted again; anything else may well be the same.
      const likely = this.data.facts[step.fact].passing ? null : former?.value;
      this.enter(answers[step.fact] ?? step.suggested ?? likely ?? null, answers, chosen);
      this.showFormer(former);
      this.showWrongClock(step.wrong_today);
      this.showProgress(step, answers);
      showNotice(step.notice ? answers[FILING_DATE] : null, chosen, this.data, this.translator);
    }
    if (error !== this.error) this.showError(error);
    this.section.hidden = false;
    ref("questions").hidden = false;
  }

  /** @param {AnswerValue} value @param {State["answers"]} answers @param {string[]} programs */
  enter(value, answers, programs) {
    const { section, fact } = this;
    const domain = this.data.facts[fact];
    this.showError(null);
    inputOf(section).fill(inputsOf(section, fact), domain, value);
    this.calculators.show(fact, section, answers);
    const periods = programs.map((id) => periodOn(answers[FILING_DATE], this.data.programs[id].periods));
    const [filingDate, tense] = [answers[FILING_DATE], this.tense(answers, programs)];
    showLaws(section, programs.map((id, place) => `${id}/${periods[place].id}`), tense);
    this.showFilingDay(typeof filingDate === "string" ? filingDate : null);
    showPresupposed(section, answers);
    this.extensions[String(section.dataset.input)]?.show(periods[0]);
  }

  /**
   * Return where the filing date lies.
   * @param {State["answers"]} answers @param {string[]} programs
   * @returns {Tense}
   */
  tense({ [FILING_DATE]: day }, programs) {
    const now = today();
    if (typeof day !== "string") return programs.every((id) => this.data.programs[id].closed) ? "past" : "later";
    return day < now ? "past" : day > now ? "later" : "today";
  }

  /** Name the filing date in the question. @param {string | null} day  `null` if it is not known */
  showFilingDay(day) {
    for (const each of queryAll(this.section, "[data-filing-day]")) {
      each.textContent = day ? this.translator.date(day) : String(each.dataset.filingDay);
    }
  }

  /** Say why the question is asked again, and what the answer was. @param {Outdated | undefined} former */
  showFormer(former) {
    const { fact, section, translator } = this;
    section.querySelector('[data-ref="former-answer"]')?.remove();
    if (!former) return;
    const value = formatAnswer(fact, former.value, translator);
    const text = translator.text("check.former_answer", { label: translator.label(former.because), value });
    query(section, "h1").after(el("p", { class: "check-panel", "data-ref": "former-answer" }, text));
  }

  /** Say that the date of the device is not filled in. @param {string | undefined} day  if it cannot be right */
  showWrongClock(day) {
    const { section, translator } = this;
    section.querySelector('[data-ref="wrong-clock"]')?.remove();
    if (!day) return;
    const text = translator.text("check.wrong_clock", { today: translator.date(day) });
    query(section, "h1").after(el("p", { class: "check-panel", "data-ref": "wrong-clock" }, text));
  }

  /** @param {QuestionStep} step @param {State["answers"]} answers */
  showProgress({ fact, left, returning }, answers) {
    const answered = Object.keys(answers).filter((each) => each in this.data.facts);
    const place = answered.indexOf(fact);
    const isOpen = place < 0;
    const key = !isOpen || left === undefined ? "question" : left > 1 ? "left" : "last";
    const fillings = { n: (isOpen ? answered.length : place) + 1, left: (left ?? 1) - 1 };
    // An answer that is changed from the results is at no place among the questions.
    ref("progress").hidden = Boolean(returning) && !isOpen;
    ref("progress").textContent = this.translator.text(`check.progress.${key}`, fillings);
  }

  hide() {
    if (this.fact) this.section.hidden = true;
    ref("questions").hidden = true;
  }

  /** Remove every question, with what is typed in it. */
  clear() {
    this.hide();
    this.fact = "";
    for (const section of this.sections.values()) section.remove();
    this.sections.clear();
    this.extensions = {};
    this.calculators = this.newCalculators();
  }

  /** Return what the fields of the shown question hold. @returns {Reading | null} */
  read() {
    if (ref("questions").hidden) return null;
    const domain = this.data.facts[this.fact];
    const read = inputOf(this.section).read(inputsOf(this.section, this.fact), domain, this.translator);
    if ("value" in read) return read;
    return { error: { text: read.fault }, fields: read.fields.map(({ id }) => id), empty: read.empty };
  }

  /** Return what is typed into the shown question. @returns {Draft | null} */
  draft() {
    return ref("questions").hidden ? null : readDraft(this.section, this.fact);
  }

  /** Type into the shown question, if it is the same. @param {Draft} draft */
  fillDraft(draft) {
    if (!ref("questions").hidden && draft.fact === this.fact) fillDraft(this.section, draft);
  }

  /** @param {State["error"]} error */
  showError(error) {
    const { section, fact } = this;
    this.error = error;
    clearError(section);
    if (!error) return;
    const inputs = inputsOf(section, fact);
    const wrong = inputs.filter(({ id }) => error.fields.includes(id));
    const typed = inputs.some((field) => field.value.trim());
    ref("use-today").hidden = typed || !this.data.facts[fact].required;
    const fault = "text" in error.error ? error.error.text : this.translator.text(error.error.message);
    showError(section, fact, { fault, fields: wrong.length ? wrong : inputs }, this.translator);
  }

  /** Fill in today's date; the visitor still has to continue. */
  useToday() {
    const { section, fact } = this;
    const domain = this.data.facts[fact];
    inputOf(section).fill(inputsOf(section, fact), domain, today());
    this.hooks.onCorrected();
    query(section, '[data-action="continue"]').focus();
  }
}

/** Where the filing date lies. @typedef {"past" | "today" | "later"} Tense */

/**
 * Show the texts of the laws that are asked about; of the variants of one text, only the first.
 * @param {HTMLElement} section
 * @param {string[]} laws  `program/period`, in order
 * @param {Tense} tense
 */
function showLaws(section, laws, tense) {
  const place = (/** @type {HTMLElement} */ text) => placeOf(text, laws, tense);
  for (const text of queryAll(section, "[data-laws]")) text.hidden = place(text) === Infinity;
  for (const group of queryAll(section, "[data-variants]")) {
    const variants = queryAll(group, "[data-laws]");
    const first = variants.reduce((best, each) => (place(each) < place(best) ? each : best));
    for (const variant of variants) variant.hidden = variant !== first;
  }
}

/** @param {HTMLElement} text @param {string[]} laws @param {Tense} tense */
function placeOf(text, laws, tense) {
  const own = String(text.dataset.laws).split(" ");
  const place = laws.findIndex((law) => own.includes(law) || own.includes(`${law}/${tense}`));
  return place < 0 ? Infinity : place;
}

/**
 * Begin with an "if" where the question depends on an unknown answer.
 * @param {HTMLElement} section @param {State["answers"]} answers
 */
function showPresupposed(section, answers) {
  const texts = queryAll(section, "[data-if]");
  const first = texts.find(({ dataset }) => answers[String(dataset.if)] === null);
  for (const each of texts) each.hidden = each !== first;
}

/**
 * Return the period of law that contains the filing date, or the last one if it is not known.
 * @param {AnswerValue | undefined} filingDate
 * @param {CheckData["programs"][string]["periods"]} periods
 */
function periodOn(filingDate, periods) {
  const last = periods[periods.length - 1];
  if (typeof filingDate !== "string") return last;
  return periods.find(({ end }) => end === null || filingDate <= end) ?? last;
}
