// Files of the engine that this device keeps. What can not be kept, or not be read, is no fault:
// it is only fetched again.

/** Says what is in a kept file, so that an address whose content changed is not mixed up. */
const DIGEST = "X-Sha256";

/** @param {string} base  address of the engine's folder; other sites may share our origin */
export function openCache(base) {
  if (typeof caches === "undefined") return Promise.resolve(null);
  return caches.open(`guide engine ${new URL(base).pathname}`).catch(() => null);
}

/**
 * @param {Cache | null} kept
 * @param {string} address
 * @param {string} sha256
 * @returns {Promise<Response | null>}
 */
export async function readCached(kept, address, sha256) {
  const found = await kept?.match(address).catch(() => null);
  return found && found.headers.get(DIGEST) === sha256 ? found : null;
}

/**
 * @param {Cache | null} kept
 * @param {string} address
 * @param {Blob} content
 * @param {string} sha256
 */
export async function writeCached(kept, address, content, sha256) {
  const headers = { "Content-Type": content.type, [DIGEST]: sha256 };
  await kept?.put(address, new Response(content, { headers })).catch(() => {});
}

/**
 * Lets go of what the page does not name.
 * @param {Cache | null} kept
 * @param {Set<string>} addresses
 */
export async function evictExcept(kept, addresses) {
  for (const { url } of (await kept?.keys().catch(() => [])) ?? []) {
    if (!addresses.has(url)) await kept?.delete(url).catch(() => {});
  }
}
