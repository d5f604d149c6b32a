// Connects the state of the self-check to the page, the browser's history and the rules.

/** @import { CheckData } from "./types.d.ts" */
/** @import { RulesClient } from "./python/rules-client.mjs" */
/** @import { Effect, Event } from "./state/types.d.ts" */
/** @import { Translator } from "./i18n.mjs" */

import { casesOf, cleanName, hasNoAnswers, usesCases } from "./state/cases.mjs";
import { nameField } from "./cases/case-bar.mjs";
import { isolatedCaseName } from "./cases/case-name.mjs";
import { confirmed } from "./forms/confirm-dialog.mjs";
import { HistoryState } from "./history-state.mjs";
import { PythonUnavailableError } from "./python/client.mjs";
import { today } from "./parsing/dates.mjs";
import { eventOfFile, eventOfLink } from "./sharing/import-event.mjs";
import { hasAnswers } from "./parsing/share-link.mjs";
import { initialState, viewOf } from "./state/state.mjs";
import { update } from "./state/update.mjs";
import { View } from "./view.mjs";

/** A shorter wait shows no waiting screen. */
const WAIT_MESSAGE_MS = 300;

/** How soon after a question or an input the rules are asked what follows: once it is on the screen. */
const LOOK_AHEAD_MS = 20;

/** Effects that have to happen before the page shows the new state, since they name its entry. */
const HISTORY = ["push", "replace", "clean-address"];

export class Controller {
  /**
   * @param {CheckData} data
   * @param {Translator} translator
   * @param {RulesClient} rules
   * @param {() => void} startPython  may be called again
   */
  constructor(data, translator, rules, startPython) {
    this.data = data;
    this.translator = translator;
    this.rules = rules;
    this.startPython = startPython;
    this.history = new HistoryState(data);
    this.restored = this.history.restore();
    this.state = initialState(this.restored);
    this.view = new View(data, translator, rules, {
      notes: () => this.state.notes,
      saveNote: (name, value) => this.dispatch({ type: "note", name, value }),
      onCorrected: () => this.dispatch({ type: "correct" }),
    });
    this.lookAheadTimer = 0;
    rules.client.addEventListener("state", () => {
      if (rules.client.state === "ready") this.dispatch({ type: "ready" });
    });
  }

  /** Show where the visitor was in this tab, or what the address brings. */
  open() {
    const { asking = false, draft, rejected, file, importError } = this.restored;
    this.dispatch({ type: "open", asking, importError });
    if (draft) this.view.fillDraft(draft);
    const reading = rejected ? this.view.read() : null;
    if (reading && "error" in reading) this.dispatch({ type: "submit", reading });
    if (file) this.openFile(file.text, file.name);
    this.openLink();
  }

  /** @param {Event} event */
  dispatch(event) {
    const effects = this.advance(event);
    this.view.render(this.state);
    if (viewOf(this.state) !== "start") this.startPython();
    for (const effect of effects) this.run(effect);
    this.lookAhead();
  }

  /**
   * Change the state and the history, also by a reply that is there already.
   * @param {Event} event
   * @returns {Effect[]}  what has to be done once the page shows the new state
   */
  advance(event) {
    const effects = this.change(event);
    for (const effect of effects) if (HISTORY.includes(effect.type)) this.run(effect);
    return effects.filter(({ type }) => !HISTORY.includes(type));
  }

  /**
   * Change the state, also by a reply that is there already.
   * @param {Event} event
   * @returns {Effect[]}
   */
  change(event) {
    const { state, effects } = update(this.state, event, this.data);
    this.state = state;
    const request = effects.find(({ type }) => type === "next");
    const reply = request?.type === "next" && this.rules.knownReply(request);
    if (!reply) return effects;
    // The reply brings a new entry. A change of the current one would only delay it.
    const others = effects.filter(({ type }) => type !== "next" && type !== "replace");
    return [...others, ...this.change({ type: "assessed", id: request.id, reply })];
  }

  /** While the visitor reads or types, ask the rules what would follow. */
  lookAhead() {
    window.clearTimeout(this.lookAheadTimer);
    this.lookAheadTimer = window.setTimeout(() => {
      if (viewOf(this.state) !== "question" || this.rules.client.state !== "ready") return;
      void this.follow({ type: "submit", reading: this.view.read() });
      void this.follow({ type: "unknown" });
    }, LOOK_AHEAD_MS);
  }

  /**
   * Ask the rules what they would be asked after an event, and make the question that would be shown.
   * @param {Event} event
   */
  async follow(event) {
    const { state, effects } = update(this.state, event, this.data);
    const request = effects.find(({ type }) => type === "next");
    // The first questions follow without the rules.
    if (request?.type !== "next") return this.view.prepare(state.step);
    try {
      const reply = await this.rules.next(request.answers, request.programs);
      const { step } = update(state, { type: "assessed", id: request.id, reply }, this.data).state;
      if (step.view === "question") this.view.prepare(step);
      else await this.rules.results(request.answers, request.programs);
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
    }
  }

