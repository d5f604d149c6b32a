// Answers in a link: `#answers=` and the answers' JSON as base64url, then optionally
// `&programs=<ids>` and the provenance. What chat and mail programs encode is decoded first, and
// what they append is ignored.

/** @import { Answers } from "../types.d.ts" */
/** @import { Provenance } from "./provenance.mjs" */

import { provenanceOfLink } from "./provenance.mjs";

const PREFIX = "#answers=";

/** How often a link may have been encoded, one program after another. */
const DECODING_PASSES = 10;

/** Forms of the characters `&` and `=` in HTML and in JSON. */
const AMPERSANDS = /&(?:amp(?:;|(?=[a-z]))|#0*38;|#x0*26;)|\\u0026/gi;
const EQUALS_SIGNS = /&(?:equals|#0*61|#x0*3d);|\\u003d/gi;

/** What mail programs break long lines with, and the form that they give to the sign of a parameter. */
const SOFT_BREAKS = /=\r?\n/g;
const NAMES = /(answers|programs|rules|outcomes)=(?:3D|\s)+/g;

/** Characters without width. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Line breaks, and the signs that mark quoted lines. */
const BETWEEN_LINES = /[\s>]+/g;

/** Maximum length of answers, as in `rules/io/answers.py`; a full set takes about 2,000 characters. */
export const MAX_LENGTH = 20_000;

/** Characters that editors of some systems put before a text. */
const BYTE_ORDER_MARKS = /^\ufeff+/;

/**
 * Whether an address fragment claims to contain answers.
 * @param {string} fragment
 */
export function hasAnswers(fragment) {
  return /^#answers(?![\w-])/.test(decode(fragment));
}

/**
 * Return the fragment for a link to the answers.
 * @param {Answers} answers
 * @returns {string}
 */
export function encodeAnswers(answers) {
  return PREFIX + encodeBase64url(JSON.stringify(answers));
}

/** @param {string} text */
export function encodeBase64url(text) {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Return the parameter that names the programs of a link.
 * @param {string[]} programs  ids
 */
export function encodePrograms(programs) {
  return `&programs=${programs.join(",")}`;
}

/**
 * Return what a link holds. `text` is the JSON of the answers; `answers` are `null` if it is no
 * object of plain values, `programs` and `provenance` if the link does not name them.
 * @param {string} fragment
 * @returns {{text: string, answers: Answers | null, programs: string[] | null, provenance: Provenance | null}}
 */
export function decodeFragment(fragment) {
  const [encoded, ...parameters] = decode(fragment).slice(PREFIX.length).split("&");
  // What is appended comes last, so that the first value of a name is the link's own.
  const values = Object.fromEntries(parameters.reverse().map((each) => each.split("=")));
  const programs = values.programs === undefined ? null : parsePrograms(values.programs);
  const text = textOf(encoded);
  return { text, answers: parseAnswers(text), programs, provenance: provenanceOfLink(values, programs) };
}

/** Return the JSON of the answers, in one line or in several. @param {string} encoded */
function textOf(encoded) {
  const text = decodeBase64url(encoded);
  if (parseAnswers(text)) return text;
  const joined = decodeBase64url(encoded.replace(BETWEEN_LINES, ""));
  return parseAnswers(joined) ? joined : text;
}

/** @param {string} text */
function parsePrograms(text) {
  const [list] = /^\w*(?:[,，]\s*\w+)*/.exec(text) ?? [""];
  return list.replace(/_+$/, "").split(/[,，]\s*/);
}

/**
 * Return the text in base64url at the beginning of another text, or an empty one.
 * @param {string} text
 */
export function decodeBase64url(text) {
  // JSON ends in no "-" or "_", but Markdown puts them around links.
  const encoded = (/^[\w-]*/.exec(text) ?? [""])[0].replace(/[-_]+$/, "");
  try {
    const binary = atob(encoded.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}

/**
 * Undo what programs do to a link on its way: percent-encoding, character references, and the breaks
 * and signs of mail programs.
 * @param {string} fragment
 */
function decode(fragment) {
  let decoded = fragment;
  for (let pass = 0, before = ""; pass < DECODING_PASSES && decoded !== before; pass += 1) {
    before = decoded;
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, decodeSequence);
    decoded = decoded.replace(AMPERSANDS, "&").replace(EQUALS_SIGNS, "=");
  }
  return decoded.replace(INVISIBLE, "").replace(NAMES, "$1=").replace(SOFT_BREAKS, "");
}

/** @param {string} sequence  percent-encoded */
function decodeSequence(sequence) {
  try {
    return decodeURIComponent(sequence);
  } catch {
    return sequence;
  }
}

/**
 * Return the answers in a JSON text, or `null` if it is not an object of plain values.
 * @param {string} text
 * @returns {Answers | null}
 */
export function parseAnswers(text) {
  if (text.length > MAX_LENGTH) return null;
  try {
    const value = JSON.parse(text.replace(BYTE_ORDER_MARKS, ""));
    if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
    return Object.values(value).every(isPlain) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Whether a value reaches the rules unchanged. JSON can write a number out of range, such as 1e999,
 * which would reach them as `null`, the answer "I do not know".
 * @param {unknown} value
 */
function isPlain(value) {
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((each) => typeof each === "string");
  return value === null || typeof value !== "object";
}
