// Python's files in the browser's cache storage. A file that cannot be stored or read is downloaded
// again, so failures of the storage are not errors.

import { DIGEST_HEADER, runtimeCacheName } from "./cache-storage.mjs";
import { withTimeLimit } from "./time-limit.mjs";

/** A download is faster than storage that takes longer. */
const READ_TIMEOUT_MS = 2_000;
const WRITE_TIMEOUT_MS = 5_000;

/**
 * Return the cache, or `null` where the browser refuses storage.
 * @param {string} base  address of the files' folder
 * @returns {Promise<Cache | null>}
 */
export function openCache(base) {
  return withTimeLimit(() => caches.open(runtimeCacheName(base)), READ_TIMEOUT_MS, null);
}

/**
 * Return the content of the cached file if it has this digest.
 * @param {Cache | null} cache
 * @param {string} address
 * @param {string} sha256
 * @returns {Promise<ArrayBuffer | null>}
 */
export async function readCached(cache, address, sha256) {
  const read = async () => {
    const found = await cache?.match(address);
    return found?.headers.get(DIGEST_HEADER) === sha256 ? found.arrayBuffer() : null;
  };
  return withTimeLimit(read, READ_TIMEOUT_MS, null);
}

/**
 * @param {Cache | null} cache
 * @param {string} address
 * @param {Blob} content
 * @param {string} sha256
 */
export async function writeCached(cache, address, content, sha256) {
  const headers = { "Content-Type": content.type, [DIGEST_HEADER]: sha256 };
  await withTimeLimit(() => cache?.put(address, new Response(content, { headers })), WRITE_TIMEOUT_MS, undefined);
}

/**
 * Delete the files that the page does not list.
 * @param {Cache | null} cache
 * @param {Set<string>} addresses  of the listed files
 */
export async function evictExcept(cache, addresses) {
  try {
    for (const { url } of (await cache?.keys()) ?? []) {
      if (!addresses.has(url)) await cache?.delete(url);
    }
  } catch {
    // The next visit tries again.
  }
}
