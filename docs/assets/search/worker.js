/*
 * The search of the guide: the theme's own worker, with four mends.
 *
 * - Words are found with and without accents: `quebec` finds Québec, and `FÉER` what `feer` does.
 * - An amount is found as people type it: `75000` is 75,000, where no code begins so.
 * - A question in a language without spaces is cut into the words of the index. The theme's way
 *   leaves out the last word of a question, and all that follows a word that it does not know.
 * - Words that every question has (`can I`, 吗) are left out, unless there are no others.
 *
 * Its address ends in a fragment that names the theme's worker and the words to leave out.
 */
"use strict";

const options = new URLSearchParams(self.location.hash.slice(1));
const fillers = new Set(options.get("fillers").split(" "));
const HAN = /\p{Script=Han}+/gu;
const QUERY = 2;

/** Words in Han characters, those of the index and those to leave out; how long the longest is. */
const words = new Set(fillers);
let longest = Math.max(...[...fillers].map((word) => word.length));
/** The numbers of the index. */
const numbers = [];

/** `text` without accents, an amount without its sign. */
function bare(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f$]/g, "").normalize("NFC");
}

/** A number as the index has it: in groups of three, unless it begins a code. */
function grouped(number) {
  if (numbers.some((known) => known.startsWith(number))) return number;
  return number.replace(/\B(?=(?:\d{3})+$)/g, " ");
}

/** The words of the index in `text`, the longest first at each place; what is none is left out. */
function cut(text) {
  const found = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + longest);
    while (end > at && !words.has(text.slice(at, end))) end -= 1;
    if (end > at) found.push(text.slice(at, end));
    at = Math.max(end, at + 1);
  }
  return found.length ? found : [text];
}

/** A question as the index has its words. */
function put(question) {
  const spaced = bare(question)
    .replace(HAN, (run) => ` ${cut(run).join(" ")} `)
    .replace(/(?<![\d.,])\d{4,}(?![\d.,])/g, grouped);
  const all = spaced.split(/\s+/).filter(Boolean);
  const telling = all.filter((word) => {
    const low = word.toLowerCase();
    return !fillers.has(low) && self.lunr.stopWordFilter(low) !== undefined;
  });
  return (telling.length ? telling : all).join(" ");
}

// It hears each message before the theme's worker does.
self.addEventListener("message", (event) => {
  if (!event.isTrusted || event.data.type !== QUERY) return;
  event.stopImmediatePropagation();
  const data = { type: QUERY, data: put(event.data.data) };
  self.dispatchEvent(new MessageEvent("message", { data }));
});

importScripts(`../../javascripts/workers/${options.get("worker")}`);

// Words go through what lunr calls its stemmer when they are put in the index and when they are
// asked for. The theme turns English endings off, so its place is free.
const fold = (token) => token.update(bare);
self.lunr.Pipeline.registerFunction(fold, "fold");
self.lunr.stemmer = fold;

const { build } = self.lunr.Builder.prototype;
self.lunr.Builder.prototype.build = function buildForHan() {
  const index = build.call(this);
  // A word that is being typed is found by its beginning.
  for (const word of Object.keys(index.invertedIndex)) {
    if (/^\d+$/.test(word)) numbers.push(word);
    if (!/^\p{Script=Han}+$/u.test(word)) continue;
    longest = Math.max(longest, word.length);
    for (let end = 1; end <= word.length; end += 1) words.add(word.slice(0, end));
  }
  // The theme asks the index what is a word when it cuts the question, which is done already.
  index.invertedIndex = new Proxy(index.invertedIndex, { has: () => false });
  return index;
};
