// Answers in the address: `#answers=` and the answers' JSON as base64url.

/** @import { Answers } from "./types.mjs" */

const PREFIX = "#answers=";

/**
 * Whether an address fragment claims to hold answers.
 * @param {string} fragment
 */
export function holdsAnswers(fragment) {
  return fragment.startsWith(PREFIX);
}

/**
 * @param {Answers} answers
 * @returns {string}
 */
export function toFragment(answers) {
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return PREFIX + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * The answers of a fragment, or `null` where it does not decode to an object.
 * @param {string} fragment
 * @returns {Answers | null}
 */
export function fromFragment(fragment) {
  try {
    const coded = decodeURIComponent(fragment.slice(PREFIX.length)).replace(/=+$/, "");
    if (!/^[\w-]+$/.test(coded)) return null;
    const binary = atob(coded.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseAnswers(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/**
 * The answers that a JSON text holds, or `null` where it is not an object.
 * @param {string} text
 * @returns {Answers | null}
 */
export function parseAnswers(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
