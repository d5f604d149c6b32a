// Numbers as people write them: 100 000, 100,000, $100,000.50, １０万, 十二万, 10w, 75k.

import { parseChineseNumber } from "./chinese-numerals.mjs";

/** What multiplies the figure before it. */
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
const FRENCH = /^[+-]?\d{1,3}(?:[. ]\d{3})+,\d{1,2}$/;
const GROUPED_BY_POINTS = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
/** Thousands to one reader, thousandths to another. */
const ONE_POINT = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/**
 * The number, and `other`, as which it may be meant just as well: 100.000 is a hundred or a
 * hundred thousand.
 * @param {string} text
 * @param {string[]} [units]
 * @returns {{value: number | null, other: number | null}}
 */
export function parseNumber(text, units = []) {
  const { rest, times } = bare(text, units);
  const digits = plainDigits(rest);
  if (digits === null) {
    const value = parseChineseNumber(rest);
    return { value: value === null ? null : value * times, other: null };
  }
  const other = ONE_POINT.test(rest) && times === 1 ? Number(rest.replace(".", "")) : null;
  // Rounded, so that 10.1 ten-thousands are 101000 and not a hair more.
  const value = times === 1 ? Number(digits) : Math.round(Number(digits) * times * 1e6) / 1e6;
  return { value, other };
}

/**
 * The figure without unit, currency and multiplier.
 * @param {string} text
 * @param {string[]} units
 */
function bare(text, units) {
  let rest = text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'");
  rest = rest.replace(/\s+/g, " ").replace(/−/g, "-").trim();
  for (const unit of units) {
    const word = unit.normalize("NFKC").toLowerCase();
    if (word && rest.endsWith(word)) rest = rest.slice(0, -word.length).trim();
    if (word && rest.startsWith(word)) rest = rest.slice(word.length).trim();
  }
  rest = rest.replace(CURRENCY, "").trim();
  for (const [sign, times] of MULTIPLIERS) {
    const before = rest.slice(0, -sign.length).trim();
    if (rest.endsWith(sign) && plainDigits(before) !== null) return { rest: before, times };
  }
  return { rest, times: 1 };
}

/** @param {string} text */
function plainDigits(text) {
  if (PLAIN.test(text)) return text;
  if (GROUPED.test(text)) return text.replace(/[,' ]/g, "");
  if (DECIMAL_COMMA.test(text)) return text.replace(",", ".");
  if (FRENCH.test(text)) return text.replace(/[. ]/g, "").replace(",", ".");
  if (GROUPED_BY_POINTS.test(text)) return text.replaceAll(".", "");
  return null;
}
