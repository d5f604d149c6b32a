// The search of the guide: words, beginnings, errors, and Chinese without spaces.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SearchIndex } from "../../docs/assets/search/search-index.mjs";

/** @param {string} address @param {string} title @param {string[]} keywords @param {[string, string, string][]} sections */
function page(address, title, keywords, ...sections) {
  return { address, title, keywords, sections };
}

const index = new SearchIndex({
  fillers: ["can", "i", "的", "怎么办"],
  simplified: { 畢: "毕", 業: "业", 簽: "签" },
  pages: [
    page("pay/", "Salary and wage", ["P90"], ["", "", "The floor is $75,000 in Québec, with élan and cœur."], ["high", "Ninety", "High."]),
    page("dates/", "Dates", ["can I still apply"], ["", "", "Applications of families. The policies ended."]),
    page("zh/", "毕业生途径", [], ["", "", "魁北克毕业生须有学士学位。"], ["b2", "法语", "听说7级（B2）。"]),
    page("zh2/", "等待", [], ["", "", "应届毕业生可以等。A75 工签。"]),
    page("zh3/", "毕业", ["CSQ过期"], ["", "", "已经毕业的人。"]),
  ],
});

test("traditional characters find simplified ones", () => {
  assert.deepEqual(found("畢業生"), found("毕业生"));
  assert.deepEqual(found("工簽"), ["zh2/"]);
});

/** @param {string} query */
function found(query) {
  return index.search(query).map(({ address }) => address);
}

test("accents, case, commas and plurals do not matter", () => {
  for (const query of ["quebec", "QUÉBEC", "75000", "$75,000", "75 000", "７５，０００", "wages", "elan", "coeur"]) {
    assert.deepEqual(found(query), ["pay/"], query);
  }
  assert.deepEqual(found("family policy"), ["dates/"]);
});

test("a word is found by its beginning, and despite typing errors", () => {
  assert.deepEqual(found("appl"), ["dates/"]);
  assert.deepEqual(found("salray"), ["pay/"]);
  for (const query of ["aplications", "aplicatons"]) assert.deepEqual(found(query), ["dates/"], query);
  assert.deepEqual(found("75001"), []);
  assert.deepEqual(found("xyzzy"), []);
  assert.deepEqual(found(" ?! "), []);
});

test("words without meaning are dropped, unless there are no others", () => {
  assert.equal(found("can i apply")[0], "dates/");
  assert.equal(found("can i")[0], "dates/");
  assert.deepEqual(found("can i wage"), ["pay/"]);
  assert.deepEqual(found("CSQ过期怎么办"), ["zh3/"]);
});

test("a page has most of what a query means, not all of it", () => {
  assert.deepEqual(found("families policies ended wage"), ["dates/"]);
  assert.deepEqual(found("salary floor high xyzzy"), ["pay/"]);
  assert.deepEqual(found("wage xyzzy"), []);
});

test("a Chinese word is found within another one, and its parts after it", () => {
  assert.deepEqual(found("毕业生").slice(0, 2).sort(), ["zh/", "zh2/"]);
  assert.equal(found("毕业")[0], "zh3/");
  assert.deepEqual(found("工签吗"), ["zh2/"]);
  assert.deepEqual(found("B2"), ["zh/"]);
  for (const one of ["听", "说"]) assert.deepEqual(found(one), ["zh/"], one);
});

test("the best section of a page comes first", () => {
  const [{ sections }] = index.search("法语");
  assert.equal(sections[0].anchor, "b2");
});

test("what fits is marked, and the text stays whole", () => {
  for (const [text, query, hits] of [
    ["In Québec, 75,000 a year", "quebec 75000", ["Québec", "75,000"]],
    ["魁北克毕业生须有", "毕业生", ["毕", "业", "生"]],
    ["听说7级（B2）", "b2", ["B2"]],
    ["听说7级（B2）", "级", ["级"]],
  ]) {
    const pieces = index.highlight(String(text), String(query));
    assert.equal(pieces.map((piece) => piece.text).join(""), text);
    assert.deepEqual(pieces.filter(({ hit }) => hit).map((piece) => piece.text), hits);
  }
});
