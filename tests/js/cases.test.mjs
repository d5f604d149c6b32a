// Several cases in a tab: naming, switching, erasing, comparing, and the file of all of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { casesFileName, casesText, isCasesFile, namesOfFile, readLines } from "../../docs/assets/check/sharing/cases-file.mjs";
import { compareCases } from "../../docs/assets/check/cases/comparison.mjs";
import { MAX_CASES, MAX_NAME_LENGTH, casesOf, cleanName, isEmpty } from "../../docs/assets/check/state/cases.mjs";
import { initialState, viewOf } from "../../docs/assets/check/state/state.mjs";
import { update } from "../../docs/assets/check/state/update.mjs";

const DATA = /** @type {any} */ ({
  earliest_today: "2026-11-28",
  offers: [{ programs: ["live"], today: true, opening: ["filing_date", "age"], most: 9 }],
  facts: {
    filing_date: { required: true, minimum: "2015-01-01", maximum: "2035-12-31", depends_on: [] },
    age: { required: false, depends_on: [] },
  },
});
const ASSESSMENT = /** @type {any} */ ({ programs: [{ program: "live", routes: [] }] });
const REPLY = { assessment: ASSESSMENT, ask: null, left: 0 };
const ANSWERS = [30, 40, 50, 60, 70].map((age) => ({ filing_date: "2026-11-30", age }));

/** A tab that is driven by events; it keeps the effects of the last one. */
class Tab {
  /** @param {any} [entry] */
  constructor(entry) {
    this.state = initialState(entry);
    /** @type {any[]} */
    this.effects = [];
    this.send({ type: "open" });
  }

  /** @param {any} event */
  send(event) {
    ({ state: this.state, effects: this.effects } = update(this.state, event, DATA));
    return this;
  }

  /** @param {string} type */
  effect(type) {
    return this.effects.find((effect) => effect.type === type);
  }

  /** Follow a link to its results. @param {any} answers */
  link(answers) {
    this.send({ type: "import", from: "link", text: JSON.stringify(answers), answers, programs: ["live"], provenance: null });
    return this.reply();
  }

  /** Let the rules answer whatever was asked. @returns {Tab} */
  reply() {
    const { id, type, requests } = this.effect("assess") ?? this.effect("assess-all");
    if (type === "assess-all") return this.send({ type: "assessed-all", id, replies: requests.map(() => REPLY) });
    this.send({ type: "assessed", id, reply: REPLY });
    return this.effect("assess") ? this.reply() : this.send({ type: "timed", id: this.state.lastRequest, timing: [] });
  }

  /** What the entry of the history holds, as after a reload. */
  reloaded() {
    return new Tab(structuredClone(this.state));
  }

  get ages() {
    return casesOf(this.state).map(({ answers }) => answers.age);
  }
}

/** Return a tab with a case for each of the answers. @param {number} count */
function withCases(count) {
  return ANSWERS.slice(0, count).reduce((tab, answers) => tab.link(answers), new Tab());
}

test("a link opens as the current case, and the next one as a case of its own", () => {
  const tab = withCases(1);
  assert.deepEqual(tab.ages, [30]);
  tab.link(ANSWERS[1]);
  assert.deepEqual([tab.ages, tab.state.id, tab.state.answers.age], [[30, 40], 2, 40]);
});

test("a link that is opened again opens its case", () => {
  const tab = withCases(2).link(ANSWERS[0]);
  assert.deepEqual([tab.ages, tab.state.id], [[30, 40], 1]);
});

test("a new case begins at the start, and the others keep their answers and step", () => {
  const tab = withCases(1).send({ type: "new-case" });
  assert.deepEqual([viewOf(tab.state), tab.state.answers, tab.state.programs], ["start", {}, null]);
  assert.ok(tab.effect("push"));
  tab.send({ type: "start", programs: ["live"], today: null });
  tab.send({ type: "switch", id: 1 }).reply();
  assert.deepEqual([viewOf(tab.state), tab.state.answers.age], ["results", 30]);
  tab.send({ type: "switch", id: 2 });
  assert.deepEqual([viewOf(tab.state), tab.state.answers], ["question", {}]);
});

test("names stay with their cases, through a reload too", () => {
  const tab = withCases(1).send({ type: "name", name: "Ana" });
  assert.ok(tab.effect("replace"));
  tab.link(ANSWERS[1]).send({ type: "name", name: "Bo" });
  const names = casesOf(tab.reloaded().state).map(({ name }) => name);
  assert.deepEqual(names, ["Ana", "Bo"]);
});

test("going back to an entry of another case switches to it", () => {
  const tab = withCases(2);
  tab.send({ type: "navigated", id: 1, step: { view: "results" }, programs: ["live"] }).reply();
  assert.deepEqual([tab.state.id, tab.state.answers.age, tab.ages], [1, 30, [30, 40]]);
  tab.send({ type: "navigated", id: 9, step: { view: "start" }, programs: null });
  assert.deepEqual([tab.state.id, tab.ages], [1, [30, 40]]);
});

