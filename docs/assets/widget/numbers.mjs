// Numbers as people write them: 100 000, 100,000, $100,000.50, １０万, 75k.

/** What multiplies the figure before it. */
const MULTIPLIERS = new Map([
  ["k", 1e3],
  ["千", 1e3],
  ["万", 1e4],
  ["萬", 1e4],
  ["亿", 1e8],
]);

const CURRENCY = /^(?:c\$|ca\$|cad|\$|加元|加币)|(?:\$|cad|加元|加币|元)$/g;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d{1,2}$/;
const FRENCH = /^[+-]?\d{1,3}(?:[. ]\d{3})+,\d{1,2}$/;

/**
 * The number that a text stands for, or `null` where it stands for none.
 * @param {string} text
 * @param {string[]} [units]  words that may follow the figure, such as "months"
 * @returns {number | null}
 */
export function parseNumber(text, units = []) {
  let rest = text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'");
  rest = rest.replace(/\s+/g, " ").replace(/−/g, "-").trim();
  for (const unit of units) {
    const word = unit.normalize("NFKC").toLowerCase();
    if (word && rest.endsWith(word)) rest = rest.slice(0, -word.length).trim();
  }
  rest = rest.replace(CURRENCY, "").trim();
  let times = 1;
  for (const [sign, factor] of MULTIPLIERS) {
    if (rest.endsWith(sign)) {
      times = factor;
      rest = rest.slice(0, -sign.length).trim();
      break;
    }
  }
  const digits = plainDigits(rest);
  if (digits === null) return null;
  // Rounded, so that 10.1 ten-thousands are 101000 and not a hair more.
  return times === 1 ? Number(digits) : Math.round(Number(digits) * times * 1e6) / 1e6;
}

/** @param {string} text */
function plainDigits(text) {
  if (PLAIN.test(text)) return text;
  if (GROUPED.test(text)) return text.replace(/[,' ]/g, "");
  if (DECIMAL_COMMA.test(text)) return text.replace(",", ".");
  if (FRENCH.test(text)) return text.replace(/[. ]/g, "").replace(",", ".");
  return null;
}
