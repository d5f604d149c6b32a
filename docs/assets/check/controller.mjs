// The self-check as a whole: which step is shown, what each press does, what comes next.

/** @import { Answers, Assessed, Assessment, CheckData, Problem, Value } from "./types.mjs" */
/** @import { Provenance } from "./results/provenance.mjs" */
/** @import { RulesClient } from "./python/rules-client.mjs" */
/** @import { Step } from "./history-state.mjs" */
/** @import { Translator } from "./i18n.mjs" */

import { PythonUnavailableError } from "./python/client.mjs";
import { moveFocus, query, ref } from "./dom.mjs";
import { decodeAnswers, hasAnswers, provenanceOfFragment, parseAnswers } from "./sharing/share-link.mjs";
import { announceProgress } from "./python/loading-status.mjs";
import { provenanceOfFileName } from "./results/provenance.mjs";
import { showNotice } from "./questions/filing-date-notice.mjs";
import { QuestionView } from "./questions/question-view.mjs";
import { hideImportError, showImportError } from "./sharing/import-error.mjs";
import { hideResults, showAnswers, showResults } from "./results/view.mjs";
import { HistoryState } from "./history-state.mjs";

/** A wait shorter than this shows nothing, in milliseconds. */
const WAIT_MESSAGE_MS = 300;

/** The fact without which the rules say nothing. */
const FILING_DATE = "filing_date";

export class Controller {
  /**
   * @param {CheckData} data
   * @param {Translator} translator
   * @param {RulesClient} rules
   */
  constructor(data, translator, rules) {
    this.data = data;
    this.translator = translator;
    this.rules = rules;
    this.steps = new HistoryState();
    this.questions = new QuestionView(data, translator, rules, this.steps);
    this.siteTitle = document.title;
    /** The newest thing begun; what an older one comes to is dropped. */
    this.turn = 0;
    /** @type {(() => void) | null} */
    this.stalled = null;
    /** Puts back what stood in the fields when the rules were last asked. */
    this.putBack = () => {};
    /** @type {string | null} */
    this.ask = null;
    /** @type {Assessment | null} */
    this.assessment = null;
    rules.engine.addEventListener("state", () => {
      if (rules.engine.state === "ready") this.stalled?.();
    });
  }

  get answers() {
    return this.steps.answers;
  }

  /** Shows where the visitor stood in this tab, or what the address brings. */
  begin() {
    this.steps.replace();
    this.render(false);
    if (hasAnswers(location.hash)) this.openLink();
  }

  /** @param {Step} step */
  go(step) {
    this.steps.push(step);
    this.render();
  }

  /** @param {boolean} [move]  whether the reading position moves to the heading */
  render(move = true) {
    this.turn += 1;
    this.stalled = null;
    this.clear();
    const { current } = this.steps;
    if (current.view === "results") {
      this.results(move);
    } else if (current.view === "question" && current.fact in this.data.facts) {
      showNotice(Boolean(current.notice) && this.answers[FILING_DATE], this.data, this.translator);
      this.questions.show(current.fact, this.answers);
      this.setTitle(this.questions.title(current.fact));
    } else {
      ref("start").hidden = false;
      document.title = this.siteTitle;
      if (move) moveFocus(query(ref("start"), "h1"));
    }
  }

  clear() {
    this.questions.hide();
    hideImportError();
    hideResults();
    ref("start").hidden = true;
    ref("waiting").hidden = true;
    ref("clear").hidden = this.steps.current.view === "start" && !this.steps.holds;
  }

  /** @param {string} heading */
  setTitle(heading) {
    document.title = `${heading} – ${this.siteTitle}`;
  }

  /** The first question that is not answered: the opening ones at once, then what the rules name. */
  async next() {
    const { current } = this.steps;
    const answered = current.view === "question" ? current.fact : null;
    const notice = answered === FILING_DATE;
    const opening = this.data.opening.find((fact) => !(fact in this.answers));
    const returning = current.view === "question" && current.returning;
    if (opening && !returning) {
      this.go({ view: "question", fact: opening, notice });
      return;
    }
    const reply = await this.assessed(() => this.next());
    if (!reply) return;
    const done = reply.ask === null || (returning && reply.ask === current.open);
    if (done) this.go({ view: "results" });
    else this.go({ view: "question", fact: /** @type {string} */ (reply.ask), notice });
  }

  /** @param {boolean} [move]  as of `render` */
  async results(move = true) {
    const reply = await this.assessed(() => this.results());
    if (!reply) return;
    const { turn } = this;
    const timing = await this.rules.timing(this.answers);
    if (turn !== this.turn) return;
    const { assessment, ask } = reply;
    this.ask = ask;
    this.assessment = assessment;
    this.translator.period = assessment.program.period;
    const { data, translator, answers } = this;
    this.setTitle(translator.text("check.results.heading"));
    const heading = showResults({ data, translator, answers, assessment, timing, ask, made: this.steps.made });
    if (move) moveFocus(heading);
  }

