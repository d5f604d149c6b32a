// Entries of the browser's history that the page did not make as it is: of an earlier build, or foreign.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import fc from "fast-check";

import { notedJobs } from "../../docs/assets/check/calculators/experience.mjs";
import { chosenFor } from "../../docs/assets/check/calculators/occupation-finder.mjs";
import { HistoryState } from "../../docs/assets/check/history-state.mjs";
import { readEntry } from "../../docs/assets/check/state/entry.mjs";
import { initialState, viewOf } from "../../docs/assets/check/state/state.mjs";
import { update } from "../../docs/assets/check/state/update.mjs";

const RUNS = Number(process.env.FUZZ_RUNS ?? 5_000) / 10;
const SEED = Number(process.env.FUZZ_SEED ?? 0);

const DATA = /** @type {any} */ ({
  earliest_today: "2026-11-28",
  offers: [{ programs: ["closed"], today: false, opening: ["filing_date"] }],
  programs: { closed: {}, live: {} },
  facts: {
    filing_date: { kind: "date", labels: {}, depends_on: [] },
    location: { kind: "enum", labels: { quebec_work: "", outside_quebec: "" }, depends_on: ["filing_date"] },
    age: { kind: "integer", labels: {}, depends_on: [] },
    married: { kind: "boolean", labels: { true: "", false: "" }, depends_on: [] },
    level: { kind: "integer", labels: {}, unit: "feer", depends_on: [] },
  },
  strings: {
    "route.main.name": "",
    "check.finder.regulated.none": "",
    "check.finder.regulated.wholly": "",
    "check.finder.note.advice": "",
  },
});

/** An entry as this build makes it. */
const ENTRY = {
  id: 2,
  name: "Li",
  step: { view: "question", fact: "age", notice: true, returning: true, open: null, left: 3, suggested: 30, wrong_today: "2020-01-01" },
  answers: { filing_date: "2024-06-30", location: "quebec_work", age: null, married: false },
  programs: ["live", "closed"],
  outdated: { level: { value: 2, because: "age" } },
  notes: { jobs: [{ hours: "30", still: true }] },
  provenance: { programs: ["live"], version: "1.0.0", outcomes: "mn" },
  others: [
    { id: 1, name: "", step: { view: "results" }, answers: {}, programs: null, outdated: {}, notes: {}, provenance: null },
  ],
  depth: 4,
};

const OCCUPATION = {
  code: "21311",
  level: 1,
  streams: ["main"],
  regulated: "wholly",
  regulated_jobs: ["engineer"],
  regulators: [],
  note: "advice",
  titles: { en: "Engineers" },
};

afterEach(() => {
  for (const name of ["history", "location", "sessionStorage"]) Reflect.deleteProperty(globalThis, name);
});

/** Put a stand-in for an object of browsers. @param {string} name @param {unknown} value */
function provide(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}

/** A browser's history, whose entries can be read. @param {unknown} [state] */
function provideHistory(state = null) {
  const entries = [state];
  provide("history", {
    entries,
    get state() {
      return entries.at(-1);
    },
    replaceState(/** @type {unknown} */ entry, /** @type {string} */ _title, /** @type {string} */ address) {
      entries.splice(-1, 1, structuredClone(entry));
      if (address) provide("location", { pathname: address, search: "", hash: "" });
    },
    pushState: (/** @type {unknown} */ entry) => entries.push(structuredClone(entry)),
  });
  return /** @type {any[]} */ (entries);
}

/** Open the page with this entry in its history. @param {unknown} found */
function opened(found) {
  Object.defineProperty(globalThis, "history", { value: { state: found }, configurable: true });
  const restored = new HistoryState(DATA).restore();
  return update(initialState(restored), { type: "open" }, DATA).state;
}

test("an entry of this build is read as it was made", () => {
  assert.deepEqual(readEntry(structuredClone(ENTRY), DATA), ENTRY);
});

test("without an entry there is nothing to read", () => {
  for (const found of [null, undefined, "text", 7, true, ["list"]]) assert.equal(readEntry(found, DATA), null);
});