test("an erased case is gone, and the one before it becomes the current one", () => {
  const tab = withCases(3).send({ type: "erase-case" });
  assert.deepEqual([tab.effects, tab.ages], [[{ type: "clear", then: "case-erased" }], [30, 40, 50]]);
  tab.send({ type: "case-erased" }).reply();
  assert.deepEqual([tab.ages, tab.state.id, viewOf(tab.state)], [[30, 40], 2, "results"]);
  tab.link(ANSWERS[3]);
  assert.deepEqual(tab.ages, [30, 40, 60]);
});

test("erasing the first case leads to the one after it, and the last leaves an empty tab", () => {
  const tab = withCases(2).send({ type: "switch", id: 1 }).reply();
  tab.send({ type: "erase-case" }).send({ type: "case-erased" }).reply();
  assert.deepEqual([tab.ages, tab.state.id], [[40], 2]);
  tab.send({ type: "erase-case" }).send({ type: "case-erased" });
  assert.ok(isEmpty(tab.state));
});

test("clearing erases every case", () => {
  const tab = withCases(3).send({ type: "restart" }).send({ type: "cleared" });
  assert.ok(isEmpty(tab.state));
  assert.ok(!isEmpty(withCases(2).send({ type: "new-case" }).state));
});

test("at most four cases are compared, the current one among them", () => {
  const tab = withCases(5).send({ type: "switch", id: 1 }).reply().send({ type: "compare" });
  assert.deepEqual(/** @type {any} */ (tab.state.step).cases, [1, 2, 3, 4]);
  tab.send({ type: "switch", id: 5 }).reply().send({ type: "compare" });
  assert.deepEqual(/** @type {any} */ (tab.state.step).cases, [2, 3, 4, 5]);
  assert.deepEqual(tab.effect("assess-all").requests.map((/** @type {any} */ each) => each.answers.age), [40, 50, 60, 70]);
  tab.reply();
  assert.equal(viewOf(tab.state), "compare");
  tab.send({ type: "compare", cases: [1, 5] });
  assert.ok(tab.effect("replace") && !tab.effect("push"));
  assert.deepEqual(tab.effect("assess-all").requests.length, 2);
});

test("a comparison outlives a reload, and a case without a date is none of it", () => {
  const tab = withCases(2).send({ type: "new-case" }).send({ type: "compare" }).reply().reloaded();
  assert.deepEqual(/** @type {any} */ (tab.state.step).cases, [1, 2]);
  assert.equal(viewOf(tab.reply().state), "compare");
  tab.send({ type: "switch", id: 3 });
  assert.equal(viewOf(tab.state), "start");
});

test("replies to a comparison that was left change nothing", () => {
  const tab = withCases(2).send({ type: "compare" });
  const { id } = tab.effect("assess-all");
  tab.send({ type: "switch", id: 1 }).send({ type: "assessed-all", id, replies: [REPLY, REPLY] });
  assert.equal(tab.state.comparison, null);
});

test("a tab holds no more cases than its history can", () => {
  const tab = new Tab();
  for (let age = 0; age < MAX_CASES; age += 1) tab.link({ filing_date: "2026-11-30", age });
  tab.link({ filing_date: "2026-11-30", age: 99 });
  assert.deepEqual([tab.ages.length, tab.state.importError?.message], [MAX_CASES, "check.cases.too_many"]);
  assert.equal(tab.send({ type: "new-case" }).effects.length, 0);
});

test("a file of cases opens each line, beside the cases that there are", () => {
  const lines = ANSWERS.slice(1, 4).map((answers, place) => ({ line: place + 1, name: `n${place}`, text: "{}", answers }));
  const tab = withCases(1).send({ type: "import-cases", cases: lines });
  assert.deepEqual(tab.ages, [30]);
  tab.reply();
  assert.deepEqual([tab.ages, /** @type {any} */ (tab.state.step).cases], [[30, 40, 50, 60], [2, 3, 4]]);
  assert.deepEqual([tab.state.id, tab.state.name], [2, "n0"]);
  const fresh = new Tab().send({ type: "import-cases", cases: lines }).reply();
  assert.deepEqual(fresh.ages, [40, 50, 60]);
});

test("one bad line of a file changes nothing, and is reported by its number", () => {
  const good = { line: 1, name: "", text: "{}", answers: ANSWERS[1] };
  const tab = withCases(1).send({ type: "import-cases", cases: [good, { ...good, line: 3, answers: null }] });
  assert.deepEqual(tab.state.importError?.problems.map(({ line }) => line), [3]);
  tab.send({ type: "import-cases", cases: [good, { ...good, line: 2 }] });
  const { id } = tab.effect("assess-all");
  const bad = { problems: [{ fact: "age", code: "x", value: "-1", allowed: "" }] };
  tab.send({ type: "assessed-all", id, replies: [REPLY, bad] });
  assert.deepEqual(tab.state.importError?.problems.map(({ line }) => line), [2]);
  assert.deepEqual([tab.ages, viewOf(tab.state)], [[30], "results"]);
});

