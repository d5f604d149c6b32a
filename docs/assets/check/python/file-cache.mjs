// Python's files in the browser's cache storage. A file that cannot be stored or read is downloaded
// again, so failures of the storage are not errors.

import { DIGEST_HEADER, runtimeCacheName } from "./cache-storage.mjs";

/**
 * Return the cache, or `null` where the browser refuses storage.
 * @param {string} base  address of the files' folder
 * @returns {Promise<Cache | null>}
 */
export async function openCache(base) {
  if (typeof caches === "undefined") return null;
  return caches.open(runtimeCacheName(base)).catch(() => null);
}

/**
 * Return the cached file if its content has this digest.
 * @param {Cache | null} cache
 * @param {string} address
 * @param {string} sha256
 * @returns {Promise<Response | null>}
 */
export async function readCached(cache, address, sha256) {
  const found = await cache?.match(address).catch(() => null);
  return found && found.headers.get(DIGEST_HEADER) === sha256 ? found : null;
}

/**
 * @param {Cache | null} cache
 * @param {string} address
 * @param {Blob} content
 * @param {string} sha256
 */
export async function writeCached(cache, address, content, sha256) {
  const headers = { "Content-Type": content.type, [DIGEST_HEADER]: sha256 };
  await cache?.put(address, new Response(content, { headers })).catch(() => {});
}

/**
 * Delete the files that the page does not list.
 * @param {Cache | null} cache
 * @param {Set<string>} addresses  of the listed files
 */
export async function evictExcept(cache, addresses) {
  const requests = (await cache?.keys().catch(() => [])) ?? [];
  for (const { url } of requests) {
    if (!addresses.has(url)) await cache?.delete(url).catch(() => {});
  }
}