test("what an entry of another build holds and this page does not know is left out", () => {
  const others = [{ id: 2 }, { id: 3, name: 7 }, { id: 3 }, "text", { id: -1 }];
  const found = readEntry(
    {
      ...ENTRY,
      step: { view: "question", fact: "shoe_size" },
      answers: { filing_date: "30 June", location: "moon", age: "30", married: 1, shoe_size: 43, constructor: 1, level: 2 },
      programs: ["live", "former"],
      outdated: { age: { value: 3 }, shoe_size: { value: 43, because: "age" }, level: "text" },
      notes: "text",
      provenance: 7,
      others,
      depth: -1,
    },
    DATA,
  );
  assert.deepEqual(found?.step, { view: "start" });
  assert.deepEqual(found?.answers, { level: 2 });
  assert.equal(found?.programs, null);
  assert.deepEqual([found?.outdated, found?.notes, found?.provenance, found?.depth], [{}, {}, null, 0]);
  assert.deepEqual(found?.others.map(({ id }) => id), [3, 1]);
});

test("a provenance that cannot be read is called broken", () => {
  const read = (/** @type {unknown} */ provenance) => readEntry({ provenance }, DATA)?.provenance;
  assert.deepEqual(read({ programs: ["live"], version: "new", outcomes: 7 }), { programs: ["live"], version: null });
  assert.deepEqual(read({ programs: 7, version: "1.0.0", outcomes: "m" }), { programs: null, version: "1.0.0", outcomes: "m" });
});

test("results without a filing date lead to the start", () => {
  assert.equal(viewOf(opened({ check: { ...ENTRY, step: { view: "results" }, answers: {} } })), "start");
  assert.equal(viewOf(opened({ check: { ...ENTRY, step: { view: "results" } } })), "blank");
});

test("an entry of another script, which the browser moves to, becomes one of the current step", () => {
  /** @type {unknown[]} */
  const replaced = [];
  const value = { state: null, replaceState: (/** @type {unknown} */ state) => replaced.push(state) };
  Object.defineProperty(globalThis, "history", { value, configurable: true });
  const browser = new HistoryState(DATA);
  const state = initialState();
  const moved = browser.onPopState(/** @type {any} */ ({ state: { check: "foreign" } }), state);
  assert.equal(moved, null);
  assert.deepEqual(replaced, [browser.entry(state)]);
  const known = browser.onPopState(/** @type {any} */ ({ state: { check: { ...ENTRY, step: 7 } } }), state);
  assert.deepEqual(known, { id: 2, step: { view: "start" }, programs: ENTRY.programs });
});

test("a history that refuses to be read holds nothing", () => {
  const value = Object.defineProperty({}, "state", {
    get() {
      throw new DOMException("refused", "SecurityError");
    },
  });
  Object.defineProperty(globalThis, "history", { value, configurable: true });
  assert.deepEqual(new HistoryState(DATA).restore(), {});
});

const FILE = { text: '{"filing_date": "2024-06-30"}', name: "answers.json" };

/** What a file asks of the self-check. */
const OPENED = /** @type {any} */ ({ type: "import", from: "file", text: FILE.text, answers: { filing_date: "2024-06-30" }, programs: null, provenance: null });

test("a file stays in its entry while its answers wait, and not longer", () => {
  provide("location", { pathname: "/", search: "", hash: "" });
  const entries = provideHistory();
  const browser = new HistoryState(DATA);
  browser.file = FILE;
  const cases = [{ line: 1, name: "", text: FILE.text, answers: OPENED.answers }];
  const asked = update(initialState(), OPENED, DATA);
  for (const { effects } of [asked, update(initialState(), { type: "import-cases", cases }, DATA)]) {
    assert.equal(effects[0].type, "replace");
  }
  browser.replace(asked.state);
  assert.deepEqual(new HistoryState(DATA).restore().file, FILE);
  const stopped = update(asked.state, { type: "failed", id: asked.state.lastRequest }, DATA).state;
  browser.replace(stopped);
  assert.deepEqual(new HistoryState(DATA).restore().file, FILE, "without Python");
  browser.push(initialState({ answers: OPENED.answers }));
  assert.deepEqual(entries.map(({ check }) => check.file ?? null), [null, null]);
});

test("a file that is refused does not stay in the entry", () => {
  const { state } = update(initialState(), OPENED, DATA);
  const problems = [{ fact: "age", code: "range", value: "-3", allowed: "" }];
  const refused = update(state, { type: "assessed", id: state.lastRequest, reply: { problems } }, DATA);
  assert.ok(refused.effects.some(({ type }) => type === "replace"));
  provideHistory();
  const browser = new HistoryState(DATA);
  browser.file = FILE;
  assert.equal(browser.entry(refused.state).check.file, undefined);
});

