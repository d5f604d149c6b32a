// Share links, saved files, and the provenance in them.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  linkSuffix,
  provenanceOfFileName,
  provenanceOfLink,
  savedFileName,
} from "../../docs/assets/check/results/provenance.mjs";
import {
  MAX_LENGTH,
  decodeAnswers,
  encodeAnswers,
  hasAnswers,
  parseAnswers,
  provenanceOfFragment,
} from "../../docs/assets/check/sharing/share-link.mjs";

/** @import { Assessment } from "../../docs/assets/check/types.d.ts" */

const ANSWERS = { filing_date: "2024-03-01", age: 31, hourly_wage: 33.125, in_quebec: true, education: null };

/** The parts of an assessment that provenance needs. */
const ASSESSMENT = /** @type {Assessment} */ (
  /** @type {unknown} */ ({
    rules_version: "1.2.3",
    routes: [
      { conditions_outcome: "met", hypothetical: false },
      { conditions_outcome: "not_met", hypothetical: true },
      { conditions_outcome: "unknown", hypothetical: false },
    ],
  })
);

/** @param {string} json */
function fragmentOf(json) {
  return `#answers=${Buffer.from(json).toString("base64url")}`;
}

test("a link restores the answers", () => {
  const fragment = encodeAnswers(ANSWERS);
  assert.match(fragment, /^#answers=[\w-]+$/);
  assert.ok(hasAnswers(fragment));
  assert.deepEqual(decodeAnswers(fragment), ANSWERS);
  assert.deepEqual(decodeAnswers(`${fragment}&rules=1.2.3&outcomes=mNu`), ANSWERS);
  assert.deepEqual(decodeAnswers(encodeURI(`${fragment}==`)), ANSWERS, "a mail program's padding");
});

test("text beyond ASCII survives a link", () => {
  const answers = { note: "蒙特利尔 ↔ Montréal 🍁" };
  assert.deepEqual(decodeAnswers(encodeAnswers(answers)), answers);
});

test("a link has the format that earlier versions wrote", () => {
  assert.equal(encodeAnswers({ filing_date: "2024-03-01" }), fragmentOf('{"filing_date":"2024-03-01"}'));
});

test("a damaged link holds no answers", () => {
  for (const fragment of ["#answers=", "#answers=%%%", "#answers=a b", fragmentOf("[1]"), fragmentOf("{"), fragmentOf("null")]) {
    assert.equal(decodeAnswers(fragment), null, fragment);
  }
  assert.equal(decodeAnswers("#answers=gICA"), null, "not UTF-8");
  assert.equal(hasAnswers("#conditions"), false);
});

test("answers are an object of plain, finite values", () => {
  assert.deepEqual(parseAnswers('{"age": 31, "education": null}'), { age: 31, education: null });
  for (const text of ['{"age": [31]}', '{"age": {}}', '{"age": 1e999}', "31", '"a"', ""]) {
    assert.equal(parseAnswers(text), null, text);
  }
  const long = JSON.stringify({ note: "x".repeat(MAX_LENGTH) });
  assert.equal(parseAnswers(long), null);
});

test("a link says which rules made it, and their outcomes", () => {
  const suffix = linkSuffix(ASSESSMENT);
  assert.equal(suffix, "&rules=1.2.3&outcomes=mNu");
  const provenance = { version: "1.2.3", outcomes: "mNu" };
  assert.deepEqual(provenanceOfLink(suffix.slice(1)), provenance);
  assert.deepEqual(provenanceOfFragment(encodeAnswers(ANSWERS) + suffix), provenance);
  assert.equal(provenanceOfFragment(encodeAnswers(ANSWERS)), null);
  for (const damaged of ["rules=none", "rules=1.2&outcomes=m", "rules=1.2.3&outcomes=x", "x"]) {
    assert.deepEqual(provenanceOfLink(damaged), { version: null }, damaged);
  }
});

test("a file's name says it too, also after a browser numbered the file", () => {
  const name = savedFileName(ASSESSMENT, "answers");
  assert.equal(name, "answers-rules-1.2.3-mNu.json");
  assert.deepEqual(provenanceOfFileName(name.replace(".json", " (1).json")), { version: "1.2.3", outcomes: "mNu" });
  assert.equal(provenanceOfFileName("my answers.json"), null);
});
