// The states of the self-check: what each event leads to, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isEmpty } from "../../docs/assets/check/state/cases.mjs";
import { initialState, viewOf } from "../../docs/assets/check/state/state.mjs";
import { update } from "../../docs/assets/check/state/update.mjs";

const DATA = /** @type {any} */ ({
  earliest_today: "2026-11-28",
  offers: [
    { programs: ["closed"], today: false, opening: ["filing_date", "location"], most: 9 },
    { programs: ["live", "other"], today: true, opening: ["filing_date", "age"], most: 9 },
  ],
  facts: {
    filing_date: { required: true, minimum: "2015-01-01", maximum: "2035-12-31", depends_on: [] },
    location: { required: false, depends_on: ["filing_date"] },
    age: { required: false, depends_on: [] },
  },
});

const ASSESSMENT = /** @type {any} */ ({ programs: [{ program: "closed", period: "second", routes: [] }] });

const ANSWERED = { filing_date: "2024-06-30", location: "quebec_work" };

/** A self-check that is driven by events; it keeps the effects of the last one. */
class Driver {
  /** @param {any} [entry] */
  constructor(entry) {
    this.state = initialState(entry);
    /** @type {any[]} */
    this.effects = [];
  }

  /** @param {any} event */
  send(event) {
    ({ state: this.state, effects: this.effects } = update(this.state, event, DATA));
    return this;
  }

  get view() {
    return viewOf(this.state);
  }

  get id() {
    return this.state.lastRequest;
  }

  get fact() {
    return this.state.step.view === "question" ? this.state.step.fact : null;
  }

  /** @param {string} type */
  effect(type) {
    return this.effects.find((effect) => effect.type === type);
  }

  /** @param {string | null} ask */
  assess(ask) {
    return this.send({ type: "assessed", id: this.id, reply: { assessment: ASSESSMENT, ask } });
  }

  /** Let the rules answer both requests that results need. @param {string | null} ask */
  showResults(ask = null) {
    return this.assess(ask).send({ type: "timed", id: this.id, timing: [] });
  }
}

/** Return a check that shows the first question about the closed program. */
function started() {
  return new Driver().send({ type: "open" }).send({ type: "start", programs: ["closed"], today: null });
}

/** Return a check that shows the question about the age, after the opening questions. */
function atAge() {
  const check = started();
  check.send({ type: "submit", reading: { value: "2024-06-30" } });
  check.send({ type: "submit", reading: { value: "quebec_work" } });
  return check.assess("age");
}

/** Return a check that shows results with an open question. */
function atResults() {
  const answers = { filing_date: "2024-06-30" };
  return new Driver({ step: { view: "results" }, answers }).send({ type: "open" }).showResults("age");
}

test("the opening questions are asked without the rules", () => {
  const check = started();
  assert.deepEqual([check.view, check.fact], ["question", "filing_date"]);
  check.send({ type: "submit", reading: { value: "2024-06-30" } });
  assert.deepEqual([check.view, check.fact], ["question", "location"]);
  assert.ok(check.effect("push"));
  assert.equal(check.effect("next"), undefined);
});

test("the opening questions have a bound, until the rules give theirs", () => {
  const check = started();
  const bounds = [check.state.step];
  check.send({ type: "submit", reading: { value: "2024-06-30" } });
  bounds.push(check.state.step);
  assert.deepEqual(bounds.map((step) => /** @type {any} */ (step).left), [9, 8]);
});

test("only the question after the filing date may show its notice", () => {
  const check = started();
  assert.ok(!(/** @type {any} */ (check.state.step).notice));
  check.send({ type: "submit", reading: { value: "2026-01-01" } });
  assert.ok(/** @type {any} */ (check.state.step).notice);
  check.send({ type: "submit", reading: { value: "quebec_work" } }).assess("age");
  assert.ok(!(/** @type {any} */ (check.state.step).notice));
});

