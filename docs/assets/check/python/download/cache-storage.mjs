// Names and digests in the browser's cache storage. The service worker, the self-check and
// "clear storage" share them. Other sites may share our origin, so a name contains the site's path.

import { withTimeLimit } from "./time-limit.mjs";

/** Computing a digest without the browser's help takes less. */
const DIGEST_TIMEOUT_MS = 2_000;

/** Header of a cached response that holds its content's SHA-256. */
export const DIGEST_HEADER = "X-Sha256";

/**
 * Return the prefix of the caches that hold pages: one for each language of a build.
 * @param {string} root  address of the site's folder
 */
export function pagesCachePrefix(root) {
  return `guide pages ${new URL(root).pathname} `;
}

/**
 * Return the name of the cache that holds Python's files.
 * @param {string} base  address of their folder
 */
export function runtimeCacheName(base) {
  return `guide engine ${new URL(base).pathname}`;
}

/**
 * Return the SHA-256 of `content` in hexadecimal digits. Browsers have a function for it on secure
 * connections only, and it may fail.
 * @param {ArrayBuffer} content
 */
export async function sha256Hex(content) {
  const { subtle } = globalThis.crypto ?? {};
  const digest = subtle && (await withTimeLimit(() => subtle.digest("SHA-256", content), DIGEST_TIMEOUT_MS, null));
  return [...new Uint8Array(digest ?? (await computedDigest(content)))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {ArrayBuffer} content */
async function computedDigest(content) {
  // It runs in newer browsers only, so it is not evaluated before it is needed.
  const { sha256 } = await import("@noble/hashes/sha2.js");
  return sha256(new Uint8Array(content));
}
