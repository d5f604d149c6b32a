// What is chosen in the explorer of conditions, and the address that says so.

import assert from "node:assert/strict";
import { test } from "node:test";

import { applies, choiceIn, idIn, periodOn, searchOf } from "../../docs/assets/explorer/choice.mjs";

const INITIAL = { date: "2025-12-31", route: "one", profile: "a" };
const OFFERED = { route: ["one", "two"], profile: ["a", "b"] };
const PERIODS = [
  { id: "first", end: "2023-11-22", name: "old" },
  { id: "second", end: "2025-12-31", name: "new" },
];

test("an address restores what was chosen", () => {
  for (const choice of [
    { date: "2024-02-15", route: "two", profile: "b" },
    { date: "", route: "one", profile: "b" },
  ]) {
    assert.deepEqual(choiceIn(searchOf(choice), INITIAL, OFFERED), choice);
  }
  assert.equal(searchOf({ date: "2024-02-15", route: "two", profile: "" }), "?date=2024-02-15&route=two");
});

test("what an address leaves out or does not know is as at first", () => {
  assert.deepEqual(choiceIn("", INITIAL, OFFERED), INITIAL);
  assert.deepEqual(choiceIn("?route=two&utm_source=chat", INITIAL, OFFERED), { ...INITIAL, route: "two" });
  assert.deepEqual(choiceIn("?route=three&profile=", INITIAL, OFFERED), INITIAL);
});

test("what is added to a link does not change what it chooses", () => {
  const chosen = { date: "2024-02-15", route: "two", profile: "b" };
  for (const added of ["。", ")", "%E3%80%82", "，谢谢", "&utm_source=chat", "&amp;x=1", " "]) {
    assert.deepEqual(choiceIn(searchOf(chosen) + added, INITIAL, OFFERED), chosen, added);
    assert.deepEqual(choiceIn(`?date=2024-02-15${added}`, INITIAL, OFFERED), { ...INITIAL, date: "2024-02-15" }, added);
    assert.equal(idIn(`#condition-wage_1${added}`), "condition-wage_1", added);
  }
  for (const date of ["2024-02-30", "2024-13-01", "0000-00-00", "2024-02-155", "<script>", "2024"]) {
    assert.deepEqual(choiceIn(`?date=${date}`, INITIAL, OFFERED), INITIAL, date);
  }
});

test("a fragment that cannot be decoded names nothing", () => {
  assert.equal(idIn(""), "");
  assert.equal(idIn("#french%2Da"), "french-a");
  for (const hash of ["#%E0%A4%A", "#%", "#%zz"]) assert.equal(idIn(hash), "");
});

test("a day has the rules of its period, outside of all the nearest", () => {
  const rules = (/** @type {string} */ date) => periodOn(PERIODS, date).id;
  assert.equal(rules("2023-11-22"), "first");
  assert.equal(rules("2023-11-23"), "second");
  assert.equal(rules("2010-01-01"), "first");
  assert.equal(rules("2026-01-01"), "second");
});

test("an intake applies on its days, both included, to its routes and profiles", () => {
  const row = { routes: "one/a two/a", start: "2024-01-10", end: "2024-01-12" };
  const on = (/** @type {string} */ date, route = "one", profile = "a") =>
    applies(row, { date, route, profile }, null);
  assert.deepEqual(["2024-01-09", "2024-01-10", "2024-01-12", "2024-01-13"].map((day) => on(day)), [
    false,
    true,
    true,
    false,
  ]);
  assert.equal(on("2024-01-11", "two"), true);
  assert.equal(on("2024-01-11", "two", "b"), false);
  assert.equal(on(""), false);
});

test("a condition applies in its periods and profile, and without a date in any period", () => {
  const choice = { date: "2024-01-10", route: "one", profile: "a" };
  assert.equal(applies({ periods: "first second" }, choice, PERIODS[1]), true);
  assert.equal(applies({ periods: "first" }, choice, PERIODS[1]), false);
  assert.equal(applies({ periods: "first" }, { ...choice, date: "" }, null), true);
  assert.equal(applies({ periods: "second", profile: "b" }, choice, PERIODS[1]), false);
});