test("a file that no tab could hold is refused as such, and one without any answers as no file of this check", () => {
  const line = { line: 1, name: "", text: "{}", answers: ANSWERS[1] };
  const most = new Tab().send({ type: "import-cases", cases: Array(MAX_CASES).fill(line) });
  assert.equal(most.effect("assess-all").requests.length, MAX_CASES);
  const tab = withCases(1).send({ type: "import-cases", cases: Array(MAX_CASES + 1).fill(line) });
  assert.equal(tab.state.importError?.message, "check.file.too_many");
  tab.send({ type: "import-cases", cases: Array(MAX_CASES).fill(line) });
  assert.equal(tab.state.importError?.message, "check.cases.too_many");
  tab.send({ type: "import-cases", cases: [{ ...line, answers: null }] });
  assert.deepEqual(tab.state.importError, { from: "file", problems: [] });
  assert.deepEqual(tab.ages, [30]);
});

test("the file has a line a case, and its name has theirs", () => {
  const cases = ["Ana María", "", "李明/2"].map((name, place) => ({ name, answers: ANSWERS[place] }));
  const text = casesText(cases);
  assert.deepEqual(text.trimEnd().split("\n").map((line) => JSON.parse(line)), ANSWERS.slice(0, 3));
  assert.deepEqual(readLines(text).map(({ answers }) => answers), ANSWERS.slice(0, 3));
  const name = casesFileName(cases, "cases");
  assert.equal(name, "cases-names-Ana María+_+李明_2.jsonl");
  assert.deepEqual(namesOfFile(name, 3), ["Ana María", "", "李明_2"]);
  assert.deepEqual(namesOfFile(name.replace(".jsonl", " (1).jsonl"), 3), ["Ana María", "", "李明_2"]);
  assert.deepEqual(namesOfFile(name, 2), ["", ""]);
  assert.equal(casesFileName(cases.slice(1, 2), "cases"), "cases.jsonl");
});

test("long names are cut so that a file system takes the file's name", () => {
  const name = "阿".repeat(MAX_NAME_LENGTH);
  const cases = Array.from({ length: MAX_CASES }, () => ({ name }));
  const file = casesFileName(cases, "自查个案");
  assert.ok(new TextEncoder().encode(file).length <= 240, file);
  assert.equal(namesOfFile(file, MAX_CASES)[0], "阿阿");
});

test("lines are those of the command line: a blank one is no case", () => {
  const lines = readLines('{"age": 1}\r\n\u00a0\n[1]\n{"age": 1e999}\n\ufeff{"age": 2}\n');
  assert.deepEqual(lines.map(({ line, answers }) => [line, answers?.age]), [
    [1, 1],
    [2, undefined],
    [3, undefined],
    [4, undefined],
    [5, 2],
  ]);
  assert.ok(isCasesFile("x.json", lines));
  assert.ok(!isCasesFile("x.txt", readLines("hello\n")));
  assert.ok(isCasesFile("x.jsonl", readLines("hello\n")));
});

test("a name is one line of text", () => {
  assert.equal(cleanName("  Ana\n\u202e  B "), "Ana B");
  assert.equal(cleanName("\u200d \u200c"), "");
  for (const joined of ["👩\u200d💻", "علی\u200cرضا"]) assert.equal(cleanName(` ${joined}\u200d\n`), joined);
  assert.equal([...cleanName("𠀀".repeat(99))].length, MAX_NAME_LENGTH);
});

/** @param {string} id @param {string} outcome */
const row = (id, outcome) => ({ id, outcome, applies: true, facts: [] });

test("each condition is compared once, under the routes that share it", () => {
  const data = /** @type {any} */ ({
    programs: { past: {}, live: {} },
    conditions: { "past.age": {}, "past.job.a": {}, "past.pay": {}, "past.french.x": {}, "past.french.y": {} },
  });
  const pairs = [["a", "x"], ["a", "y"], ["b", "x"], ["b", "y"]];
  const routes = (/** @type {string} */ outcome) =>
    pairs.map(([route, profile]) => ({
      route,
      profile,
      conditions: [row("age", outcome), row("french", "unknown"), ...(route === "a" ? [row("job", "met")] : [row("pay", "met")])],
    }));
  const assess = (/** @type {string} */ outcome) => ({ programs: [{ program: "past", routes: routes(outcome) }] });
  const other = { programs: [{ program: "live", routes: [] }] };
  const found = compareCases(/** @type {any} */ ([assess("met"), other, assess("not_met")]), data);
  assert.deepEqual(found.map(({ program }) => program), ["past", "live"]);
  const [{ groups, routes: outcomes }] = found;
  assert.deepEqual(
    groups.map(({ route, profile, rows }) => [route, profile, rows.map(({ key }) => key)]),
    [
      [null, null, ["past.age"]],
      ["a", null, ["past.job.a"]],
      ["b", null, ["past.pay"]],
      [null, "x", ["past.french.x"]],
      [null, "y", ["past.french.y"]],
    ],
  );
  assert.deepEqual(groups[0].rows[0].cells.map((cell) => cell?.row.outcome), ["met", undefined, "not_met"]);
  assert.deepEqual(outcomes.map(({ cells }) => cells.map(Boolean)), pairs.map(() => [true, false, true]));
});