  /**
   * The rules' reply on the answers, with words on the way; `null` where it came to nothing.
   * @param {() => void} again  what to do once the rules are there after all
   * @returns {Promise<Assessed | null>}
   */
  async assessed(again) {
    const reply = await this.ruled(this.answers, again);
    if (!reply) return null;
    if (!reply.problems) return reply;
    this.refused(reply.problems);
    return null;
  }

  /**
   * @param {Answers} answers
   * @param {() => void} again
   */
  async ruled(answers, again) {
    this.turn += 1;
    const turn = this.turn;
    const main = ref("waiting").parentElement;
    if (main) main.style.minHeight = `${main.offsetHeight}px`;
    this.putBack = this.questions.remember();
    this.clear();
    const timer = window.setTimeout(() => {
      if (turn !== this.turn) return;
      ref("waiting").hidden = false;
      announceProgress(true);
      moveFocus(query(ref("waiting"), "h1"));
    }, WAIT_MESSAGE_MS);
    try {
      const reply = await this.rules.assess(answers);
      return turn === this.turn ? reply : null;
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      if (turn === this.turn) {
        if (this.steps.current.view === "results") showAnswers(this);
        else this.render(false);
        this.putBack();
        this.stalled = again;
        moveFocus(ref("failure"));
      }
      return null;
    } finally {
      window.clearTimeout(timer);
      announceProgress(false);
      if (turn === this.turn) ref("waiting").hidden = true;
      if (main) main.style.minHeight = "";
    }
  }

  /**
   * The rules have the last word on an answer: back to its question.
   * @param {Problem[]} problems
   */
  refused(problems) {
    const fact = problems.map((problem) => problem.fact).find((id) => id && id in this.data.facts);
    this.go({ view: "question", fact: fact ?? FILING_DATE });
    this.error(fact ?? FILING_DATE, this.translator.text("check.error.rules"));
  }

  /** @param {string} fact @param {string} fault @param {HTMLInputElement[]} [fields] */
  error(fact, fault, fields) {
    this.questions.refuse(fact, fault, fields);
    const title = `${this.questions.title(fact)} – ${this.siteTitle}`;
    document.title = this.translator.text("check.error.prefix", { title });
  }

  /** @param {string} fact @param {Value | null} value */
  answer(fact, value) {
    if (this.answers[fact] !== value) this.steps.take({ ...this.answers, [fact]: value });
    this.steps.replace();
  }

  /** @param {boolean} needed  whether an empty question is an error */
  take(needed) {
    const fact = this.questions.shown;
    if (!fact) return true;
    const read = this.questions.read(fact);
    if ("value" in read) {
      this.answer(fact, read.value);
      return true;
    }
    if (read.empty && !needed) return true;
    this.error(fact, read.fault, read.fields);
    return false;
  }

  goOn() {
    if (this.take(true)) this.next();
  }

  notKnown() {
    const fact = this.questions.shown;
    if (!fact) return;
    if (this.data.facts[fact].required) {
      this.error(fact, this.translator.text("check.error.date.unknown"));
      return;
    }
    this.answer(fact, null);
    this.next();
  }

  finish() {
    if (!this.take(false)) return;
    if (this.answers[FILING_DATE] === undefined) {
      if (this.questions.shown !== FILING_DATE) this.go({ view: "question", fact: FILING_DATE });
      this.error(FILING_DATE, this.translator.text("check.error.date.required"));
      return;
    }
    this.go({ view: "results" });
  }

  back() {
    if (this.steps.depth > 0) history.back();
    else this.go({ view: "start" });
  }

  restart() {
    this.ask = null;
    this.assessment = null;
    this.questions.forget();
    this.steps.forget(() => this.render());
  }

  /** @param {string} fact */
  change(fact) {
    this.go({ view: "question", fact, returning: true, open: this.ask });
  }

  resume() {
    if (this.ask) this.go({ view: "question", fact: this.ask });
  }

  /** @param {PopStateEvent} event */
  popped(event) {
    if (this.steps.follow(event)) this.render();
  }

  openLink() {
    this.open("link", decodeAnswers(location.hash), provenanceOfFragment(location.hash));
  }

  /** @param {string} text @param {string} name */
  openFile(text, name) {
    this.open("file", parseAnswers(text), provenanceOfFileName(name));
  }

  /**
   * Takes answers over whole, once the rules accept them; else says why and leaves all as it was.
   * @param {"link" | "file"} from
   * @param {Answers | null} answers
   * @param {Provenance | null} made
   */
  async open(from, answers, made) {
    if (!answers) {
      hideImportError();
      showImportError(from, [], this.translator);
      return;
    }
    const reply = await this.ruled(answers, () => this.open(from, answers, made));
    if (!reply) return;
    if (reply.problems) {
      this.render(false);
      this.putBack();
      showImportError(from, reply.problems, this.translator);
      return;
    }
    this.steps.take(answers, made);
    if (from === "file") this.go({ view: "results" });
    else {
      this.steps.replace({ view: "results" });
      this.steps.clearAddress();
      this.render();
    }
  }
}
