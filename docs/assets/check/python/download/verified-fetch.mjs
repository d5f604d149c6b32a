// Loads a text whose address holds a digest of its content, as in assets/0123456789ab/check.json.

import { sha256Hex } from "./cache-storage.mjs";

const DIGEST = /\/assets\/([0-9a-f]{12})\//;

/**
 * Return the text as it was built. What arrives damaged is requested again, past the browser's cache.
 * @param {string} address
 * @returns {Promise<string>}
 */
export async function fetchVerified(address) {
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(address, { cache });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    // A connection may break, and a proxy convert what it takes for another encoding.
    const content = await response.arrayBuffer().catch(() => null);
    if (content && (await hasDigest(content, address))) return new TextDecoder().decode(content);
  }
  throw new Error(`${address}: wrong content`);
}

/**
 * Return whether this is the content that the address names.
 * @param {ArrayBuffer} content
 * @param {string} address
 */
async function hasDigest(content, address) {
  const digest = DIGEST.exec(address)?.[1];
  return !digest || (await sha256Hex(content)).startsWith(digest);
}
