// Finds pages by what people type, in the file that the build writes (publish/search_index.py). Pure.
//
// Words are compared without accents, case and plurals, by their beginnings, and, if nothing fits,
// despite typing errors. Chinese text is compared by pairs of characters, so that a word is found
// within another one, and no dictionary is needed. Traditional characters of a query are simplified.

import { editDistance } from "../check/parsing/edit-distance.mjs";

/**
 * @typedef {[anchor: string, title: string, text: string]} SectionData
 * @typedef {{address: string, title: string, keywords: string[], sections: SectionData[]}} PageData
 *
 * @typedef {Map<string, number>} Counts  of tokens
 * @typedef {{anchor: string, title: string, text: string, heading: string[], counts: Counts, length: number}} Section
 * @typedef {{data: PageData, title: string[], keywords: string[][], sections: Section[], tokens: Set<string>}} IndexedPage
 *
 * @typedef {Map<string, number>} Fitting  tokens of the index that fit a word of a query, and how well, up to 1
 * @typedef {{fitting: Fitting, weight: number}} Term
 * @typedef {{anchor: string, title: string, text: string, score: number}} FoundSection
 * @typedef {{address: string, title: string, score: number, sections: FoundSection[]}} FoundPage
 * @typedef {{text: string, hit: boolean}} Piece  of a text, with what was searched for as pieces of their own
 */

/** How much a word counts in a page's keywords, in its title and in a heading; in the text it counts 1. */
const WEIGHTS = { keywords: 5, title: 4, heading: 2 };
/** How well a word fits that only begins like the query's, or that has an error or two in it. */
const FITS = { beginning: 0.6, oneError: 0.5, twoErrors: 0.4 };
const MIN_LENGTH_ONE_ERROR = 5;
const MIN_LENGTH_TWO_ERRORS = 8;
/** A page must have words that carry this share of what the query means. */
const MIN_COVERAGE = 0.5;
/** What repeated words of a text add levels off, as in the ranking function BM25. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;

const HAN = /\p{Script=Han}+/gu;
const WORDS = /\d+(?:,\d{3})+|[\p{L}\p{M}\p{N}+#]+/gu;
const ASCII = /^[\x20-\x7e]*$/;

/** @param {string} text */
function normalize(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/\b(\d{1,3})[,\s](?=\d{3}\b)/g, "$1");
}

/** Return a word without the ending of an English plural. @param {string} word */
function singular(word) {
  if (!/^[a-z]{4,}$/.test(word) || word.endsWith("ss")) return word;
  return word.replace(/ies$/, "y").replace(/s$/, "");
}

/** @param {string} run  of Chinese characters @returns {string[]} */
function pairs(run) {
  const characters = [...run];
  return characters.length < 2 ? characters : characters.slice(1).map((each, place) => characters[place] + each);
}

/** @param {string} text */
function isHan(text) {
  return /^\p{Script=Han}/u.test(text);
}

/**
 * Return the words of a text as they are compared.
 * @param {string} text
 * @returns {string[]}
 */
function tokensOf(text) {
  /** @type {string[]} */
  const tokens = [];
  for (const word of normalize(text).match(WORDS) ?? []) {
    if (ASCII.test(word)) tokens.push(singular(word));
    else for (const run of runsOf(word)) tokens.push(...(isHan(run) ? pairs(run) : [singular(run)]));
  }
  return tokens;
}

/** Return a word with its Chinese characters apart from the others. @param {string} word */
function runsOf(word) {
  return word.split(/(\p{Script=Han}+)/u).filter(Boolean);
}

export class SearchIndex {
  /**
   * @param {{fillers: string[], simplified?: Record<string, string>, pages: PageData[]}} data
   *   `simplified` has the form in the pages of each traditional Chinese character
   */
  constructor({ fillers, simplified = {}, pages }) {
    this.simplified = simplified;
    this.fillers = [...fillers].sort((a, b) => b.length - a.length);
    this.pages = pages.map(indexPage);
    /** In how many pages a token is. @type {Counts} */
    this.frequencies = new Map();
    for (const { tokens } of this.pages) {
      for (const token of tokens) this.frequencies.set(token, (this.frequencies.get(token) ?? 0) + 1);
    }
    const lengths = this.pages.flatMap(({ sections }) => sections.map(({ length }) => length));
    this.averageLength = sum(lengths, Number) / lengths.length;
    /** The terms of queries. @type {Map<string, Term[]>} */
    this.known = new Map();
  }

  /**
   * Return the pages that fit a query, the best first, each with its best sections first.
   * @param {string} query
   * @returns {FoundPage[]}
   */
  search(query) {
    const terms = this.terms(query);
    const found = this.pages.map((page) => this.scorePage(page, terms));
    return found.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  }

