// Answers in a link: `#answers=` and the answers' JSON as base64url, then optionally
// `&programs=<ids>` and the provenance. What a program of messages appends to a link is ignored.

/** @import { Answers } from "../types.d.ts" */
/** @import { Provenance } from "../results/provenance.mjs" */

import { provenanceOfLink } from "../results/provenance.mjs";

const PREFIX = "#answers=";

/** Maximum length of encoded answers; a full set takes about 2,000 characters. */
export const MAX_LENGTH = 20_000;

/**
 * Whether an address fragment claims to contain answers.
 * @param {string} fragment
 */
export function hasAnswers(fragment) {
  return fragment.startsWith(PREFIX);
}

/**
 * Return the fragment for a link to the answers.
 * @param {Answers} answers
 * @returns {string}
 */
export function encodeAnswers(answers) {
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return PREFIX + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Return the parameter that names the programs of a link.
 * @param {string[]} programs  ids
 */
export function encodePrograms(programs) {
  return `&programs=${programs.join(",")}`;
}

/**
 * Return what a link holds. `answers` are `null` if they do not decode to an object, `programs` and
 * `provenance` if the link does not name them.
 * @param {string} fragment
 * @returns {{answers: Answers | null, programs: string[] | null, provenance: Provenance | null}}
 */
export function decodeFragment(fragment) {
  const [encoded, ...parameters] = fragment.slice(PREFIX.length).replace(/&amp;/g, "&").split("&");
  const values = Object.fromEntries(parameters.map((each) => each.split("=")));
  const programs = values.programs === undefined ? null : parsePrograms(values.programs);
  return { answers: decodeAnswers(encoded), programs, provenance: provenanceOfLink(values, programs) };
}

/** @param {string} text */
function parsePrograms(text) {
  const [list] = decode(text).match(/^[\w,]*/) ?? [""];
  return list.split(",");
}

/**
 * @param {string} text  what stands after `#answers=`
 * @returns {Answers | null}
 */
function decodeAnswers(text) {
  const [, encoded] = /^([\w-]+)=*[^\w\s]*$/.exec(decode(text).trim()) ?? [];
  if (!encoded) return null;
  try {
    const binary = atob(encoded.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseAnswers(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** @param {string} text  with or without percent-encoding */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
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
    const value = JSON.parse(text);
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
  return value === null || typeof value !== "object";
}
