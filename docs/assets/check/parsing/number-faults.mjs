// Why a text is no number: it names another currency, has words beside the number, or is none at all.

import { parseNumber } from "./numbers.mjs";

/** Dollars of another country: US$, HK $, $US, $100k US; C$, CA$ and CAD$ are Canadian. */
const OTHER_DOLLARS = /\b(?!(?:c|ca|cad|cdn)\$)[a-z]{1,3}\$|\b(?:us|hk|nt|nz|au|sg)\b/;

/** Signs of currencies other than the dollar: €, £, ¥, ₹. */
const OTHER_SIGN = /(?!\$)\p{Sc}/u;

/** Names and usual short forms, in English and French. Codes of ISO 4217 need no list. */
const OTHER_NAME =
  /\b(?:euros?|pounds?|livres?|yuans?|renminbi|rmb|ntd|yen|won|rupees?|roupies?|pesos?|francs?|dirhams?|dinars?|reais|nairas?|(?:american|australian|singapore) dollars?|dollars? (?:am[ée]ricains?|australiens?))\b/;

/** Names in Chinese: 美元, 人民币, 英镑, but neither 加元 and 加币 nor the 万元 of an amount. */
const OTHER_CHINESE_NAME =
  /[^\P{sc=Han}加大零〇一二两兩三四五六七八九十百千万萬亿億](?:元|币|幣|刀|镑|鎊|圆|圓)|美金|卢比|盧比|法郎|比索/u;

const DIGITS = "\\d零〇一二两兩三四五六七八九十百千万萬亿億";
const AMONG_WORDS = RegExp(`^[^${DIGITS}]*([${DIGITS}](?:[,.' ]?[${DIGITS}])*)[^${DIGITS}]*$`);

/**
 * Return why a text that `parseNumber` does not read is no number in a unit.
 * @param {string} text
 * @param {string | null} [unit]  its id
 * @returns {"currency" | "words" | "form"}
 */
export function numberFault(text, unit = null) {
  const typed = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  if (unit?.startsWith("cad") && hasOtherCurrency(typed)) return "currency";
  const [, numeral] = AMONG_WORDS.exec(typed) ?? [];
  return numeral !== undefined && parseNumber(numeral).value !== null ? "words" : "form";
}

/** @param {string} text  in lower case */
function hasOtherCurrency(text) {
  if ([OTHER_DOLLARS, OTHER_SIGN, OTHER_NAME, OTHER_CHINESE_NAME].some((other) => other.test(text))) return true;
  const currencies = new Intl.DisplayNames("en", { type: "currency", fallback: "none" });
  const codes = text.match(/(?<![a-z])[a-z]{3}(?![a-z])/g) ?? [];
  return codes.some((code) => code !== "cad" && currencies.of(code.toUpperCase()) !== undefined);
}