test("the waiting screen shows for slow requests only, until the question comes", () => {
  const check = new Driver({ programs: ["closed"], answers: { filing_date: "2024-06-30", location: null } });
  check.send({ type: "open" }).send({ type: "next" });
  assert.equal(check.view, "blank");
  check.send({ type: "slow", id: check.id });
  assert.equal(check.view, "waiting");
  assert.deepEqual(check.effect("focus"), { type: "focus", on: "waiting" });
  check.assess("age");
  assert.deepEqual([check.view, check.fact], ["question", "age"]);
  check.send({ type: "slow", id: check.id });
  assert.equal(check.view, "question");
});

test("the waiting screen stays until the dates of the results come too", () => {
  const check = atAge().send({ type: "submit", reading: { value: 30 } });
  check.send({ type: "slow", id: check.id }).assess(null);
  assert.equal(check.view, "waiting");
  check.assess(null);
  assert.ok(check.effect("timing"));
  assert.equal(check.view, "waiting");
  check.send({ type: "timed", id: check.id, timing: null });
  assert.equal(check.view, "results");
});

test("dates that take long show the waiting screen", () => {
  const check = new Driver({ step: { view: "results" }, answers: { filing_date: "2024-06-30" } });
  check.send({ type: "open" }).assess(null);
  assert.equal(check.view, "blank");
  check.send({ type: "slow", id: check.id });
  assert.equal(check.view, "waiting");
});

test("an answer of an older request is ignored", () => {
  const check = atAge().send({ type: "submit", reading: { value: 30 } });
  const old = check.id;
  check.send({ type: "navigated", step: { view: "question", fact: "location" }, programs: ["closed"] });
  check.send({ type: "assessed", id: old, reply: { assessment: ASSESSMENT, ask: null } });
  assert.deepEqual([check.view, check.fact], ["question", "location"]);
  check.send({ type: "failed", id: old });
  assert.equal(check.state.retry, null);
});

test("a second submit while the rules are asked does nothing", () => {
  const check = atAge().send({ type: "submit", reading: { value: 30 } });
  const before = check.state;
  check.send({ type: "submit", reading: { value: 31 } }).send({ type: "unknown" });
  assert.equal(check.state, before);
});

test("a failure keeps the question and what is typed, and goes on once Python is ready", () => {
  const check = atAge().send({ type: "submit", reading: { value: 30 } });
  const { visit } = check.state;
  check.send({ type: "failed", id: check.id });
  assert.deepEqual([check.view, check.fact, check.state.visit], ["question", "age", visit]);
  assert.deepEqual(check.effect("focus"), { type: "focus", on: "failure" });
  check.send({ type: "ready" });
  assert.ok(check.effect("next"));
  check.showResults();
  check.showResults();
  assert.equal(check.view, "results");
});

test("a step taken after a failure is not undone when Python is ready", () => {
  const check = atAge().send({ type: "submit", reading: { value: 30 } });
  check.send({ type: "failed", id: check.id });
  check.send({ type: "navigated", step: { view: "question", fact: "location" }, programs: ["closed"] }).send({ type: "ready" });
  assert.deepEqual([check.view, check.fact], ["question", "location"]);
});

test("without the rules the results are the answers alone", () => {
  const check = new Driver({ step: { view: "results" }, answers: { filing_date: "2024-06-30" } });
  check.send({ type: "open" });
  check.send({ type: "failed", id: check.id });
  assert.equal(check.view, "answers");
  check.send({ type: "ready" }).showResults();
  assert.equal(check.view, "results");
});

test("an error stays until the answer is read", () => {
  const error = { error: { text: "Enter a number" }, fields: ["q-age"], empty: false };
  const check = atAge().send({ type: "submit", reading: error });
  assert.deepEqual([check.fact, check.state.error], ["age", error]);
  assert.deepEqual(check.effect("focus"), { type: "focus", on: "errors" });
  check.send({ type: "submit", reading: { value: 30 } });
  assert.equal(check.state.error, null);
});

