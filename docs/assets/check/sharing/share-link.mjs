// Answers in a link: `#answers=` and the answers' JSON as base64url, then optionally `&` and the
// provenance.

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
 * Return the answers of a fragment, or `null` if it does not decode to an object.
 * @param {string} fragment
 * @returns {Answers | null}
 */
export function decodeAnswers(fragment) {
  try {
    const encoded = decodeURIComponent(splitFragment(fragment).answers).replace(/=+$/, "");
    if (!/^[\w-]+$/.test(encoded)) return null;
    const binary = atob(encoded.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseAnswers(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/**
 * Return which rules made the link, or `null` if it has no provenance.
 * @param {string} fragment
 * @returns {Provenance | null}
 */
export function provenanceOfFragment(fragment) {
  return provenanceOfLink(splitFragment(fragment).suffix);
}

/** @param {string} fragment */
function splitFragment(fragment) {
  const [answers, ...rest] = fragment.slice(PREFIX.length).split("&");
  return { answers, suffix: rest.join("&") };
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
