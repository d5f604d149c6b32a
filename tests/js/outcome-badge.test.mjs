// The outcome of a route in words, also of one that a link names.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parseOutcomeLetter } from "../../docs/assets/check/parsing/provenance.mjs";
import { routeOutcome } from "../../docs/assets/check/results/outcome-badge.mjs";

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