test("finishing skips an empty question but needs the filing date", () => {
  const empty = { error: { text: "Choose" }, fields: [], empty: true };
  const check = started();
  check.send({ type: "finish", reading: empty });
  assert.deepEqual(check.state.error?.error, { message: "check.error.date.required" });
  const later = atAge().send({ type: "finish", reading: empty });
  assert.equal(later.state.step.view, "results");
});

test("the filing date cannot be unknown, any other fact can", () => {
  const check = started().send({ type: "unknown" });
  assert.deepEqual(check.state.error?.error, { message: "check.error.date.required" });
  check.send({ type: "submit", reading: { value: "2024-06-30" } }).send({ type: "unknown" });
  assert.equal(check.state.answers.location, null);
});

test("what the rules reject leads back to its question", () => {
  const check = atAge().send({ type: "submit", reading: { value: 30 } });
  const reply = { problems: [{ fact: "location", code: "invalid" }] };
  check.send({ type: "assessed", id: check.id, reply });
  assert.deepEqual([check.view, check.fact], ["question", "location"]);
  assert.deepEqual(check.state.error?.error, { message: "check.error.rules" });
});

test("a changed answer leads back to the results", () => {
  const check = atResults().send({ type: "change", fact: "location" });
  assert.deepEqual([check.view, check.fact], ["question", "location"]);
  check.send({ type: "submit", reading: { value: "quebec_work" } }).assess("age").showResults("age");
  assert.equal(check.view, "results");
  check.send({ type: "resume" });
  assert.equal(check.fact, "age");
});

test("results are shown again without a move of the focus after a reload", () => {
  assert.equal(atResults().effect("focus"), undefined);
  const answers = { filing_date: "2024-06-30" };
  const check = new Driver({ step: { view: "results" }, answers }).send({ type: "open" });
  check.send({ type: "slow", id: check.id }).showResults();
  assert.deepEqual(check.effect("focus"), { type: "focus", on: "heading" });
});

test("a page that another one leads to asks for the question that was asked for there", () => {
  const entry = { step: { view: "question", fact: "location" }, programs: ["closed"], answers: ANSWERED };
  const asked = new Driver(entry).send({ type: "open", asking: true });
  assert.deepEqual(asked.effect("next").answers, ANSWERED);
  assert.equal(asked.assess("age").fact, "age");
});

test("a link replaces the answers once the rules accept them", () => {
  const check = atAge();
  const answers = { filing_date: "2022-05-10" };
  check.send({ type: "import", from: "link", text: JSON.stringify(answers), answers, programs: null, provenance: { version: null } });
  assert.notDeepEqual(check.state.answers, answers);
  check.assess(null);
  assert.deepEqual(check.state.answers, answers);
  assert.ok(check.effect("clean-address"));
  check.showResults();
  assert.equal(check.view, "results");
  assert.deepEqual(check.state.provenance, { version: null });
});

test("a bad link or file changes nothing but the message", () => {
  const check = atAge();
  const { answers, step, visit } = check.state;
  const link = { type: "import", from: "link", programs: null, provenance: null };
  check.send({ ...link, text: "", answers: null });
  assert.deepEqual(check.state.importError, { from: "link", problems: [] });
  check.send({ ...link, text: " ".repeat(20_001), answers: null });
  assert.deepEqual(check.state.importError, { from: "link", problems: [], message: "check.import.too_long" });
  check.send({ ...link, text: "", answers: { age: -3 } });
  const problems = [{ fact: "age", code: "out_of_range" }];
  check.send({ type: "assessed", id: check.id, reply: { problems } });
  assert.deepEqual(check.state.importError, { from: "link", problems });
  assert.deepEqual([check.state.answers, check.state.step, check.state.visit], [answers, step, visit]);
  check.send({ type: "dismiss" });
  assert.equal(check.state.importError, null);
});

