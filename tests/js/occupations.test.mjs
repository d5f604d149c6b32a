// Finding occupations by what people call them, in the data that the site publishes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { OccupationIndex } from "../../docs/assets/check/calculators/occupation-index.mjs";

const LANGUAGES = ["en", "fr", "zh"];

/** Return the rows of the classification's file as the site publishes them. */
function occupations() {
  const text = readFileSync(new URL("../../rules/data/noc-2021.csv", import.meta.url), "utf8");
  const [names, ...rows] = text.trim().split(/\r?\n/).map(cells);
  return rows.map((row) => {
    const value = (/** @type {string} */ name) => row[names.indexOf(name)];
    const jobs = LANGUAGES.map((each) => [each, value(`job_titles_${each}`).split("; ").filter(Boolean)]);
    return {
      code: value("code"),
      level: Number(value("level")),
      streams: [],
      regulated: /** @type {const} */ (""),
      regulated_jobs: [],
      regulators: [],
      note: "",
      titles: Object.fromEntries(LANGUAGES.map((each) => [each, value(`title_${each}`)])),
      jobs: Object.fromEntries(jobs),
    };
  });
}

/** @param {string} line  of a CSV file */
function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replace(/""/g, '"'),
  );
}

const index = new OccupationIndex(occupations(), "en");

/** @param {string} text */
function codes(text) {
  const { fit, matches } = index.search(text);
  return { fit, codes: matches.map(({ occupation }) => occupation.code) };
}

/** What is typed, and the first occupation that it has to find. */
const FIRST = {
  compositor: "52111",
  COMPOSITORS: "52111",
  compositrice: "51121",
  动画师: "52120",
  DevOps: "21231",
  "ＤｅｖＯｐｓ": "21231",
  "dev ops": "21231",
  "dev-ops engineer": "21231",
  21231: "21231",
  "NOC 21231": "21231",
  "software eng": "21231",
  "senior software engineer": "21231",
  "软件工程师": "21231",
  "前端": "21234",
  "前端工程师": "21234",
  fullstack: "21234",
  "Full-Stack": "21234",
  CTO: "20012",
  "AI engineer": "21211",
  "AI工程师": "21211",
  "machine learning": "21211",
  "资深机器学习工程师": "21211",
  "data scientist": "21211",
  "QA analyst": "21222",
  "3D animator": "52120",
  "lighting artist": "52111",
  infographiste: "52111",
  "infographiste 3D": "52120",
  graphiste: "52120",
  "developpeur web": "21234",
  "DÉVELOPPEUR WEB": "21234",
  "游戏美术师": "52111",
  pastor: "41302",
  牧师: "41302",
};

for (const [typed, code] of Object.entries(FIRST)) {
  test(`"${typed}" finds ${code}`, () => {
    const found = codes(typed);
    assert.equal(found.fit, "every");
    assert.equal(found.codes[0], code);
  });
}

test("words are found by their beginnings only", () => {
  assert.deepEqual(codes("CTO").codes, ["20012"]);
  assert.ok(codes("direct").codes.includes("20010"));
  assert.equal(codes("rector of").codes.includes("20010"), false);
  assert.equal(codes("positor").fit, "none");
});

test("a code is found by its beginning", () => {
  assert.deepEqual(codes("2123").codes, ["21230", "21231", "21232", "21233", "21234"]);
  assert.equal(codes("99999").fit, "none");
});

test("typing errors are named as such", () => {
  const found = codes("compositer");
  assert.equal(found.fit, "near");
  assert.ok(found.codes.includes("52111"));
});

test("a part of the words is named as such", () => {
  assert.equal(codes("security unicorn").fit, "some");
  assert.equal(codes("zzz").fit, "none");
  assert.equal(codes("水管工").fit, "none");
  assert.equal(codes("  ").fit, "none");
});

test("placements that are not official are marked", () => {
  const [match] = index.search("matte painter").matches;
  assert.equal(match.occupation.code, "52111");
  assert.equal(match.entry?.certain, false);
  assert.equal(match.entry?.text, "Matte painter");
  assert.equal(index.search("Visual effects artist").matches[0].entry?.certain, true);
});

test("the language of the page is preferred", () => {
  assert.match(String(index.search("DevOps").matches[0].entry?.text), /DevOps\) engineer/);
  const chinese = new OccupationIndex(occupations(), "zh");
  assert.match(String(chinese.search("DevOps").matches[0].entry?.text), /工程师/);
});
