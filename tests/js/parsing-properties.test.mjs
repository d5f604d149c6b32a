// What holds of every text that can be typed or opened, tried on texts that fast-check generates.
// FUZZ_RUNS and FUZZ_SEED say how many and which; `make fuzz` tries more.

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { parseChineseNumber, toArabicDigits } from "../../docs/assets/check/parsing/chinese-numerals.mjs";
import { dateFields, parseDate } from "../../docs/assets/check/parsing/dates.mjs";
import { editDistance } from "../../docs/assets/check/parsing/edit-distance.mjs";
import { parseData } from "../../docs/assets/check/parsing/json.mjs";
import { normalizeText } from "../../docs/assets/check/parsing/normalize-text.mjs";
import { parseNumber } from "../../docs/assets/check/parsing/numbers.mjs";
import { MAX_LENGTH, decodeFragment, encodeAnswers, parseAnswers } from "../../docs/assets/check/parsing/share-link.mjs";

const RUNS = Number(process.env.FUZZ_RUNS ?? 5_000) / 50;
const SEED = Number(process.env.FUZZ_SEED ?? 0);
const MAX_MS = 2_000;

const UNITS = [null, "cad_per_year", "cad_per_hour", "hours_per_week", "months", "weeks", "age", "level", "feer", "toString"];
const FAULTS = ["year", "month", "day", "order", "real"];

/** Texts of what these parsers look for, and of anything else. */
const PIECES = [..."0123456789,.' -+eEkw$/%年月日号十百千万亿零〇两三五", "１", "٣", "\u00a0", "\u202f", "\ufeff", "\ud800", "😀"];
const WORDS = ["per year", "每年", "cad", "加元", "dollars canadiens", "heures", "1er", "févr.", "sept", "mai", "十二", "2024-03-01"];
const typed = fc.oneof(
  fc.array(fc.constantFrom(...PIECES, ...WORDS), { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.tuple(fc.constantFrom(...PIECES, ...WORDS), fc.constantFrom(1_000, 20_000)).map(([text, count]) => text.repeat(count)),
);

const value = fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.array(fc.string()));
const answers = fc.dictionary(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("__proto__", "constructor")), value, { maxKeys: 9, noNullPrototype: true });

/** @param {string} name @param {any} property */
function holds(name, property) {
  test(name, (context) => {
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    context.diagnostic(`examples ${RUNS}`); // `make fuzz` counts them
  });
}

/** Return what `run` returns; it may not take long. @template T @param {() => T} run @returns {T} */
function soon(run) {
  const start = performance.now();
  const result = run();
  assert.ok(performance.now() - start < MAX_MS);
  return result;
}

/**
 * Write a number below 10^12 in Chinese numerals: 10,050 is 一万零五十.
 * @param {number} number
 * @returns {string}
 */
function chinese(number) {
  for (const [unit, name] of /** @type {[number, string][]} */ ([[1e8, "亿"], [1e4, "万"], [1000, "千"], [100, "百"], [10, "十"]])) {
    if (number < unit) continue;
    const [many, rest] = [Math.floor(number / unit), number % unit];
    const zero = rest && rest < unit / 10 ? "零" : "";
    return chinese(many) + name + zero + (rest ? chinese(rest) : "");
  }
  return "零一二三四五六七八九"[number];
}

holds(
  "a text is a number or none",
  fc.property(typed, fc.constantFrom(...UNITS), (text, unit) => {
    const { value: found, alternative } = soon(() => parseNumber(text, unit));
    for (const each of [found, alternative]) assert.ok(each === null || !Number.isNaN(each));
  }),
);

holds(
  "a number is read as it was written, in each language's groups",
  fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
    const number = Number(`${whole}.${String(hundredths).padStart(2, "0")}`);
    assert.equal(parseNumber(String(number)).value, number);
    for (const language of ["en-CA", "fr-CA", "zh-CN"]) {
      const written = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(number);
      assert.equal(parseNumber(written).value, number, written);
    }
  }),
);

holds(
  "a Chinese numeral is the number that it writes",
  fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
    assert.equal(parseChineseNumber(chinese(number)), number, chinese(number));
  }),
);

holds(
  "any text is a Chinese numeral or none",
  fc.property(typed, (text) => {
    const found = soon(() => parseChineseNumber(text));
    assert.ok(found === null || found >= 0);
    soon(() => toArabicDigits(text));
  }),
);

holds(
  "three texts are a date that exists or have a fault",
  fc.property(typed, typed, typed, fc.constantFrom("en", "zh"), (year, month, day, language) => {
    const { iso, fault } = /** @type {any} */ (soon(() => parseDate({ year, month, day }, language)));
    if (iso === undefined) assert.ok(FAULTS.includes(fault));
    else assert.equal(new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10), iso);
  }),
);

holds(
  "a date is read as it was written, in each language",
  fc.property(fc.date({ min: new Date("1950-01-01"), max: new Date("2035-12-31"), noInvalidDate: true }), (date) => {
    const iso = date.toISOString().slice(0, 10);
    assert.deepEqual(parseDate(dateFields(iso)), { iso });
    for (const language of ["en", "fr", "zh"]) {
      const year = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(date);
      assert.deepEqual(parseDate({ year, month: "", day: "" }), { iso }, year);
    }
  }),
);

holds(
  "a link restores any answers, also after a chat program has encoded it",
  fc.property(answers, (given) => {
    const fragment = encodeAnswers(given);
    for (const sent of [fragment, encodeURIComponent(fragment).replace("%23", "#"), `${fragment})。`, `${fragment}&programs=peq`]) {
      const { text, answers: found } = decodeFragment(sent);
      assert.equal(text, JSON.stringify(given));
      if (text.length <= MAX_LENGTH) assert.equal(JSON.stringify(found), text);
    }
  }),
);

holds(
  "any fragment and any text are answers or none",
  fc.property(typed, (text) => {
    const { answers: found } = soon(() => decodeFragment(`#answers=${text}`));
    assert.ok(found === null || typeof found === "object");
    soon(() => parseAnswers(text));
  }),
);

holds(
  "data from a file have no names but their own",
  fc.property(fc.jsonValue(), (data) => {
    const text = JSON.stringify(data);
    const found = parseData(text);
    assert.equal(JSON.stringify(found), text);
    if (found && typeof found === "object" && !Array.isArray(found)) assert.equal(Object.getPrototypeOf(found), null);
  }),
);

holds(
  "the beginning of a name differs from it in nothing",
  fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (start, rest) => {
    const [name, other] = [normalizeText(start), normalizeText(start + rest)];
    assert.equal(editDistance(name, name + rest), 0);
    assert.ok(editDistance(other, name) <= other.length);
  }),
);
