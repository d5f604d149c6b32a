// Numbers as people write them: 100 000, 100,000, $100,000.50 a year, １０万加元, 十二万, 10w, 75k.

import { parseChineseNumber } from "./chinese-numerals.mjs";

/** Suffixes that multiply the number before them. */
const MULTIPLIERS = new Map([
  ["k", 1e3],
  ["千", 1e3],
  ["万", 1e4],
  ["w", 1e4],
  ["萬", 1e4],
  ["亿", 1e8],
]);

const DOLLARS_BEFORE = /^(?:(?:cad|cdn|ca|c)? ?\$(?: ?(?:cad|cdn|ca))?|cad|cdn|加拿大元|加元|加币|加幣)(?: ?\$)?/;
const DOLLARS_AFTER =
  /(?:\$ ?(?:cad|cdn|can|ca|c)?|cad|cdn|(?:canadian )?dollars?(?: canadiens)?|加拿大元|加元|加币|加幣|元|刀|块|塊)$/;
const HOURS = "(?:h|hrs?|hours?|heures?|个?小时|個?小時|时)";
const EVERY = "(?:/|a |an |per |each |par |每) ?";

/**
 * What people write before and after a number, by its unit, in English, French and Chinese. Another
 * unit is no match: 48 an hour is no pay by the year.
 * @type {Record<string, {before?: RegExp, after?: RegExp}>}
 */
const UNITS = {
  cad_per_year: {
    before: /^(?:每年|一年|年薪)/,
    after: RegExp(`(?:${EVERY}(?:yr|year|annum|an|année|annee|年)|annually|yearly|p\\.?a\\.?|一年)$`),
  },
  cad_per_hour: {
    before: /^(?:每个?小时|每小時|时薪|時薪)/,
    after: RegExp(`(?:${EVERY}${HOURS}|(?:de |/ ?)?l'heure|hourly)$`),
  },
  hours_per_week: {
    before: /^(?:每周|每週|一周|每星期)/,
    after: RegExp(`${HOURS}? ?(?:${EVERY}(?:wk|week|sem\\.?|semaine|周|週|星期)|weekly)?$`),
  },
  months: { after: /(?:months?|mos?\.?|mois|个?月|個月)$/ },
  weeks: { after: /(?:weeks?|wks?|semaines?|周|週|星期)$/ },
  age: { after: /(?:(?:years?|yrs?)(?: old)?|y\.?o\.?|ans|周?岁|周?歲)$/ },
  level: { before: /^(?:level|niveau)/, after: /[级級]$/ },
  feer: { before: /^(?:féer|feer|teer)/ },
};

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d{1,2}$/;
const GROUPED_DECIMAL_COMMA = /^[+-]?\d{1,3}(?:[. ]\d{3})+,\d{1,2}$/;
const GROUPED_BY_POINTS = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
/** The point groups thousands for some readers and separates decimals for others. */
const AMBIGUOUS_POINT = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/**
 * Return the number that a text stands for, `null` if it is none, and `alternative`, a second
 * plausible reading: 100.000 is a hundred or a hundred thousand.
 * @param {string} text
 * @param {string | null} [unit]  its id; the words of this unit may stand with the number
 * @returns {{value: number | null, alternative: number | null}}
 */
export function parseNumber(text, unit = null) {
  const { numeral, multiplier } = splitMultiplier(stripUnit(text, unit));
  const decimal = toDecimal(numeral);
  if (decimal === null) {
    const value = parseChineseNumber(numeral);
    return { value: value === null ? null : value * multiplier, alternative: null };
  }
  const ambiguous = AMBIGUOUS_POINT.test(numeral) && multiplier === 1;
  const alternative = ambiguous ? Number(numeral.replace(".", "")) : null;
  // Rounded because 10.1 * 1e4 is not exactly 101000.
  const value =
    multiplier === 1 ? Number(decimal) : Math.round(Number(decimal) * multiplier * 1e6) / 1e6;
  return { value, alternative };
}

/**
 * Return the text in normal width and lower case, without the words of the unit.
 * @param {string} text
 * @param {string | null} unit
 */
function stripUnit(text, unit) {
  let rest = text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'");
  rest = rest.replace(/\s+/g, " ").replace(/−/g, "-").trim();
  const { before = null, after = null } = (unit && UNITS[unit]) || {};
  const words = unit?.startsWith("cad") ? [before, after, DOLLARS_BEFORE, DOLLARS_AFTER] : [before, after];
  for (const word of words) if (word) rest = rest.replace(word, "").trim();
  return rest;
}

/** @param {string} text */
function splitMultiplier(text) {
  for (const [suffix, multiplier] of MULTIPLIERS) {
    const numeral = text.slice(0, -suffix.length).trim();
    if (text.endsWith(suffix) && toDecimal(numeral) !== null) return { numeral, multiplier };
  }
  return { numeral: text, multiplier: 1 };
}

/**
 * Return a numeral as JavaScript writes it, or `null`.
 * @param {string} numeral
 */
function toDecimal(numeral) {
  if (PLAIN.test(numeral)) return numeral;
  if (GROUPED.test(numeral)) return numeral.replace(/[,' ]/g, "");
  if (DECIMAL_COMMA.test(numeral)) return numeral.replace(",", ".");
  if (GROUPED_DECIMAL_COMMA.test(numeral)) return numeral.replace(/[. ]/g, "").replace(",", ".");
  if (GROUPED_BY_POINTS.test(numeral)) return numeral.replaceAll(".", "");
  return null;
}
