// Finds occupations by code, title or job title, in any of the languages of the data. Pure.

/** @import { Occupation } from "../types.d.ts" */

import { editDistance } from "../parsing/edit-distance.mjs";
import { normalizeText } from "../parsing/normalize-text.mjs";

/**
 * @typedef {object} Entry  a text by which an occupation can be found
 * @property {string} text
 * @property {string} language
 * @property {boolean} title  of the occupation itself, else of a job
 * @property {boolean} certain  whether the classification places it here, and not the guide
 * @property {string[]} words  and neighboring words as one
 * @property {string} han  its Chinese characters
 *
 * @typedef {object} Match
 * @property {Occupation} occupation
 * @property {Entry | null} entry  what fits best, `null` for the code
 *
 * @typedef {object} Found
 * @property {"every" | "near" | "some" | "none"} fit
 *   every: all words fit; near: but for typing errors; some: a part of the words fits
 * @property {Match[]} matches  the best first
 */

/** Words of a search that do not distinguish occupations. */
const FILLERS = new Set([
  ..."a an and at de des du et for i in la le les noc cnp of or code the".split(" "),
  ..."senior junior lead intern sr jr".split(" "),
]);

/** Titles and code prefixes that do not belong to a Chinese occupation's name. */
const HAN_FILLERS = /^(?:我是|高级|资深|初级|职业|代码|一名|的)|(?:职业|代码|工作)$/gu;

/** Length from which a word fits despite one typing error, and despite two. */
const MIN_LENGTH_ONE_EDIT = 5;
const MIN_LENGTH_TWO_EDITS = 9;

