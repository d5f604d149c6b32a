// Numbers as people write them: 100 000, 100,000, $100,000.50, １０万, 十二万, 10w, 75k.

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

const CURRENCY = /^(?:c\$|ca\$|cad|\$|加元|加币)|(?:c?a?\$|cad|dollars?|加元|加币|元)$/g;
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
 * @param {string[]} [units]  words allowed before or after the number, such as "months"
 * @returns {{value: number | null, alternative: number | null}}
 */
export function parseNumber(text, units = []) {
  const { numeral, multiplier } = splitMultiplier(stripUnits(text, units));
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
 * Return the text in normal width and lower case, without units and currency.
 * @param {string} text
 * @param {string[]} units
 */
function stripUnits(text, units) {
  let rest = text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'");
  rest = rest.replace(/\s+/g, " ").replace(/−/g, "-").trim();
  for (const unit of units) {
    const word = unit.normalize("NFKC").toLowerCase();
    if (word && rest.endsWith(word)) rest = rest.slice(0, -word.length).trim();
    if (word && rest.startsWith(word)) rest = rest.slice(word.length).trim();
  }
  return rest.replace(CURRENCY, "").trim();
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
