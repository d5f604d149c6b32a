// Back and Forward pressed at any moment, between answers and before the rules reply.

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { comparableCases } from "../../docs/assets/check/state/cases.mjs";
import { initialState, viewOf } from "../../docs/assets/check/state/state.mjs";
import { update } from "../../docs/assets/check/state/update.mjs";

/** @import { Effect, Event, State } from "../../docs/assets/check/state/types.d.ts" */

const RUNS = Number(process.env.FUZZ_RUNS ?? 5_000) / 10;
const SEED = Number(process.env.FUZZ_SEED ?? 0);

const FACTS = ["filing_date", "location", "age", "job"];
const DATA = /** @type {any} */ ({
  earliest_today: "2026-11-28",
  offers: [{ programs: ["closed"], today: false, opening: ["filing_date", "location"], most: 9 }],
  facts: Object.fromEntries(FACTS.map((fact) => [fact, { required: fact === "filing_date", depends_on: [] }])),
});
const ASSESSMENT = { programs: [{ program: "closed", period: "second", routes: [] }] };

/** What can be pressed, by what the page shows; "": always. @type {[string, any][]} */
const PRESSES = [
  ["start", { type: "start", programs: ["closed"], today: null }],
  ["question", { type: "submit", reading: { value: "2024-06-30" } }],
  ["question", { type: "submit", reading: { error: { text: "" }, fields: [], empty: false } }],
  ["question", { type: "unknown" }],
  ["question", { type: "finish", reading: null }],
  ["results", { type: "change", fact: "age" }],
  ["results", { type: "resume" }],
  ["compare", { type: "back", depth: 0 }],
  ["", { type: "new-case" }],
  ["", { type: "compare" }],
  ["", { type: "import", from: "link", text: "{}", answers: { filing_date: "2024-01-01" }, programs: null, provenance: null }],
];

/** A browser's history: `go` takes effect later, as in a real browser. */
class Browser {
  constructor() {
    /** @type {State[]} */
    this.entries = [];
    this.place = -1;
    /** @type {any[]} */
    this.requests = [];
    this.state = initialState();
    this.send({ type: "open" });
  }

  /** @param {Event} event */
  send(event) {
    const { state, effects } = update(this.state, event, DATA);
    this.state = state;
    for (const effect of effects) this.run(effect);
  }

  /** @param {string} view @param {Event} event */
  press(view, event) {
    const possible = event.type === "compare" ? comparableCases(this.state).length > 1 : !view || viewOf(this.state) === view;
    if (possible) this.send(event);
  }

  /** @param {Effect} effect */
  run(effect) {
    if (effect.type === "push") this.entries.splice((this.place += 1), Infinity, this.state);
    else if (effect.type === "replace" || effect.type === "clean-address") {
      this.place = Math.max(this.place, 0);
      this.entries[this.place] = this.state;
    } else if ("id" in effect) this.requests.push(effect);
  }

  /** @param {number} by */
  move(by) {
    if (!this.entries[this.place + by]) return;
    this.place += by;
    const { id, step, programs } = this.entries[this.place];
    this.send({ type: "navigated", id, step, programs });
  }

  /** Let the rules answer one of the requests. @param {number} [place] */
  reply(place = 0) {
    const [request] = this.requests.splice(place % this.requests.length, 1);
    if (!request) return;
    const { id, type, requests } = request;
    const answered = Object.keys(this.state.answers);
    const ask = FACTS.find((fact) => !answered.includes(fact)) ?? null;
    const reply = /** @type {any} */ ({ assessment: ASSESSMENT, ask, left: 2 });
    if (type === "timing") this.send({ type: "timed", id, timing: [] });
    else if (type === "assess-all") this.send({ type: "assessed-all", id, replies: requests.map(() => reply) });
    else this.send({ type: "assessed", id, reply });
  }
}

test("whenever Back and Forward are pressed, the page ends at the entry where the browser is", () => {
  const press = fc.constantFrom(...PRESSES).map(([view, event]) => ({ view, event }));
  const move = fc.constantFrom(-1, 1);
  const reply = fc.nat(3).map((place) => ({ reply: place }));
  const presses = fc.array(fc.oneof({ weight: 2, arbitrary: move }, press, reply), { maxLength: 60 });
  const property = fc.property(presses, (pressed) => {
    const browser = new Browser();
    for (const each of pressed) {
      if (typeof each === "number") browser.move(each);
      else if ("reply" in each) browser.reply(each.reply);
      else browser.press(each.view, each.event);
    }
    browser.move(-1);
    const { place } = browser;
    const moved = place < browser.entries.length - 1;
    while (browser.requests.length) browser.reply();
    if (moved) assert.equal(browser.place, place, "a late reply leads away from where the visitor went");
    const { id, step, programs } = browser.entries[browser.place];
    assert.deepEqual([browser.state.id, browser.state.step, browser.state.programs], [id, step, programs]);
    assert.equal(viewOf(browser.state), step.view);
    assert.equal(browser.state.pending, null);
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
});
