// The outcome of a route in words, also of one that a link names.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parseOutcomeLetter } from "../../docs/assets/check/parsing/provenance.mjs";
import { compareRoutes, routeOutcome } from "../../docs/assets/check/results/outcome-badge.mjs";

/** @import { ProgramResult, RouteResult } from "../../docs/assets/check/types.d.ts" */
/** @import { Translator } from "../../docs/assets/check/i18n.mjs" */

const catalog = readFileSync(new URL("../../site_builder/locale/check.pot", import.meta.url), "utf8");
const rules = readFileSync(new URL("../../site_builder/locale/law.pot", import.meta.url), "utf8");
const MESSAGES = [...`${catalog}${rules}`.matchAll(/msgctxt "(.+)"/g)].map(([, id]) => id);
const STATUSES = /** @type {const} */ (["in_force", "closed", "not_covered", "not_yet_in_force"]);
const INTAKES = /** @type {const} */ (["open", "full", "between_intakes", "undocumented", "by_invitation", "none"]);

test("every outcome that a link can name has its words on every day", () => {
  const translator = /** @type {Translator} */ (/** @type {unknown} */ ({ text: (/** @type {string} */ id) => id }));
  for (const letter of "mnuMNU") {
    for (const status of STATUSES) {
      for (const intake of INTAKES) {
        const result = /** @type {RouteResult} */ ({ ...parseOutcomeLetter(letter), intake });
        const program = /** @type {ProgramResult} */ ({ status });
        const id = routeOutcome(result, program, translator);
        assert.ok(MESSAGES.includes(id), `${letter} ${status} ${intake}: ${id}`);
      }
    }
  }
});

/** @param {string} conditions  a letter for each: met, not met, unknown */
function route(conditions) {
  const outcomes = /** @type {const} */ ({ m: "met", n: "not_met", u: "unknown" });
  const found = [...conditions].map((letter) => ({ outcome: outcomes[/** @type {"m" | "n" | "u"} */ (letter)] }));
  const whole = conditions.includes("n") ? "not_met" : conditions.includes("u") ? "unknown" : "met";
  return /** @type {RouteResult} */ (/** @type {unknown} */ ({ conditions: found, conditions_outcome: whole }));
}

test("the better route comes first, and of two as good ones none", () => {
  const ranked = ["mm", "mmu", "muu", "uu", "mmn", "mnu", "mnnuuu", "nu", "nuu"];
  for (const [place, better] of ranked.entries()) {
    assert.equal(compareRoutes(route(better), route(better)), 0);
    for (const worse of ranked.slice(place + 1)) {
      assert.ok(compareRoutes(route(better), route(worse)) < 0, `${better} ${worse}`);
      assert.ok(compareRoutes(route(worse), route(better)) > 0, `${worse} ${better}`);
    }
  }
  assert.equal(compareRoutes(route("mmmn"), route("mmn")), 0);
});
