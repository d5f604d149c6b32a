// The question pages: exactly one of the page's sections is shown, filled and read.

/** @import { Answers, CheckData, Value } from "../types.mjs" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { HistoryState } from "../history-state.mjs" */
/** @import { Translator } from "../i18n.mjs" */
/** @import { Read } from "../forms/form-fields.mjs" */

import { moveFocus, query, queryAll, ref } from "../dom.mjs";
import { dateFields, today } from "../parsing/dates.mjs";
import { clearError, showError } from "../forms/error-summary.mjs";
import { fillInputs, inputsOf, readInputs } from "../forms/form-fields.mjs";
import { Calculators } from "../calculators/index.mjs";
import { OccupationFilter } from "./occupation-filter.mjs";

export class QuestionView {
  /**
   * @param {CheckData} data
   * @param {Translator} translator
   * @param {RulesClient} rules
   * @param {HistoryState} steps
   */
  constructor(data, translator, rules, steps) {
    this.data = data;
    this.translator = translator;
    this.helpers = new Calculators(data, translator, rules, steps);
    this.occupations = new OccupationFilter(this.section("occupation"), translator);
    query(ref("use-today"), "button").addEventListener("click", () => this.useToday());
    /** @type {string | null} */
    this.shown = null;
  }

  /** @param {string} fact */
  section(fact) {
    return query(ref("questions"), `[data-fact="${fact}"]`);
  }

  /** @param {string} fact */
  title(fact) {
    const heading = /** @type {HTMLElement} */ (query(this.section(fact), "h1").cloneNode(true));
    for (const other of queryAll(heading, "[hidden]")) other.remove();
    return String(heading.textContent).trim();
  }

  /**
   * @param {string} fact
   * @param {Answers} answers  with the filing date, on which words and order may turn
   */
  show(fact, answers) {
    this.hide();
    this.shown = fact;
    const section = this.section(fact);
    clearError(section);
    fillInputs(section, fact, this.data.facts[fact], answers[fact]);
    this.helpers.turnTo(fact, section, answers);
    const period = periodOf(answers.filing_date, this.data.periods);
    for (const text of queryAll(section, "[data-period]")) text.hidden = text.dataset.period !== period;
    if (fact === "occupation") this.occupations.arrange(period === this.data.periods[0].id);
    section.hidden = false;
    ref("questions").hidden = false;
    // A notice above the question is read first.
    const first = ref("notice").hidden ? query(section, "h1") : ref("notice");
    moveFocus(first, ref("questions"));
  }

  /** What stands in the fields of the shown question, as a function that puts it back. */
  remember() {
    const fields = this.shown ? inputsOf(this.section(this.shown), this.shown) : [];
    const stood = fields.map(({ value, checked }) => ({ value, checked }));
    return () => fields.forEach((field, place) => Object.assign(field, stood[place]));
  }

  hide() {
    if (this.shown) this.section(this.shown).hidden = true;
    this.shown = null;
    ref("questions").hidden = true;
  }

  /** Empties every field, shown or not. */
  forget() {
    this.helpers.forget();
    for (const form of document.querySelectorAll("#check form")) {
      /** @type {HTMLFormElement} */ (form).reset();
    }
  }

  /**
   * What stands in the fields of the shown question.
   * @param {string} fact
   * @returns {Read}
   */
  read(fact) {
    return readInputs(this.section(fact), fact, this.data.facts[fact], this.translator);
  }

  /**
   * @param {string} fact
   * @param {string} fault
   * @param {HTMLInputElement[]} [fields]
   */
  refuse(fact, fault, fields) {
    const section = this.section(fact);
    clearError(section);
    const typed = inputsOf(section, fact).some((field) => field.value.trim());
    ref("use-today").hidden = typed || !this.data.facts[fact].required;
    showError(section, fact, { fault, fields: fields ?? inputsOf(section, fact) }, this.translator);
  }

  /** Fills today's date into the shown question; the visitor still has to go on. */
  useToday() {
    if (!this.shown) return;
    const section = this.section(this.shown);
    const date = dateFields(today());
    for (const input of inputsOf(section, this.shown)) {
      const field = /** @type {"year" | "month" | "day"} */ (input.name.split("-")[1]);
      input.value = date[field];
    }
    clearError(section);
    query(section, '[data-action="continue"]').focus();
  }
}

/**
 * The period of law whose words a question takes: the filing date's, or the last where none is known.
 * @param {Value | null | undefined} filed
 * @param {CheckData["periods"]} periods
 */
function periodOf(filed, periods) {
  const last = periods[periods.length - 1];
  if (typeof filed !== "string") return last.id;
  return (periods.find(({ end }) => filed <= end) ?? last).id;
}
