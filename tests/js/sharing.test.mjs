// Share links, saved files, and the provenance in them.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  linkSuffix,
  programsOfFileName,
  provenanceOfFileName,
  provenanceOfLink,
  savedFileName,
} from "../../docs/assets/check/parsing/provenance.mjs";
import {
  MAX_LENGTH,
  decodeFragment,
  encodeAnswers,
  encodePrograms,
  hasAnswers,
  parseAnswers,
} from "../../docs/assets/check/parsing/share-link.mjs";

/** @import { Assessment } from "../../docs/assets/check/types.d.ts" */

const ANSWERS = { filing_date: "2024-03-01", age: 31, hourly_wage: 33.125, in_quebec: true, education: null };

/** The parts of an assessment that provenance needs. */
const ASSESSMENT = /** @type {Assessment} */ (
  /** @type {unknown} */ ({
    rules_version: "1.2.3",
    programs: [
      { program: "one", routes: [{ conditions_outcome: "met", hypothetical: false }] },
      {
        program: "two",
        routes: [
          { conditions_outcome: "not_met", hypothetical: true },
          { conditions_outcome: "unknown", hypothetical: false },
        ],
      },
    ],
  })
);

/** @param {string} fragment */
function decodeAnswers(fragment) {
  return decodeFragment(fragment).answers;
}

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

test("a link names its programs, if it does", () => {
  const fragment = encodeAnswers(ANSWERS);
  assert.equal(encodePrograms(["one", "two"]), "&programs=one,two");
  assert.deepEqual(decodeFragment(`${fragment}&programs=one,two`).programs, ["one", "two"]);
  assert.deepEqual(decodeFragment(`${fragment}&programs=one%2Ctwo&rules=1.2.3&outcomes=m`).programs, ["one", "two"]);
  assert.equal(decodeFragment(fragment).programs, null);
  assert.equal(decodeFragment(`${fragment}&rules=1.2.3&outcomes=mNu`).programs, null);
  assert.deepEqual(decodeFragment(`${fragment}&programs=`).programs, [""], "reported by the rules");
});

test("what a chat appends to a link breaks nothing", () => {
  const fragment = encodeAnswers(ANSWERS);
  for (const end of [")", ".", "）。", "&utm_source=chat", "&amp;utm_source=chat", "%29", "==)", "_", "**", "\u200b", "%E3%80%82", " 看这里", ">", "#x", ",", "，", "、", "”", "](", "...", "?utm_source=mail", "&programs=three", "&nbsp;", "%E3%80", "\u202a"]) {
    assert.deepEqual(decodeAnswers(fragment + end), ANSWERS, end);
    const whole = decodeFragment(`${fragment}&programs=one,two&rules=1.2.3&outcomes=mNu${end}`);
    assert.deepEqual(whole.answers, ANSWERS, end);
    assert.deepEqual(whole.programs, ["one", "two"], end);
    assert.deepEqual(whole.provenance, { programs: ["one", "two"], version: "1.2.3", outcomes: "mNu" }, end);
    assert.deepEqual(decodeFragment(`${fragment}&programs=one,two${end}`).programs, ["one", "two"], end);
  }
});

test("what programs do to a link on its way is undone", () => {
  const whole = `${encodeAnswers(ANSWERS)}&programs=one,two&rules=1.2.3&outcomes=mNu`;
  const encode = encodeURIComponent;
  const ways = {
    "encoded": `#${encode(whole.slice(1))}`,
    "encoded twice": `#${encode(encode(whole.slice(1)))}`,
    "only the equals signs": whole.replaceAll("=", "%3D"),
    "only the ampersands": whole.replaceAll("&", "%26"),
    "as character references": whole.replaceAll("&", "&#38;").replaceAll("=", "&#x3D;"),
    "broken by a mail program": `${whole.slice(0, 40)}=%0D%0A${whole.slice(40)}`,
    "with a character without width inside": `${whole.slice(0, 30)}\u200b${whole.slice(30)}\u200b`,
    "encoded by eight programs": `#${Array(8).fill(encode).reduce((text, again) => again(text), whole.slice(1))}`,
    "encoded with small letters": `#${encode(whole.slice(1)).replace(/%../g, (code) => code.toLowerCase())}`,
    "as references within references": whole.replaceAll("&", "&amp;amp;"),
    "as references in percent codes": `#${encode(whole.slice(1).replaceAll("&", "&amp;"))}`,
    "as references without their end": whole.replaceAll("&", "&amp"),
    "as references with zeros": whole.replaceAll("&", "&#038;").replaceAll("=", "&#x003d;"),
    "as characters of JSON": whole.replaceAll("&", "\\u0026").replaceAll("=", "\\u003d"),
    "with the signs of a mail program": whole.replaceAll("=", "=3D"),
    "broken after a sign": whole.replace("answers=", "answers=%0D%0A").replace("programs=", "programs=%0A"),
    "in two lines": `${whole.slice(0, 40)}%20${whole.slice(40)}`,
    "in two lines of a quotation": `${whole.slice(0, 40)}%0A%3E%20${whole.slice(40)}`,
    "with a space after the comma": whole.replace(",", ",%20"),
    "with a Chinese comma": whole.replace(",", "，"),
    "with other programs and outcomes appended": `${whole}&programs=three&outcomes=nnn&rules=2.0.0`,
  };
  for (const [way, fragment] of Object.entries(ways)) {
    assert.ok(hasAnswers(fragment), way);
    const { answers, programs, provenance } = decodeFragment(fragment);
    assert.deepEqual(answers, ANSWERS, way);
    assert.deepEqual(programs, ["one", "two"], way);
    assert.deepEqual(provenance, { programs: ["one", "two"], version: "1.2.3", outcomes: "mNu" }, way);
  }
});

