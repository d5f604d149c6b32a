// Answers in the address: `#answers=` and the answers' JSON as base64url; after them, at an `&`,
// which rules made the link.

/** @import { Answers } from "../types.mjs" */
/** @import { Provenance } from "../results/provenance.mjs" */

import { provenanceOfLink } from "../results/provenance.mjs";

const PREFIX = "#answers=";

/** What is longer holds more than answers: all of them together take a tenth of it. */
export const LONGEST = 20_000;

/**
 * Whether an address fragment claims to hold answers.
 * @param {string} fragment
 */
export function hasAnswers(fragment) {
  return fragment.startsWith(PREFIX);
}

/**
 * @param {Answers} answers
 * @returns {string}
 */
export function encodeAnswers(answers) {
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return PREFIX + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * The answers of a fragment, or `null` where it does not decode to an object.
 * @param {string} fragment
 * @returns {Answers | null}
 */
export function decodeAnswers(fragment) {
  try {
    const coded = decodeURIComponent(partsOf(fragment).answers).replace(/=+$/, "");
    if (!/^[\w-]+$/.test(coded)) return null;
    const binary = atob(coded.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseAnswers(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/**
 * Which rules made the link, where it says so.
 * @param {string} fragment
 * @returns {Provenance | null}
 */
export function provenanceOfFragment(fragment) {
  return provenanceOfLink(partsOf(fragment).end);
}

/** @param {string} fragment */
function partsOf(fragment) {
  const [answers, ...end] = fragment.slice(PREFIX.length).split("&");
  return { answers, end: end.join("&") };
}

/**
 * The answers that a JSON text holds, or `null` where it is no object of plain values.
 * @param {string} text
 * @returns {Answers | null}
 */
export function parseAnswers(text) {
  if (text.length > LONGEST) return null;
  try {
    const value = JSON.parse(text);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
    return Object.values(value).every(isPlain) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Whether it goes on to the rules as it was read. A number past all bounds, which JSON can write,
 * would go on as one that is not known.
 * @param {unknown} value
 */
function isPlain(value) {
  if (typeof value === "number") return Number.isFinite(value);
  return value === null || typeof value !== "object";
}
