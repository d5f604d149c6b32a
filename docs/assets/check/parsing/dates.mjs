// Dates from three fields: digits of any width, Chinese figures, and the months' names in the page's
// language and in those that people have about them.

import { toArabicDigits } from "./chinese-numerals.mjs";

const NAMED_IN = new Set([document.documentElement.lang, "en", "fr", "zh"].filter(Boolean));

/** @typedef {{year: string, month: string, day: string}} DateFields */
/** @typedef {{iso: string, fault?: undefined} | {fault: "year" | "month" | "day" | "order" | "real"}} ParsedDate */

const YEAR = /^(\d{4}) ?年?$/;

/** A whole date in the first field, where it can be meant in one way only: the year comes first, or
 * the month is a name. */
const WHOLE = [
  /^(?<year>\d{4}) ?[-/.年] ?(?<month>[^\s\d]+|\d{1,2}) ?[-/.月] ?(?<day>\d{1,2}) ?[日号號]?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2}(?:er|st|nd|rd|th)?)[- ](?<month>[^\s\d,-]+),?[- ](?<year>\d{4})$/,
  /^(?<month>[^\s\d,]+) (?<day>\d{1,2}(?:st|nd|rd|th)?),? ?(?<year>\d{4})$/,
];

/**
 * The date that the fields name, or the first thing wrong with them.
 * @param {DateFields} fields
 * @returns {ParsedDate}
 */
export function parseDate(fields) {
  const { year, month, day } = (fields.month + fields.day).trim() ? fields : wholeOf(fields.year) ?? fields;
  const y = digitsOf(year, YEAR);
  if (y === null) return { fault: digitsOf(day, YEAR) === null ? "year" : "order" };
  const m = monthOf(month);
  if (m === null) return { fault: "month" };
  const d = digitsOf(day, /^(\d{1,2})(?:er|st|nd|rd|th| ?[日号號])?$/);
  if (d === null) return { fault: "day" };
  const iso = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
  const time = new Date(`${iso}T00:00:00Z`);
  const real = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso);
  return real ? { iso } : { fault: "real" };
}

/**
 * The fields of a date written YYYY-MM-DD.
 * @param {string} iso
 * @returns {DateFields}
 */
export function dateFields(iso) {
  const [year, month, day] = iso.split("-");
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

/** Today where the visitor is, as YYYY-MM-DD. */
export function today() {
  const now = new Date();
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}

/**
 * The fields of a whole date in one text.
 * @param {string} text
 */
function wholeOf(text) {
  const plain = plainly(text).replace(/\s+/g, " ");
  const found = WHOLE.map((form) => form.exec(plain)).find(Boolean);
  return /** @type {DateFields | undefined} */ (found?.groups);
}

/** @param {string} text */
function monthOf(text) {
  const number = digitsOf(text, /^(\d{1,2}) ?(?:月份?)?$/);
  if (number !== null) return number >= 1 && number <= 12 ? number : null;
  const word = bare(text).replace(/\.$/, "");
  if (word.length < 2) return null;
  const found = new Set();
  for (const [name, month] of monthNames()) {
    if (name === word) return month;
    if (word.length > 2 && name.startsWith(word)) found.add(month);
  }
  return found.size === 1 ? [...found][0] : null;
}

function* monthNames() {
  for (const language of NAMED_IN) {
    const long = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
    for (let month = 1; month <= 12; month += 1) {
      const name = long.format(new Date(Date.UTC(2001, month - 1, 1)));
      yield /** @type {[string, number]} */ ([bare(name), month]);
    }
  }
}

/** @param {string} text */
function bare(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

/**
 * @param {string} text
 * @param {RegExp} form  with the digits as its first group
 */
function digitsOf(text, form) {
  const found = form.exec(plainly(text));
  return found ? Number(found[1]) : null;
}

/** @param {string} text */
function plainly(text) {
  return toArabicDigits(text.normalize("NFKC").trim().toLowerCase());
}

/**
 * @param {number} number
 * @param {number} width
 */
function pad(number, width) {
  return String(number).padStart(width, "0");
}
