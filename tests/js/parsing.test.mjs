// What people type: numbers, dates, names.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parseChineseNumber, toArabicDigits } from "../../docs/assets/check/parsing/chinese-numerals.mjs";
import { dateFields, parseDate, today } from "../../docs/assets/check/parsing/dates.mjs";
import { editDistance } from "../../docs/assets/check/parsing/edit-distance.mjs";
import { normalizeText } from "../../docs/assets/check/parsing/normalize-text.mjs";
import { numberFault } from "../../docs/assets/check/parsing/number-faults.mjs";
import { parseNumber } from "../../docs/assets/check/parsing/numbers.mjs";

/**
 * @param {[string, string, string]} fields
 * @param {string} [language]
 */
function parse([year, month, day], language) {
  return parseDate({ year, month, day }, language);
}

/**
 * @param {string} name  of a table of what is typed and what is meant
 * @returns {any}
 */
function table(name) {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}

for (const [unit, numbers] of Object.entries(table("numbers.json"))) {
  for (const [text, number] of Object.entries(numbers)) {
    test(`"${text}" is ${number} in ${unit}`, () => {
      assert.equal(parseNumber(text, unit).value, number);
    });
  }
}

test("the words of a unit are no number without one, and other units have none", () => {
  assert.equal(parseNumber("24 months").value, null);
  assert.equal(parseNumber("$24", "constructor").value, null);
});

for (const [unit, faults] of Object.entries(table("number-faults.json"))) {
  for (const [fault, texts] of Object.entries(faults)) {
    for (const text of /** @type {string[]} */ (texts)) {
      test(`"${text}" is no number in ${unit}: ${fault}`, () => {
        assert.equal(parseNumber(text, unit).value, null);
        assert.equal(numberFault(text, unit), fault);
      });
    }
  }
}

test("an amount with the code of a currency is read in Canadian dollars only", () => {
  for (const code of Intl.supportedValuesOf("currency")) {
    for (const text of [`100,000 ${code}`, `${code.toLowerCase()} 100k`, `48${code}/h`]) {
      const read = ["cad_per_year", "cad_per_hour"].map((unit) => parseNumber(text, unit).value);
      if (code === "CAD") assert.notDeepEqual(read, [null, null], text);
      else assert.deepEqual([...read, numberFault(text, "cad_per_year")], [null, null, "currency"], text);
    }
  }
});

for (const [year, month, day, iso] of table("dates.json")) {
  test(`date "${year}" "${month}" "${day}" is ${iso}`, () => {
    for (const language of ["en", "zh-Hans"]) {
      const parsed = parse([year, month, day], language);
      assert.equal("iso" in parsed ? parsed.iso : null, iso);
    }
  });
}

test("a number with two readings has an alternative", () => {
  assert.deepEqual(parseNumber("100.000"), { value: 100, alternative: 100_000 });
  assert.deepEqual(parseNumber("100.000k"), { value: 100_000, alternative: null });
  assert.deepEqual(parseNumber("0.125"), { value: 0.125, alternative: null });
});

test("a Chinese number is read in full, or not at all if it is ambiguous", () => {
  const numbers = {
    两千零五: 2005, 三万零五: 30005, 十: 10, 一百一十: 110, 一亿二千万: 120_000_000, "2万3千": 23_000,
    三万五: null, 一百五: null, 十百: null, 万: null, 五零: null, 二二: null, "": null, 很多: null,
  };
  for (const [text, number] of Object.entries(numbers)) {
    assert.equal(parseChineseNumber(text), number, text);
  }
});

test("Chinese numerals of a date become digits", () => {
  assert.equal(toArabicDigits("二〇二四年十二月三十一日"), "2024年12月31日");
  assert.equal(toArabicDigits("May 10"), "May 10");
});

test("a date that cannot be read names the first fault", () => {
  /** @type {Record<string, [string, string, string]>} */
  const faults = {
    year: ["22", "5", "10"], month: ["2022", "13", "1"], day: ["2022", "5", ""],
    order: ["10", "5", "2022"], real: ["2023", "2", "29"],
  };
  for (const [fault, fields] of Object.entries(faults)) assert.equal(parse(fields).fault, fault);
});

test("months are read in the page's language too", () => {
  assert.deepEqual(parse(["2022", "mayo", "10"], "es"), { iso: "2022-05-10" });
  assert.equal(parse(["2022", "mayo", "10"], "en").fault, "month");
});

test("a date splits into the fields that show it", () => {
  assert.deepEqual(dateFields("2022-05-09"), { year: "2022", month: "5", day: "9" });
});

test("today is the visitor's local date", (t) => {
  const zone = process.env.TZ;
  t.after(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  t.mock.timers.enable({ apis: ["Date"], now: Date.UTC(2024, 0, 1, 2) });
  process.env.TZ = "America/Toronto";
  assert.equal(today(), "2023-12-31");
  process.env.TZ = "Asia/Shanghai";
  assert.equal(today(), "2024-01-01");
});

test("names compare without accents, width, hyphens or short forms", () => {
  const names = {
    "Saint-Jérôme": "saint jerome", "ST-JEROME": "saint jerome", "Ste-Thérèse": "sainte therese",
    "Notre-Dame-de-l’Île-Perrot": "notre dame de l ile perrot", "Ｌａｖａｌ": "laval",
    "  Sacré-Cœur  ": "sacre coeur", St: "st",
  };
  for (const [name, normalized] of Object.entries(names)) {
    assert.equal(normalizeText(name), normalized);
  }
});

test("the edit distance counts typing errors in the beginning of a name", () => {
  const distances = /** @type {[string, string, number][]} */ ([
    ["mont", "montreal", 0], ["motn", "montreal", 1], ["mntr", "montreal", 1], ["monnt", "montreal", 1],
    ["mint", "montreal", 1], ["laval", "montreal", 5], ["", "montreal", 0], ["montrealx", "montreal", 1],
  ]);
  for (const [typed, name, distance] of distances) assert.equal(editDistance(typed, name), distance, typed);
});
