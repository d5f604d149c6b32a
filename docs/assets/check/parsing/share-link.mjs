// Answers in a link: `#answers=` and the answers' JSON as base64url, then optionally
// `&programs=<ids>` and the provenance. What chat and mail programs encode is decoded first, and
// what they append is ignored.

/** @import { Answers } from "../types.d.ts" */
/** @import { Provenance } from "./provenance.mjs" */

import { provenanceOfLink } from "./provenance.mjs";

const PREFIX = "#answers=";

/** How often a link may have been percent-encoded, one program after another. */
const DECODING_PASSES = 3;

/** What mail programs break long lines with, and characters without width. */
const BREAKS = /=?\r?\n|[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Maximum length of answers, as in `rules/io/answers.py`; a full set takes about 2,000 characters. */
export const MAX_LENGTH = 20_000;

/** Characters that editors of some systems put before a text. */
const BYTE_ORDER_MARKS = /^\ufeff+/;

/**
 * Whether an address fragment claims to contain answers.
 * @param {string} fragment
 */
export function hasAnswers(fragment) {
  return decode(fragment).startsWith(PREFIX);
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
  const values = Object.fromEntries(parameters.map((each) => each.split("=")));
  const programs = values.programs === undefined ? null : parsePrograms(values.programs);
  const text = decodeBase64url(encoded);
  return { text, answers: parseAnswers(text), programs, provenance: provenanceOfLink(values, programs) };
}

/** @param {string} text */
function parsePrograms(text) {
  const [list] = /^[\w,]*/.exec(text) ?? [""];
  return list.replace(/_+$/, "").split(",");
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
 * Undo what programs do to a link on its way: percent-encoding, character references
 * and line breaks.
 * @param {string} fragment
 */
function decode(fragment) {
  let decoded = fragment;
  for (let pass = 0; pass < DECODING_PASSES; pass += 1) {
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, decodeSequence);
  }
  return decoded.replace(/&(?:amp|#38|#x26);/gi, "&").replace(/&(?:#61|#x3d|equals);/gi, "=").replace(BREAKS, "");
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