  /**
   * Return a text in pieces, those that fit the query marked.
   * @param {string} text
   * @param {string} query
   * @returns {Piece[]}
   */
  highlight(text, query) {
    const tokens = new Set(this.terms(query).flatMap(({ fitting }) => [...fitting.keys()]));
    /** @type {Piece[]} */
    const pieces = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      pieces.push({ text: text.slice(end, index), hit: false });
      for (const run of runsOf(word)) {
        if (isHan(run)) pieces.push(...highlightHan(run, tokens));
        else pieces.push({ text: run, hit: tokensOf(run).some((token) => tokens.has(token)) });
      }
      end = index + word.length;
    }
    return [...pieces, { text: text.slice(end), hit: false }].filter((piece) => piece.text);
  }

  /**
   * Return the words of a query with what they weigh: rare ones more. Words that do not distinguish
   * pages are left out, unless there are no others; so are pairs of characters that no page has.
   * @param {string} query
   * @returns {Term[]}
   */
  terms(query) {
    const known = this.known.get(query);
    if (known) return known;
    const typed = query.replace(HAN, (run) => [...run].map((each) => this.simplified[each] ?? each).join(""));
    const telling = tokensOf(this.withoutFillers(typed));
    const tokens = new Set(telling.length ? telling : tokensOf(typed));
    const terms = [...tokens]
      .map((token) => ({ token, fitting: this.fitting(token) }))
      .filter(({ token, fitting }) => fitting.size || !isHan(token))
      .map(({ fitting }) => ({ fitting, weight: this.rarity(fitting) }));
    this.known.set(query, terms);
    return terms;
  }

  /** @param {string} query */
  withoutFillers(query) {
    const phrases = this.fillers.filter((each) => isHan(each) && each.length > 1);
    return normalize(query)
      .split(/\s+/)
      .filter((word) => !this.fillers.includes(word))
      .join(" ")
      .replace(HAN, (run) => phrases.reduce((rest, each) => rest.replaceAll(each, " "), run));
  }

  /** Return the tokens of the index that fit a token of a query. @param {string} token @returns {Fitting} */
  fitting(token) {
    const known = [...this.frequencies.keys()];
    const begins = (/** @type {string} */ each) =>
      isHan(token) ? token.length === 1 && each.includes(token) : each.startsWith(token);
    const found = new Map(known.filter(begins).map((each) => [each, FITS.beginning]));
    if (this.frequencies.has(token)) found.set(token, 1);
    if (found.size || token.length < MIN_LENGTH_ONE_ERROR || !/^\p{L}+$/u.test(token)) return found;
    for (const each of known) {
      const errors = Math.abs(each.length - token.length) > 3 ? Infinity : editDistance(token, each);
      if (errors === 1) found.set(each, FITS.oneError);
      if (errors === 2 && token.length >= MIN_LENGTH_TWO_ERRORS) found.set(each, FITS.twoErrors);
    }
    return found;
  }

  /** @param {Fitting} fitting */
  rarity(fitting) {
    const best = Math.max(0, ...fitting.values());
    const counts = [...fitting].map(([token, fit]) => (fit === best ? (this.frequencies.get(token) ?? 0) : 0));
    const pages = Math.max(0, ...counts);
    return Math.log(1 + (this.pages.length - pages + 0.5) / (pages + 0.5));
  }

  /** @param {IndexedPage} page @param {Term[]} terms @returns {FoundPage} */
  scorePage({ data, title, keywords, sections, tokens }, terms) {
    const covered = terms.filter(({ fitting }) => [...fitting.keys()].some((token) => tokens.has(token)));
    const coverage = covered.length && sum(covered, ({ weight }) => weight) / sum(terms, ({ weight }) => weight);
    const found = sections
      .map((section) => ({ ...section, score: scoreSection(section, terms, this.averageLength) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    const score =
      WEIGHTS.title * phraseScore(title, terms) +
      WEIGHTS.keywords * Math.max(0, ...keywords.map((each) => phraseScore(each, terms))) +
      (found[0]?.score ?? 0);
    return {
      address: data.address,
      title: data.title,
      score: coverage < MIN_COVERAGE ? 0 : score * coverage,
      sections: found,
    };
  }
}

/** @param {Section} section @param {Term[]} terms @param {number} averageLength */
function scoreSection({ heading, counts, length }, terms, averageLength) {
  const long = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / averageLength);
  const text = sum(terms, ({ fitting, weight }) => {
    const count = sum([...fitting], ([token, fit]) => fit * (counts.get(token) ?? 0));
    return (weight * count * (1 + SATURATION)) / (count + long);
  });
  return text + WEIGHTS.heading * phraseScore(heading, terms);
}

/**
 * Return how much of a query a phrase has, less where the query has only a part of the phrase.
 * @param {string[]} phrase
 * @param {Term[]} terms
 */
function phraseScore(phrase, terms) {
  const fits = terms.map(({ fitting }) => Math.max(0, ...phrase.map((token) => fitting.get(token) ?? 0)));
  const share = phrase.length ? Math.min(1, sum(fits, Number) / phrase.length) : 0;
  return share * sum(fits, (fit, place) => fit * terms[place].weight);
}

/** @param {PageData} data @returns {IndexedPage} */
function indexPage(data) {
  const title = tokensOf(data.title);
  const keywords = data.keywords.map(tokensOf);
  const sections = data.sections.map(([anchor, name, text]) => {
    const heading = tokensOf(name);
    const words = [...heading, ...tokensOf(text)];
    /** @type {Counts} */
    const counts = new Map();
    for (const token of words) counts.set(token, (counts.get(token) ?? 0) + 1);
    return { anchor, title: name, text, heading, counts, length: words.length };
  });
  const tokens = new Set([...title, ...keywords.flat(), ...sections.flatMap(({ counts }) => [...counts.keys()])]);
  return { data, title, keywords, sections, tokens };
}

/** @param {string} run  of Chinese characters @param {Set<string>} tokens @returns {Piece[]} */
function highlightHan(run, tokens) {
  const characters = [...run];
  const begins = characters.map((each, place) => tokens.has(each) || tokens.has(each + characters[place + 1]));
  return characters.map((text, place) => {
    return { text, hit: begins[place] || tokens.has(characters[place - 1] + text) };
  });
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T, place: number) => number} value
 */
function sum(items, value) {
  return items.reduce((total, item, place) => total + value(item, place), 0);
}
