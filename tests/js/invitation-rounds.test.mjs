// Which rounds of invitations were open to an occupation.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isNamed, roundsOf } from "../../docs/assets/check/results/invitation-rounds.mjs";

const part = { invitations: 5, lowest_scores: [600], limited: true, occupations: ["21211"] };
/** @type {any} */
const invitations = {
  round_sources: [],
  compared: ["21211", "21231"],
  rounds: [
    { day: "2026-09-24", last_day: "2026-09-24", by_route: { one: part } },
    { day: "2026-08-27", last_day: "2026-08-27", by_route: { two: part } },
  ],
};

test("lists name an occupation, do not, or it is not known", () => {
  assert.equal(isNamed(part, "21211", invitations), true);
  assert.equal(isNamed(part, "21231", invitations), false);
  assert.equal(isNamed(part, "52111", invitations), null);
  assert.equal(isNamed({ ...part, occupations: null }, "21231", invitations), null);
  assert.equal(isNamed({ ...part, limited: false }, "21231", invitations), null);
});

test("a route has the rounds that it was part of", () => {
  assert.deepEqual(roundsOf(invitations, "one").map(({ round }) => round.day), ["2026-09-24"]);
  assert.deepEqual(roundsOf(invitations, "three"), []);
});