const HAN = /\p{Script=Han}+/gu;
const WORD = /[\p{L}\p{N}+#]+/gu;

export class OccupationIndex {
  /** @param {Occupation[]} occupations @param {string} language  of the page, preferred in ties */
  constructor(occupations, language) {
    this.language = language;
    this.items = occupations.map((occupation) => ({ occupation, entries: entriesOf(occupation) }));
  }

  /**
   * Return the occupations that fit a text.
   * @param {string} text
   * @returns {Found}
   */
  search(text) {
    const terms = termsOf(text);
    if (!terms.length) return { fit: "none", matches: [] };
    for (const alternative of alternatives(terms)) {
      const matches = this.everyTerm(alternative, rankOf);
      if (matches.length) return { fit: "every", matches };
    }
    const near = this.everyTerm(terms, nearRankOf);
    if (near.length) return { fit: "near", matches: near };
    const some = this.someTerms(terms);
    return { fit: some.length ? "some" : "none", matches: some };
  }

  /**
   * @param {string[]} terms
   * @param {(entry: Entry, terms: string[]) => number} rank
   * @returns {Match[]}
   */
  everyTerm(terms, rank) {
    const [only] = terms;
    /** @type {(Match & {rank: number})[]} */
    const found = [];
    for (const { occupation, entries } of this.items) {
      if (terms.length === 1 && isCode(only)) {
        if (occupation.code.startsWith(only)) found.push({ occupation, entry: null, rank: 0 });
        continue;
      }
      const ranked = entries.map((entry) => ({ entry, rank: this.prefer(entry, rank(entry, terms)) }));
      const best = ranked.reduce((a, b) => (b.rank < a.rank ? b : a));
      if (best.rank < Infinity) found.push({ occupation, ...best });
    }
    return found.sort((a, b) => a.rank - b.rank).map(({ occupation, entry }) => ({ occupation, entry }));
  }

  /** @param {Entry} entry @param {number} rank */
  prefer(entry, rank) {
    return rank + Number(!entry.certain) * 0.5 + Number(entry.language !== this.language) * 1.5;
  }

  /**
   * Return the occupations that share the most distinctive words with the search.
   * @param {string[]} terms
   * @returns {Match[]}
   */
  someTerms(terms) {
    const pieces = [...new Set(terms.flatMap(piecesOf))];
    const weights = pieces.map((piece) => {
      const fitting = this.items.filter(({ entries }) => entries.some((entry) => fits(entry, piece))).length;
      return fitting ? Math.log(1 + this.items.length / fitting) : 0;
    });
    const found = this.items.map(({ occupation, entries }) => {
      const scored = entries.map((entry) => ({
        entry,
        score: pieces.reduce((sum, piece, place) => sum + (fits(entry, piece) ? weights[place] : 0), 0),
      }));
      return { occupation, ...scored.reduce((a, b) => (b.score > a.score ? b : a)) };
    });
    const highest = Math.max(...found.map(({ score }) => score));
    const best = highest > 0 ? found.filter(({ score }) => score >= highest * 0.9) : [];
    return best.map(({ occupation, entry }) => ({ occupation, entry }));
  }
}

/** @param {Occupation} occupation @returns {Entry[]} */
function entriesOf({ titles, jobs }) {
  return [
    ...Object.entries(titles).map(([language, text]) => entryOf(text, language, true, true)),
    ...Object.entries(jobs).flatMap(([language, texts]) =>
      texts.map((text) => entryOf(text.replace(/\?$/, ""), language, false, !text.endsWith("?"))),
    ),
  ];
}

/**
 * @param {string} text @param {string} language @param {boolean} title @param {boolean} certain
 * @returns {Entry}
 */
function entryOf(text, language, title, certain) {
  const normal = normalizeText(text);
  const words = wordsOf(normal);
  const pairs = words.slice(1).map((word, place) => words[place] + word);
  return { text, language, title, certain, words: [...words, ...pairs], han: (normal.match(HAN) ?? []).join(" ") };
}

/** @param {string} normal  text in the normal form @returns {string[]} words that are not Chinese */
function wordsOf(normal) {
  return normal.replace(HAN, " ").match(WORD) ?? [];
}

/** Return the words of a search, and each run of Chinese characters. @param {string} text */
function termsOf(text) {
  const normal = normalizeText(text);
  const han = (normal.match(HAN) ?? []).map((run) => run.replace(HAN_FILLERS, "") || run);
  const words = wordsOf(normal);
  const telling = words.filter((word) => !FILLERS.has(word));
  return [...(telling.length || han.length ? telling : words), ...han];
}

/** Return the terms, and the terms with two neighbors written as one word. @param {string[]} terms */
function alternatives(terms) {
  const joined = terms
    .slice(1)
    .map((term, place) => [...terms.slice(0, place), terms[place] + term, ...terms.slice(place + 2)]);
  return [terms, ...joined];
}

/** @param {string} term */
function isCode(term) {
  return /^\d{2,}$/.test(term);
}

/** @param {string} term */
function isHan(term) {
  return /^\p{Script=Han}/u.test(term);
}

/** Return how well an entry fits all terms; a lower rank is better. @param {Entry} entry @param {string[]} terms */
function rankOf(entry, terms) {
  const costs = terms.map((term) => (isHan(term) ? hanCost(entry.han, term) : wordCost(entry.words, term)));
  const begins = isHan(terms[0]) ? entry.han.startsWith(terms[0]) : startsWithTerm(entry.words[0] ?? "", terms[0]);
  return Math.max(...costs) + (entry.title ? 0 : 0.25) + (begins ? 0 : 1);
}

/** As `rankOf`, with words that have typing errors. @param {Entry} entry @param {string[]} terms */
function nearRankOf(entry, terms) {
  const costs = terms.map((term) => {
    if (isHan(term)) return hanCost(entry.han, term);
    return Math.min(wordCost(entry.words, term), ...entry.words.map((word) => typingErrors(term, word)));
  });
  return costs.reduce((sum, cost) => sum + cost, entry.title ? 0 : 0.25);
}

/** 0 for a whole word, 1.5 for the beginning of one. @param {string[]} words @param {string} term */
function wordCost(words, term) {
  if (words.includes(term)) return 0;
  return words.some((word) => startsWithTerm(word, term)) ? 1.5 : Infinity;
}

/** Return whether a word begins with the term, or with its singular. @param {string} word @param {string} term */
function startsWithTerm(word, term) {
  return word.startsWith(term) || (term.length > 3 && term.endsWith("s") && word === term.slice(0, -1));
}

/** @param {string} term @param {string} word */
function typingErrors(term, word) {
  const most = term.length < MIN_LENGTH_ONE_EDIT ? 0 : term.length < MIN_LENGTH_TWO_EDITS ? 1 : 2;
  const alike = word[0] === term[0] && Math.abs(word.length - term.length) <= most;
  if (!most || !alike) return Infinity;
  const errors = editDistance(term, word);
  return errors <= most ? 1 + errors : Infinity;
}

/** 0 where the characters stand together, 2 where they do in pieces of two or more. @param {string} han @param {string} term */
function hanCost(han, term) {
  if (han.includes(term)) return 0;
  /** Whether the first characters can be cut into pieces that the text contains. */
  const cut = [true];
  for (let end = 1; end <= term.length; end += 1) {
    cut[end] = cut.slice(0, end - 1).some((possible, start) => possible && han.includes(term.slice(start, end)));
  }
  return cut[term.length] ? 2 : Infinity;
}

/** Return a term itself, or the pairs of a run of Chinese characters. @param {string} term */
function piecesOf(term) {
  if (!isHan(term) || term.length < 3) return [term];
  return Array.from({ length: term.length - 1 }, (_, start) => term.slice(start, start + 2));
}

/** @param {Entry} entry @param {string} piece */
function fits(entry, piece) {
  return isHan(piece) ? entry.han.includes(piece) : wordCost(entry.words, piece) < Infinity;
}