  /** @param {Effect} effect */
  run(effect) {
    switch (effect.type) {
      case "push":
        return this.history.push(this.state);
      case "replace":
        return this.history.replace(this.state);
      case "clean-address":
        return this.history.cleanAddress(this.state);
      case "back":
        return history.back();
      case "clear":
        this.view.clear();
        this.rules.forget();
        return this.history.clear(() => this.dispatch({ type: effect.then }));
      case "focus":
        return this.view.focus(effect.on, this.state);
      case "assess":
      case "next":
        return void this.assess(effect);
      case "assess-all":
        return void this.assessAll(effect);
      case "timing":
        return void this.loadTiming(effect);
    }
  }

  /** @param {Extract<Effect, {type: "assess" | "next"}>} request */
  assess({ type, id, answers, programs }) {
    return this.whileWaiting(id, async () => {
      const reply = type === "next" ? await this.rules.next(answers, programs) : await this.rules.assess(answers, programs);
      this.dispatch({ type: "assessed", id, reply });
    });
  }

  /** @param {Extract<Effect, {type: "assess-all"}>} request */
  assessAll({ id, requests }) {
    return this.whileWaiting(id, async () => {
      const replies = [];
      for (const { answers, programs } of requests) replies.push(await this.rules.assess(answers, programs));
      this.dispatch({ type: "assessed-all", id, replies });
    });
  }

  /**
   * Call the rules; show the waiting screen if they take long, and their failure.
   * @param {number} id @param {() => Promise<void>} call
   */
  async whileWaiting(id, call) {
    const timer = window.setTimeout(() => this.dispatch({ type: "slow", id }), WAIT_MESSAGE_MS);
    try {
      await call();
    } catch (error) {
      if (!(error instanceof PythonUnavailableError)) throw error;
      this.dispatch({ type: "failed", id });
    } finally {
      window.clearTimeout(timer);
    }
  }

  /** @param {Extract<Effect, {type: "timing"}>} request */
  loadTiming({ id, answers, programs }) {
    return this.whileWaiting(id, async () => {
      const timing = await this.rules.timing(answers, programs);
      this.dispatch({ type: "timed", id, timing });
    });
  }

  /**
   * Begin the questions about programs, with today's date filled in where it is asked for.
   * @param {string[]} programs
   */
  start(programs) {
    const offer = this.data.offers.find((each) => each.programs.join() === programs.join());
    this.dispatch({ type: "start", programs, today: offer?.today ? today() : null });
  }

  /** @param {HTMLAnchorElement} link  to this page in another language @param {MouseEvent} press */
  switchLanguage(link, { button, ctrlKey, metaKey, shiftKey }) {
    const sameTab = button === 0 && !ctrlKey && !metaKey && !shiftKey;
    this.history.carry(link, this.state, this.view.draft(), sameTab);
  }

  submit() {
    this.dispatch({ type: "submit", reading: this.view.read() });
  }

  finish() {
    this.dispatch({ type: "finish", reading: this.view.read() });
  }

  back() {
    this.dispatch({ type: "back", depth: this.history.depth });
  }

  /** @param {PopStateEvent} event */
  onPopState(event) {
    const entry = this.history.onPopState(event, this.state);
    if (entry) this.dispatch({ type: "navigated", ...entry });
  }

  /** Open the answers in the address, if it has any. */
  openLink() {
    const { hash } = location;
    if (!hasAnswers(hash)) return;
    this.dispatch(eventOfLink(hash));
  }

  /** Erase everything, once the visitor has confirmed it. */
  async restart() {
    const { length } = casesOf(this.state);
    const what = { title: "check.clear.title", body: length > 1 ? "check.clear.cases" : "check.clear.body" };
    const nothing = hasNoAnswers(this.state) && !usesCases(this.state);
    if (nothing || (await confirmed(what, { n: length }, this.translator))) this.dispatch({ type: "restart" });
  }

  /** Erase the current case, once the visitor has confirmed it. */
  async eraseCase() {
    const what = { title: "check.cases.erase.title", body: "check.cases.erase.body" };
    const name = isolatedCaseName(this.state, this.translator);
    if (await confirmed(what, { name }, this.translator)) this.dispatch({ type: "erase-case" });
  }

  /** Show the cases, with the name of the current one to be typed. */
  showCases() {
    this.dispatch({ type: "show-cases" });
    nameField().focus();
  }

  /** @param {string} name  as it was typed */
  nameCase(name) {
    this.dispatch({ type: "name", name: cleanName(name) });
  }

  /** @param {string} text @param {string} name */
  openFile(text, name) {
    this.history.file = { text, name };
    this.dispatch(eventOfFile(text, name));
  }
}
