// Whole numbers in Chinese numerals, alone or mixed with digits: 十二万, 三万五千, 10万5千.

const DIGITS = new Map([..."零一二三四五六七八九"].map((character, value) => [character, value]));
for (const [character, value] of /** @type {[string, number][]} */ ([["〇", 0], ["两", 2], ["兩", 2]])) {
  DIGITS.set(character, value);
}

const SMALL_UNITS = new Map([["十", 10], ["百", 100], ["千", 1000]]);
const LARGE_UNITS = new Map([["万", 1e4], ["萬", 1e4], ["亿", 1e8], ["億", 1e8]]);

const NUMERALS = new RegExp(`[十${[...DIGITS.keys()].join("")}]+`, "g");

/**
 * Return a text with the Chinese numerals of a date as digits: 二〇二四 one by one, 十五 as a number.
 * @param {string} text
 */
export function toArabicDigits(text) {
  return text.replace(NUMERALS, (numeral) =>
    numeral.includes("十")
      ? String(parseChineseNumber(numeral) ?? numeral)
      : [...numeral].map((character) => DIGITS.get(character)).join(""),
  );
}

/**
 * Return the number, or `null` if the text is none or is ambiguous: 三万五 is 35,000 in speech and
 * 30,005 in writing.
 * @param {string} text
 * @returns {number | null}
 */
export function parseChineseNumber(text) {
  const tokens = text.match(/\d+|\D/g) ?? [];
  let [total, section, digit] = [0, 0, /** @type {number | null} */ (null)];
  let [lastLarge, lastSmall, zero] = [Infinity, Infinity, false];
  for (const token of tokens) {
    const value = /^\d+$/.test(token) ? Number(token) : DIGITS.get(token);
    const small = SMALL_UNITS.get(token);
    const large = LARGE_UNITS.get(token);
    if (value === 0 && digit === null && (section || total)) {
      zero = true;
    } else if (value !== undefined) {
      if (digit !== null) return null;
      digit = value;
    } else if (small) {
      if (small >= lastSmall || (digit === null && small !== 10)) return null;
      section += (digit ?? 1) * small;
      [digit, lastSmall, zero] = [null, small, false];
    } else if (large) {
      if (large >= lastLarge || (digit === null && section === 0)) return null;
      total += (section + (digit ?? 0)) * large;
      [section, digit, lastSmall, lastLarge, zero] = [0, null, Infinity, large, false];
    } else return null;
  }
  if (!tokens.length || (zero && digit === null)) return null;
  const lastUnit = Math.min(lastSmall, section ? Infinity : lastLarge);
  const ambiguous = digit !== null && !zero && lastUnit !== Infinity && lastUnit > 10;
  return ambiguous ? null : total + section + (digit ?? 0);
}
