// The plan: its steps and days, and the calendar file of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { calendarText } from "../../docs/assets/check/results/plan/calendar.mjs";
import { monthAfter, planSteps } from "../../docs/assets/check/results/plan/steps.mjs";

const TODAY = "2026-11-30";
const DATA = /** @type {any} */ ({
  programs: {
    past: { closed: true, end: "2025-12-31", law_as_of: "2024-11-01" },
    points: { closed: false, end: null, law_as_of: "2026-06-25" },
    fixed: { closed: false, end: "2028-07-02", law_as_of: "2026-06-17" },
  },
  invitations: { points: { round_sources: ["rounds"], rounds: [{ last_day: "2026-09-24" }, { last_day: "2026-08-27" }] } },
});

/** @param {string} id @param {string} outcome @param {string[]} facts */
const row = (id, outcome, facts = [id]) => ({ id, outcome, facts, sources: [`source-${id}`] });

/** @param {string} route @param {any[]} conditions @param {any} [more] */
function routeOf(route, conditions, more = {}) {
  const outcomes = conditions.map(({ outcome }) => outcome);
  const outcome = outcomes.includes("not_met") ? "not_met" : outcomes.includes("unknown") ? "unknown" : "met";
  return { route, profile: null, conditions, conditions_outcome: outcome, intake: "open", changes: [], ...more };
}

/** @param {string} program @param {any[]} routes @param {any[]} [dates] @param {string} [status] */
function steps(program, routes, dates = [], status = "in_force") {
  const assessment = /** @type {any} */ ({ programs: [{ program, status, routes }] });
  const timing = /** @type {any} */ ([{ program, routes: dates }]);
  return planSteps({ assessment, timing, answers: { age: 30 } }, DATA, TODAY);
}

/** @param {ReturnType<typeof planSteps>} found */
const daysOf = (found) => found.map(({ kind, day }) => [kind, day]);

test("a closed program, or one that is not in force, has no plan", () => {
  assert.deepEqual(steps("past", [routeOf("a", [row("age", "met")])]), []);
  assert.deepEqual(steps("fixed", [routeOf("a", [row("age", "met")])], [], "not_yet_in_force"), []);
});

test("what the nearest route lacks comes first, with the sources of what it misses", () => {
  const changes = [[{ fact: "french", now: 4, needs: { at_least: 7 } }], [{ fact: "other" }]];
  const near = routeOf("near", [row("age", "met"), row("french", "not_met")], { changes });
  const far = routeOf("far", [row("age", "not_met"), row("french", "not_met")], { changes: [[{ fact: "age" }]] });
  const [first, ...rest] = steps("fixed", [far, near]);
  assert.deepEqual([first.kind, first.day, first.sources], ["reach", null, ["source-french"]]);
  assert.deepEqual(/** @type {any} */ (first).changes, changes[0]);
  assert.deepEqual(daysOf(rest), [["again", "2026-12-30"], ["last_day", "2028-07-02"]]);
});

test("nothing is called nearest on a tie", () => {
  const changes = [[{ fact: "french", now: 4, needs: {} }]];
  const tied = ["a", "b"].map((id) => routeOf(id, [row("age", "met"), row("french", "not_met")], { changes }));
  assert.deepEqual(steps("fixed", tied).map(({ kind }) => kind), ["again", "last_day"]);
});

test("answers that are missing are named, and those that are given are not", () => {
  const found = steps("fixed", [routeOf("a", [row("age", "met"), row("job", "unknown", ["age", "job", "pay"])])]);
  assert.deepEqual(/** @type {any} */ (found[0]).facts, ["job", "pay"]);
});

test("days that time brings are in order, and those that have passed are left out", () => {
  const met = routeOf("met", [row("age", "met")]);
  const until = { route: "met", profile: null, from: null, until: { day: "2027-03-01" } };
  assert.deepEqual(daysOf(steps("fixed", [met], [until])), [
    ["again", "2026-12-30"],
    ["until", "2027-03-01"],
    ["last_day", "2028-07-02"],
  ]);
  const late = routeOf("a", [row("months", "not_met")], { changes: [] });
  const from = { earliest: { day: "2026-11-29" }, sure: { day: "2027-01-05" } };
  const found = daysOf(steps("fixed", [late], [{ route: "a", profile: null, from, until: null }]));
  assert.deepEqual(found, [["again", "2026-12-30"], ["sure", "2027-01-05"], ["last_day", "2028-07-02"]]);
});

test("each route whose conditions are met has its own last day", () => {
  const routes = ["a", "b"].map((id) => routeOf(id, [row("age", "met"), ...(id === "b" ? [row("job", "met")] : [])]));
  const dates = ["a", "b"].map((route) => ({ route, profile: null, from: null, until: { day: "2027-03-01" } }));
  const found = steps("fixed", routes, dates).filter(({ kind }) => kind === "until");
  assert.deepEqual(found.map((step) => /** @type {any} */ (step).result.route), ["a", "b"]);
});

test("rounds and undocumented intakes are days to look again", () => {
  const invited = routeOf("a", [row("age", "met")], { intake: "by_invitation" });
  const rounds = steps("points", [invited]).find(({ kind }) => kind === "rounds");
  assert.deepEqual([rounds?.day, rounds?.sources, /** @type {any} */ (rounds).seen], ["2026-12-30", ["rounds"], "2026-09-24"]);
  const unsure = routeOf("a", [row("age", "met")], { intake: "undocumented" });
  assert.deepEqual(daysOf(steps("fixed", [unsure]))[0], ["intake", TODAY]);
});

test("a month later is the same day, or the last one of a shorter month", () => {
  const pairs = { "2026-11-30": "2026-12-30", "2027-01-31": "2027-02-28", "2028-01-30": "2028-02-29", "2026-12-05": "2027-01-05" };
  for (const [day, next] of Object.entries(pairs)) assert.equal(monthAfter(day), next);
});

test("a calendar follows RFC 5545", () => {
  const long = "按邀请递交；".repeat(30);
  const text = calendarText(
    [
      { id: "peq-last_day-", day: "2028-07-02", title: "PEQ: last day, they say", text: "a\\b; c\nd" },
      { id: "pstq-rounds-", day: "2026-12-30", title: long, text: "" },
    ],
    new Date("2026-11-30T10:05:06.789Z"),
  );
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  assert.ok(!/[^\r]\n/.test(text));
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  assert.deepEqual(lines.slice(0, 2), ["BEGIN:VCALENDAR", "VERSION:2.0"]);
  assert.ok(lines.includes("SUMMARY:PEQ: last day\\, they say"));
  assert.ok(lines.includes("DESCRIPTION:a\\\\b\\; c\\nd"));
  assert.ok(lines.includes(`SUMMARY:${long}`));
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20280702"));
  assert.equal(lines.filter((line) => line === "DTSTAMP:20261130T100506Z").length, 2);
  const ids = lines.filter((line) => line.startsWith("UID:"));
  assert.equal(new Set(ids).size, 2);
  for (const part of ["BEGIN", "END"]) assert.equal(lines.filter((line) => line === `${part}:VEVENT`).length, 2);
});
