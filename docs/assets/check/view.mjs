// Shows a state of the self-check: exactly one of its views, and the messages above it.

/** @import { CheckData } from "./types.d.ts" */
/** @import { RulesClient } from "./python/rules-client.mjs" */
/** @import { Draft, FocusTarget, Reading, State } from "./state/types.d.ts" */
/** @import { Hooks } from "./questions/question-view.mjs" */
/** @import { Translator } from "./i18n.mjs" */

import { moveFocus, query, ref } from "./dom.mjs";
import { announceProgress } from "./python/loading-status.mjs";
import { QuestionView } from "./questions/question-view.mjs";
import { renderCaseBar } from "./cases/case-bar.mjs";
import { renderComparison } from "./cases/comparison-view.mjs";
import { hideResults, showAnswers, showResults } from "./results/view.mjs";
import { hideImportError, showImportError } from "./sharing/import-error.mjs";
import { isEmpty } from "./state/cases.mjs";
import { viewOf } from "./state/state.mjs";

export class View {
  /**
   * @param {CheckData} data
   * @param {Translator} translator
   * @param {RulesClient} rules
   * @param {Hooks} hooks
   */
  constructor(data, translator, rules, hooks) {
    this.data = data;
    this.translator = translator;
    this.questions = new QuestionView(data, translator, rules, hooks);
    this.siteTitle = document.title;
    /** The state that the page shows. @type {State | null} */
    this.shown = null;
  }

  /** @param {State} state */
  render(state) {
    const view = viewOf(state);
    const { data, translator } = this;
    this.holdHeight(view === "blank" || view === "waiting");
    ref("start").hidden = view !== "start";
    ref("waiting").hidden = view !== "waiting";
    announceProgress(view === "waiting");
    ref("clear").hidden = isEmpty(state);
    ref("failure-answers").hidden = isEmpty(state);
    renderCaseBar(state, translator);
    if (this.shown && this.shown.id !== state.id) this.questions.clear();
    if (view === "question") this.questions.show(state);
    else this.questions.hide();
    this.renderResults(state);
    renderComparison(view === "compare" ? state : null, data, translator);
    if (!state.importError) hideImportError();
    else if (state.importError !== this.shown?.importError) {
      showImportError(state.importError, translator);
    }
    document.title = this.title(state);
    this.shown = state;
  }

  /** Keep what is below from jumping while everything above it is hidden. @param {boolean} hold */
  holdHeight(hold) {
    const main = ref("waiting").parentElement;
    if (!main || (hold && main.style.minHeight)) return;
    main.style.minHeight = hold ? `${main.offsetHeight}px` : "";
  }

  /** @param {State} state */
  renderResults(state) {
    const { data, translator } = this;
    const { answers, notes, results, ask, provenance } = state;
    const view = viewOf(state);
    const before = this.shown && viewOf(this.shown);
    if (view === "results" && results) {
      if (before === "results" && this.shown?.results === results) return;
      showResults({ data, translator, answers, notes, ...results, ask, provenance });
    } else if (view === "answers") {
      if (before !== "answers") showAnswers({ data, translator, answers });
    } else {
      hideResults();
    }
  }

  /** @param {State} state */
  title(state) {
    const { siteTitle, translator } = this;
    switch (viewOf(state)) {
      case "start":
        return siteTitle;
      case "results":
      case "answers":
        return `${translator.text("check.results.heading")} – ${siteTitle}`;
      case "compare":
        return `${translator.text("check.compare.heading")} – ${siteTitle}`;
      case "question": {
        const title = `${this.questions.title()} – ${siteTitle}`;
        return state.error ? translator.text("check.error.prefix", { title }) : title;
      }
      default:
        return document.title;
    }
  }

  /** @param {FocusTarget} target @param {State} state */
  focus(target, state) {
    if (target !== "heading") {
      const element = ref(target);
      moveFocus(target === "waiting" ? query(element, "h1") : element);
    } else if (viewOf(state) === "question") {
      moveFocus(this.questions.heading(), ref("questions"));
    } else if (state.step.view !== "question") {
      moveFocus(query(ref(state.step.view), "h1"));
    }
  }

  /** Make the question of a step that may be shown next. @param {State["step"]} step */
  prepare(step) {
    if (step.view === "question") this.questions.prepare(step.fact);
  }

  /** Return what the fields of the shown question hold. @returns {Reading | null} */
  read() {
    return this.questions.read();
  }

  /** Return what is typed into the shown question. */
  draft() {
    return this.questions.draft();
  }

  /** @param {Draft} draft  what was typed into the shown question */
  fillDraft(draft) {
    this.questions.fillDraft(draft);
  }

  /** Empty every field. */
  clear() {
    this.questions.clear();
  }
}
