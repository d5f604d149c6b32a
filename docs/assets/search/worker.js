/*
 * The guide's search: the theme's own worker with four changes.
 *
 * - Accents do not matter: `quebec` finds Québec, and `FÉER` finds what `feer` finds.
 * - Amounts are found as people type them: `75000` finds 75,000, unless a code begins with it.
 * - Queries in a language without spaces are split into words of the index. The theme's own way drops
 *   the last word, and everything after an unknown word.
 * - Words that every question has (`can I`, 吗) are dropped, unless the query has no others.
 *
 * The fragment of the worker's address names the theme's worker and the words to drop.
 */
"use strict";

/**
 * The parts of lunr that are used here.
 * @typedef {{update(change: (text: string) => string): Token}} Token
 * @typedef {{invertedIndex: Record<string, unknown>}} Index
 * @typedef {object} Lunr
 * @property {(word: string) => string | undefined} stopWordFilter
 * @property {{registerFunction(filter: Function, name: string): void}} Pipeline
 * @property {(token: Token) => Token} stemmer
 * @property {{prototype: {build(): Index}}} Builder
 */

const options = new URLSearchParams(self.location.hash.slice(1));
const fillers = new Set(String(options.get("fillers")).split(" "));
const HAN = /\p{Script=Han}+/gu;
/** The type of the theme's message with a query. */
const QUERY = 2;

/** Chinese words of the index and those to drop, and the length of the longest. */
const words = new Set(fillers);
let maxLength = Math.max(...[...fillers].map((word) => word.length));
/** The numbers of the index. @type {string[]} */
const numbers = [];

/** The theme's worker adds it. A function named `lunr` would be a property of `self` itself. */
function themeLunr() {
  return /** @type {{lunr: Lunr}} */ (/** @type {unknown} */ (self)).lunr;
}

/**
 * Return `text` without accents and dollar signs.
 * @param {string} text
 */
function normalize(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f$]/g, "").normalize("NFC");
}

/**
 * Return a number in groups of three, as the index has it, unless a code begins with it.
 * @param {string} number
 */
function groupDigits(number) {
  if (numbers.some((known) => known.startsWith(number))) return number;
  return number.replace(/\B(?=(?:\d{3})+$)/g, " ");
}

/**
 * Return the words of the index in a Chinese text, at each place the longest; all of it if none.
 * @param {string} text
 */
function segment(text) {
  const found = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + maxLength);
    while (end > start && !words.has(text.slice(start, end))) end -= 1;
    if (end > start) found.push(text.slice(start, end));
    start = Math.max(end, start + 1);
  }
  return found.length ? found : [text];
}

/**
 * Return a query in words as the index has them.
 * @param {string} query
 */
function rewriteQuery(query) {
  const spaced = normalize(query)
    .replace(HAN, (run) => ` ${segment(run).join(" ")} `)
    .replace(/(?<![\d.,])\d{4,}(?![\d.,])/g, groupDigits);
  const all = spaced.split(/\s+/).filter(Boolean);
  const significant = all.filter((word) => {
    const lower = word.toLowerCase();
    return !fillers.has(lower) && themeLunr().stopWordFilter(lower) !== undefined;
  });
  return (significant.length ? significant : all).join(" ");
}

/**
 * Pass a rewritten query to the theme's worker, whose listener comes later.
 * @param {MessageEvent<{type: number, data: string}>} event
 */
function onMessage(event) {
  if (!event.isTrusted || event.data.type !== QUERY) return;
  event.stopImmediatePropagation();
  const data = { type: QUERY, data: rewriteQuery(event.data.data) };
  self.dispatchEvent(new MessageEvent("message", { data }));
}
self.addEventListener("message", /** @type {EventListener} */ (onMessage));

importScripts(`../../javascripts/workers/${options.get("worker")}`);

/**
 * The theme turns English stemming off. Its place in lunr's pipeline, for the index and for queries,
 * is free for the normalization.
 * @param {Token} token
 */
function normalizeToken(token) {
  return token.update(normalize);
}
themeLunr().Pipeline.registerFunction(normalizeToken, "fold");
themeLunr().stemmer = normalizeToken;

const { build } = themeLunr().Builder.prototype;
themeLunr().Builder.prototype.build = function buildWithChineseWords() {
  const index = build.call(this);
  for (const word of Object.keys(index.invertedIndex)) {
    if (/^\d+$/.test(word)) numbers.push(word);
    if (!/^\p{Script=Han}+$/u.test(word)) continue;
    maxLength = Math.max(maxLength, word.length);
    // Its beginnings too: a word is found while it is being typed.
    for (let end = 1; end <= word.length; end += 1) words.add(word.slice(0, end));
  }
  // The query is split already; the theme, which asks the index for words, must not split it again.
  index.invertedIndex = new Proxy(index.invertedIndex, { has: () => false });
  return index;
};