test("a bad file leaves the results as they are", () => {
  const check = atResults();
  const { results } = check.state;
  check.send({ type: "import", from: "file", text: '{"age": -3}', answers: { age: -3 }, programs: null, provenance: null });
  check.send({ type: "assessed", id: check.id, reply: { problems: [{ fact: "age", code: "x" }] } });
  assert.equal(check.view, "results");
  assert.equal(check.state.results, results);
});

test("the rules read a file as it is, since reading it here would drop a fact that is given twice", () => {
  const text = '{"age": 31, "age": 17}';
  const answers = JSON.parse(text);
  const file = { type: "import", from: "file", text, answers, programs: null, provenance: null };
  assert.equal(new Driver().send(file).effect("assess").answers, text);
  const cases = [{ line: 1, name: "", text, answers }];
  const { requests } = new Driver().send({ type: "import-cases", cases }).effect("assess-all");
  assert.deepEqual(requests, [{ answers: text, programs: null }]);
});

test("clearing empties everything and drops what is on its way", () => {
  const check = atAge().send({ type: "note", name: "jobs", value: [{}] });
  check.send({ type: "submit", reading: { value: 30 } });
  const old = check.id;
  check.send({ type: "restart" });
  check.send({ type: "assessed", id: old, reply: { assessment: ASSESSMENT, ask: null } });
  assert.notEqual(check.view, "results");
  check.send({ type: "cleared" });
  assert.equal(check.view, "start");
  assert.ok(isEmpty(check.state));
  assert.deepEqual(check.state.notes, {});
});

test("notes of a calculator are kept in the entry", () => {
  const check = atAge().send({ type: "note", name: "jobs", value: ["one"] });
  assert.deepEqual(check.state.notes, { jobs: ["one"] });
  assert.ok(check.effect("replace"));
});

test("an entry of a question that no longer exists shows the start", () => {
  const check = new Driver({ step: { view: "question", fact: "gone" } }).send({ type: "open" });
  assert.equal(check.view, "start");
});

test("what is open now begins with today's date, which has to be confirmed", () => {
  const check = new Driver().send({ type: "open" });
  check.send({ type: "start", programs: ["live", "other"], today: "2026-11-30" });
  assert.deepEqual([check.view, check.fact], ["question", "filing_date"]);
  assert.equal(/** @type {any} */ (check.state.step).suggested, "2026-11-30");
  assert.deepEqual(check.state.answers, {});
  check.send({ type: "submit", reading: { value: "2026-12-01" } });
  assert.deepEqual([check.fact, check.state.answers], ["age", { filing_date: "2026-12-01" }]);
});

test("a device's date that cannot be right is not filled in", () => {
  for (const today of ["1970-01-01", "2026-11-27", "2036-01-01", null]) {
    const check = new Driver().send({ type: "start", programs: ["live", "other"], today });
    const { suggested, wrong_today } = /** @type {any} */ (check.state.step);
    assert.deepEqual([suggested, wrong_today ?? null], [undefined, today]);
  }
  const check = new Driver().send({ type: "start", programs: ["live", "other"], today: "2026-11-28" });
  const { suggested, wrong_today } = /** @type {any} */ (check.state.step);
  assert.deepEqual([suggested, wrong_today], ["2026-11-28", undefined]);
});

test("the rules are asked about the chosen programs", () => {
  const programs = ["live", "other"];
  const check = new Driver().send({ type: "start", programs, today: "2026-11-30" });
  check.send({ type: "submit", reading: { value: "2026-11-30" } }).send({ type: "unknown" });
  assert.deepEqual(check.effect("next").programs, programs);
  check.send({ type: "assessed", id: check.id, reply: { ask: null, left: 0 } });
  assert.deepEqual(check.effect("assess").programs, programs);
  check.assess(null);
  assert.deepEqual(check.effect("timing").programs, programs);
});

