// Whole numbers in Chinese characters, alone or mixed with digits: 十二万, 三万五千, 10万5千.

const DIGITS = new Map([..."零一二三四五六七八九"].map((sign, value) => [sign, value]));
for (const [sign, value] of /** @type {[string, number][]} */ ([["〇", 0], ["两", 2], ["兩", 2]])) {
  DIGITS.set(sign, value);
}

const SMALL = new Map([["十", 10], ["百", 100], ["千", 1000]]);
const LARGE = new Map([["万", 1e4], ["萬", 1e4], ["亿", 1e8], ["億", 1e8]]);

const FIGURES = new RegExp(`[十${[...DIGITS.keys()].join("")}]+`, "g");

/**
 * A text with its Chinese figures in digits, as dates have them: 二〇二四 one by one, 十五 as a number.
 * @param {string} text
 */
export function toArabicDigits(text) {
  return text.replace(FIGURES, (figures) =>
    figures.includes("十")
      ? String(parseChineseNumber(figures) ?? figures)
      : [...figures].map((figure) => DIGITS.get(figure)).join(""),
  );
}

/**
 * The number, or `null` where the text is none, or could be meant in two ways: 三万五 is thirty-five
 * thousand in speech and thirty thousand and five on paper.
 * @param {string} text
 * @returns {number | null}
 */
export function parseChineseNumber(text) {
  const pieces = text.match(/\d+|\D/g) ?? [];
  let [total, section, figure] = [0, 0, /** @type {number | null} */ (null)];
  let [lastLarge, lastSmall, zero] = [Infinity, Infinity, false];
  for (const piece of pieces) {
    const digit = /^\d+$/.test(piece) ? Number(piece) : DIGITS.get(piece);
    const small = SMALL.get(piece);
    const large = LARGE.get(piece);
    if (digit === 0 && figure === null && (section || total)) {
      zero = true;
    } else if (digit !== undefined) {
      if (figure !== null) return null;
      figure = digit;
    } else if (small) {
      if (small >= lastSmall || (figure === null && small !== 10)) return null;
      section += (figure ?? 1) * small;
      [figure, lastSmall, zero] = [null, small, false];
    } else if (large) {
      if (large >= lastLarge || (figure === null && section === 0)) return null;
      total += (section + (figure ?? 0)) * large;
      [section, figure, lastSmall, lastLarge, zero] = [0, null, Infinity, large, false];
    } else return null;
  }
  if (!pieces.length || (zero && figure === null)) return null;
  const afterUnit = Math.min(lastSmall, section ? Infinity : lastLarge);
  const spoken = figure !== null && !zero && afterUnit !== Infinity && afterUnit > 10;
  return spoken ? null : total + section + (figure ?? 0);
}
