// Dates from three fields: digits of any width, Chinese numerals, and month names in the page's
// language and the languages of the documents that people copy from.

import { toArabicDigits } from "./chinese-numerals.mjs";

const MONTH_LANGUAGES = ["en", "fr", "zh"];

/** @typedef {{year: string, month: string, day: string}} DateFields */
/** @typedef {{iso: string, fault?: undefined} | {fault: "year" | "month" | "day" | "order" | "real"}} ParsedDate */

const YEAR = /^(\d{4}) ?年?$/;

/** Forms of a whole date in one field that have one meaning: the year comes first, or the month is
 * a name. */
const WHOLE_DATES = [
  /^(?<year>\d{4}) ?[-/.年] ?(?<month>[^\s\d]+|\d{1,2}) ?[-/.月] ?(?<day>\d{1,2}) ?[日号號]?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2}(?:er|st|nd|rd|th)?)[- ](?<month>[^\s\d,-]+),?[- ](?<year>\d{4})$/,
  /^(?<month>[^\s\d,]+) (?<day>\d{1,2}(?:st|nd|rd|th)?),? ?(?<year>\d{4})$/,
];

/**
 * Return the date in the fields, or the first fault. A whole date may stand in the year's field.
 * @param {DateFields} fields
 * @param {string} [language]  of the page; month names in it are read too
 * @returns {ParsedDate}
 */
export function parseDate(fields, language = "en") {
  const onlyYear = !(fields.month + fields.day).trim();
  const { year, month, day } = (onlyYear && splitWholeDate(fields.year)) || fields;
  const y = matchNumber(year, YEAR);
  if (y === null) return { fault: matchNumber(day, YEAR) === null ? "year" : "order" };
  const m = parseMonth(month, language);
  if (m === null) return { fault: "month" };
  const d = matchNumber(day, /^(\d{1,2})(?:er|st|nd|rd|th| ?[日号號])?$/);
  if (d === null) return { fault: "day" };
  const iso = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
  const time = new Date(`${iso}T00:00:00Z`);
  const real = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso);
  return real ? { iso } : { fault: "real" };
}

/**
 * Return the fields of a date written YYYY-MM-DD.
 * @param {string} iso
 * @returns {DateFields}
 */
export function dateFields(iso) {
  const [year, month, day] = iso.split("-");
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

/** Return the visitor's local date as YYYY-MM-DD. */
export function today() {
  const now = new Date();
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}

/** @param {string} text */
function splitWholeDate(text) {
  const normalized = normalizeDigits(text).replace(/\s+/g, " ");
  const match = WHOLE_DATES.map((form) => form.exec(normalized)).find(Boolean);
  return /** @type {DateFields | undefined} */ (match?.groups);
}

/**
 * Return the month from 1 to 12, or `null`. Three letters are enough if one month begins with them.
 * @param {string} text
 * @param {string} language
 */
function parseMonth(text, language) {
  const number = matchNumber(text, /^(\d{1,2}) ?(?:月份?)?$/);
  if (number !== null) return number >= 1 && number <= 12 ? number : null;
  const word = stripAccents(text).replace(/\.$/, "");
  if (word.length < 2) return null;
  const found = new Set();
  for (const [name, month] of monthNames(language)) {
    if (name === word) return month;
    if (word.length > 2 && name.startsWith(word)) found.add(month);
  }
  return found.size === 1 ? [...found][0] : null;
}

/**
 * @param {string} language
 * @returns {Generator<[string, number], void>}
 */
function* monthNames(language) {
  for (const each of new Set([language, ...MONTH_LANGUAGES])) {
    const long = new Intl.DateTimeFormat(each, { month: "long", timeZone: "UTC" });
    for (let month = 1; month <= 12; month += 1) {
      const name = long.format(new Date(Date.UTC(2001, month - 1, 1)));
      yield [stripAccents(name), month];
    }
  }
}

/** @param {string} text */
function stripAccents(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

/**
 * @param {string} text
 * @param {RegExp} form  whose first group is the number
 */
function matchNumber(text, form) {
  const match = form.exec(normalizeDigits(text));
  return match ? Number(match[1]) : null;
}

/** @param {string} text */
function normalizeDigits(text) {
  return toArabicDigits(text.normalize("NFKC").trim().toLowerCase());
}

/**
 * @param {number} number
 * @param {number} width
 */
function pad(number, width) {
  return String(number).padStart(width, "0");
}
