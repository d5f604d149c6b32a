// Numbers in the words of the page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Translator } from "../../docs/assets/check/i18n.mjs";

/** @import { CheckData } from "../../docs/assets/check/types.d.ts" */

const strings = { "unit.cad_per_hour": "${n} an hour", "unit.cad_per_year": "${n}", "unit.months": "{n} months" };
const translator = new Translator(/** @type {CheckData} */ (/** @type {unknown} */ ({ tag: "en", strings })));

test("a number is shown with every digit that can decide", () => {
  assert.equal(translator.measure(48.0769230769, "cad_per_hour"), "$48.0769230769 an hour");
  assert.equal(translator.measure(48.08, "cad_per_hour"), "$48.08 an hour");
  assert.equal(translator.measure(48.08 - 48.0769230769, "cad_per_hour"), "$0.0030769231 an hour");
  assert.equal(translator.measure(99_999.995, "cad_per_year"), "$99,999.995");
  assert.equal(translator.measure(23.999, "months"), "23.999 months");
});

test("money has no cents by the year, and two digits of them by the hour", () => {
  assert.equal(translator.measure(100_000, "cad_per_year"), "$100,000");
  assert.equal(translator.measure(48, "cad_per_hour"), "$48.00 an hour");
  assert.equal(translator.measure(24 - 23.9, "months"), "0.1 months");
});