test("without storage everything travels in the address, once", () => {
  const link = /** @type {any} */ ({ hash: "" });
  provide("location", { pathname: "/en/", search: "", hash: "" });
  provideHistory({ check: ENTRY });
  const browser = new HistoryState(DATA);
  browser.file = FILE;
  const draft = /** @type {any} */ ({ fact: "age", fields: [["age", "3"]], open: [] });
  const { state } = update(initialState(browser.restore()), OPENED, DATA);
  for (const sameTab of [true, false]) browser.carry(link, state, draft, sameTab);
  provideHistory();
  provide("location", { pathname: "/zh/", search: "", hash: link.hash });
  const { asking, rejected, importError, ...found } = new HistoryState(DATA).restore();
  assert.deepEqual(found, { ...ENTRY, depth: 0, draft, file: FILE });
  assert.deepEqual([asking, rejected, importError], [false, false, null]);
  assert.deepEqual(new HistoryState(DATA).restore(), {}, "the address is clean");
});

test("storage that refuses after it has stored, or drops what it takes, loses no answers", () => {
  const link = /** @type {any} */ ({ hash: "" });
  const refuse = () => {
    throw new DOMException("refused", "SecurityError");
  };
  for (const dropped of [false, true]) {
    let stored = /** @type {string | null} */ (null);
    provide("location", { pathname: "/en/", search: "", hash: "" });
    provide("sessionStorage", {
      getItem: () => stored,
      setItem: (/** @type {string} */ _, /** @type {string} */ text) => (stored = dropped ? null : text),
      removeItem: refuse,
    });
    provideHistory({ check: ENTRY });
    const browser = new HistoryState(DATA);
    browser.carry(link, update(initialState(browser.restore()), OPENED, DATA).state, null, true);
    assert.equal(link.hash !== "", dropped);
    provideHistory();
    provide("location", { pathname: "/zh/", search: "", hash: link.hash });
    assert.deepEqual(new HistoryState(DATA).restore().answers, ENTRY.answers);
  }
});

test("an address that does not carry a state opens the start", () => {
  for (const hash of ["#carried=", "#carried=%%", "#carried=bnVsbA", "#carried=WzFd", "#carried=Nw", "#else"]) {
    provide("location", { pathname: "/", search: "", hash });
    provideHistory();
    assert.equal(viewOf(initialState(new HistoryState(DATA).restore())), "start", hash);
  }
});

test("no entry keeps the page from opening", () => {
  const part = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...Object.values(ENTRY)) }, fc.anything({ maxDepth: 3 }));
  const entry = fc.record(Object.fromEntries(Object.keys(ENTRY).map((name) => [name, part])), { requiredKeys: [] });
  const property = fc.property(fc.oneof(entry, fc.anything()), (check) => {
    const state = opened({ check });
    assert.ok(["start", "question", "blank"].includes(viewOf(state)));
    for (const fact of Object.keys({ ...state.answers, ...state.outdated })) assert.ok(Object.hasOwn(DATA.facts, fact));
    assert.equal(new Set([state, ...state.others].map(({ id }) => id)).size, state.others.length + 1);
    for (const event of ["next", "unknown", "resume", "compare", "new-case", "restart", "cleared"]) {
      update(state, /** @type {any} */ ({ type: event }), DATA);
    }
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
});

test("calculators use only notes that they could have made", () => {
  assert.deepEqual(notedJobs({ jobs: [{ hours: "30" }, null, 7] }), [{ hours: "30" }]);
  for (const jobs of [undefined, null, 7, "text", [], [null]]) assert.deepEqual(notedJobs({ jobs }), [{}]);
  const chosen = (/** @type {unknown} */ occupation) => chosenFor({ occupation }, { level: 1 }, DATA);
  assert.equal(chosen(OCCUPATION), OCCUPATION);
  assert.equal(chosenFor({ occupation: OCCUPATION }, { level: 2 }, DATA), null);
  for (const part of [{ titles: {} }, { streams: ["moon"] }, { regulators: 7 }, { regulated: "half" }, { note: "new" }, { code: 7 }]) {
    assert.equal(chosen({ ...OCCUPATION, ...part }), null, JSON.stringify(part));
  }
  for (const note of [null, undefined, 7, "text", []]) assert.equal(chosen(note), null);
});