test("for other programs, what depends on the filing date is asked again", () => {
  const check = atAge().send({ type: "start", programs: ["live", "other"], today: "2026-11-30" });
  assert.deepEqual(check.state.answers, {});
  assert.deepEqual(check.state.outdated, { location: { value: "quebec_work", because: "filing_date" } });
  const again = atAge().send({ type: "start", programs: ["closed"], today: null });
  assert.equal(again.state.answers.filing_date, "2024-06-30");
  assert.equal(again.fact, "filing_date");
});

test("going back to an entry goes back to its programs", () => {
  const check = atAge().send({ type: "start", programs: ["live", "other"], today: null });
  check.send({ type: "navigated", step: { view: "question", fact: "age" }, programs: ["closed"] });
  assert.deepEqual(check.state.programs, ["closed"]);
});

test("a link without programs is about those that the rules name", () => {
  const check = new Driver().send({ type: "open" });
  const answers = { filing_date: "2022-05-10" };
  check.send({ type: "import", from: "link", text: JSON.stringify(answers), answers, programs: null, provenance: null });
  assert.equal(check.effect("assess").programs, null);
  check.assess(null);
  assert.deepEqual(check.state.programs, ["closed"]);
});

test("going back without an entry leads to the question answered before", () => {
  const driver = new Driver({
    step: { view: "question", fact: "age" },
    answers: { filing_date: "2022-05-10", location: null },
    programs: ["closed"],
  });
  const back = { type: "back", depth: 0 };
  assert.equal(driver.send(back).fact, "location");
  assert.equal(driver.send(back).fact, "filing_date");
  assert.equal(driver.send(back).view, "start");
});

test("an answer that depends on a changed one is asked again", () => {
  const answers = { filing_date: "2022-05-10", location: "quebec_work", age: 30 };
  const driver = new Driver({ answers, programs: ["closed"] });
  driver.send({ type: "change", fact: "filing_date" });
  driver.send({ type: "submit", reading: { value: "2023-05-10" } });
  assert.deepEqual(driver.state.answers, { filing_date: "2023-05-10", age: 30 });
  assert.deepEqual(driver.state.outdated, { location: { value: "quebec_work", because: "filing_date" } });
  driver.assess("location");
  assert.equal(driver.fact, "location");
  driver.send({ type: "submit", reading: { value: "quebec_work" } });
  assert.deepEqual(driver.state.outdated, {});
  assert.equal(/** @type {any} */ (driver.state.answers).location, "quebec_work");
});

test("an answer that is given again unchanged leaves the others", () => {
  const answers = { filing_date: "2022-05-10", location: "quebec_work" };
  const driver = new Driver({ answers, programs: ["closed"] });
  driver.send({ type: "change", fact: "filing_date" });
  driver.send({ type: "submit", reading: { value: "2022-05-10" } });
  assert.deepEqual(driver.state.answers, answers);
  assert.deepEqual(driver.state.outdated, {});
});

test("a list with the same words is the same answer", () => {
  const answers = { filing_date: ["a", "b"], location: "quebec_work" };
  const driver = new Driver({ answers, programs: ["closed"] });
  driver.send({ type: "change", fact: "filing_date" });
  driver.send({ type: "submit", reading: { value: ["a", "b"] } });
  assert.deepEqual(driver.state.answers, answers);
});

test("an answer of unknown is not asked again, and asks nothing again", () => {
  const driver = new Driver({ answers: { filing_date: "2022-05-10", location: null }, programs: ["closed"] });
  driver.send({ type: "change", fact: "filing_date" });
  driver.send({ type: "submit", reading: { value: "2023-05-10" } });
  assert.deepEqual(driver.state.answers, { filing_date: "2023-05-10", location: null });
  assert.deepEqual(driver.state.outdated, {});
});

test("a question says how many are left at most", () => {
  const driver = new Driver({ answers: { filing_date: "2022-05-10" }, programs: ["closed"] });
  driver.send({ type: "next" }).send({ type: "unknown" });
  driver.send({ type: "assessed", id: driver.id, reply: { assessment: ASSESSMENT, ask: "age", left: 4 } });
  assert.equal(/** @type {any} */ (driver.state.step).left, 4);
});