test("a link that is cut off holds all answers or none, and no other programs", () => {
  const whole = `${encodeAnswers(ANSWERS)}&programs=one,two&rules=1.2.3&outcomes=mNu`;
  for (let length = "#answers=".length; length < whole.length; length += 1) {
    const cut = whole.slice(0, length);
    assert.ok(hasAnswers(cut));
    const { answers, programs, provenance } = decodeFragment(cut);
    assert.deepEqual(answers, length < whole.indexOf("&") ? null : ANSWERS, cut);
    for (const [place, id] of (programs ?? []).entries()) assert.ok(["one", "two"][place]?.startsWith(id), cut);
    assert.ok(!provenance?.version || provenance.version === "1.2.3", cut);
  }
});

test("a link whose parameters nothing can read is still one with answers", () => {
  const fragment = Array(12).fill(encodeURIComponent).reduce((text, again) => again(text), encodeAnswers(ANSWERS).slice(1));
  assert.ok(hasAnswers(`#${fragment}`), "so that the page reports it");
  assert.equal(decodeAnswers(`#${fragment}`), null);
  assert.ok(!hasAnswers("#answers-of-others"));
});

test("a link that was encoded without end is refused at once", () => {
  assert.equal(decodeAnswers(`#answers=%${"25".repeat(1_000_000)}`), null);
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

test("answers are an object of plain, finite values and lists of words", () => {
  const answers = { age: 31, education: null, languages: ["fr", "zh"] };
  assert.deepEqual(parseAnswers(JSON.stringify(answers)), answers);
  for (const text of ['{"age": [31]}', '{"age": {}}', '{"age": 1e999}', "31", '"a"', ""]) {
    assert.equal(parseAnswers(text), null, text);
  }
  const long = JSON.stringify({ note: "x".repeat(MAX_LENGTH) });
  assert.equal(parseAnswers(long), null);
});

test("the rules read the answers as they were written", () => {
  const twice = '{"filing_date": "2024-03-01", "age": 31, "age": 17}';
  assert.equal(decodeFragment(fragmentOf(twice)).text, twice);
});

test("a link says which rules made it, and their outcomes", () => {
  const suffix = linkSuffix(ASSESSMENT);
  assert.equal(suffix, "&rules=1.2.3&outcomes=mNu");
  const provenance = { programs: null, version: "1.2.3", outcomes: "mNu" };
  assert.deepEqual(provenanceOfLink({ rules: "1.2.3", outcomes: "mNu" }, null), provenance);
  assert.deepEqual(decodeFragment(encodeAnswers(ANSWERS) + suffix).provenance, provenance);
  assert.equal(decodeFragment(encodeAnswers(ANSWERS)).provenance, null);
  for (const damaged of ["rules=none", "rules=1.2&outcomes=m", "rules=1.2.3&outcomes=x", "outcomes="]) {
    const { provenance: found } = decodeFragment(`${encodeAnswers(ANSWERS)}&${damaged}`);
    assert.deepEqual(found, { programs: null, version: null }, damaged);
  }
});

test("a file's name says it too, also after a browser numbered the file", () => {
  const name = savedFileName(ASSESSMENT, "answers");
  assert.equal(name, "answers-programs-one+two-rules-1.2.3-mNu.json");
  const found = { version: "1.2.3", outcomes: "mNu" };
  assert.deepEqual(provenanceOfFileName(name.replace(".json", " (1).json")), { programs: ["one", "two"], ...found });
  assert.deepEqual(provenanceOfFileName("answers-rules-1.2.3-mNu.json"), { programs: null, ...found });
  assert.equal(provenanceOfFileName("my answers.json"), null);
  assert.deepEqual(programsOfFileName("answers-programs-one+two.json"), ["one", "two"]);
  assert.equal(programsOfFileName("answers-rules-1.2.3-mNu.json"), null);
});
