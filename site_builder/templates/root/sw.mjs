// The service worker: stores the guide on the visitor's device, its pages in every language with
// their styles and scripts. Decision 15 has the reasons. The build inserts imports and files, because
// not every browser runs a module as a service worker.

import { DIGEST_HEADER, pagesCachePrefix, sha256Hex } from "../../../docs/assets/check/python/cache-storage.mjs";

/**
 * The build's digest, and the files to store with their SHA-256.
 * @type {{build: string, files: Record<string, string>}}
 */
const SITE = { build: "", files: {} };

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL(".", worker.location.href).href;
const CACHE_PREFIX = pagesCachePrefix(ROOT);
const CACHE = CACHE_PREFIX + SITE.build;
/** How long a page from the site may take before the stored one is shown. */
const PAGE_TIMEOUT_MS = 4_000;
const PARALLEL_DOWNLOADS = 4;
/**
 * Addresses that name their content never change. The self-check itself stores Python's files, but
 * requests here those that the browser loads as modules.
 */
const IMMUTABLE = /^[^/]+\/assets\/[0-9a-f]{12}\/|\.[0-9a-f]{8}\.min\.\w+$|^engine\/.+\.(mjs|json)$/;

worker.addEventListener("install", (event) => event.waitUntil(precache()));

worker.addEventListener("activate", (event) => event.waitUntil(activate()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(ROOT)) return;
  if (request.headers.has("Range")) return;
  const path = decodeURI(address.slice(ROOT.length));
  if (request.mode === "navigate") event.respondWith(respondWithPage(request, path));
  else if (IMMUTABLE.test(path)) event.respondWith(cacheFirst(request, address));
  else if (path in SITE.files) event.respondWith(networkFirst(request, path));
});

/** Store every file, from an earlier build's cache or from the site. A build is stored whole or not. */
async function precache() {
  const cache = await caches.open(CACHE).catch(() => null);
  // The browser refuses storage. Pages come from the site, as without a service worker.
  if (!cache) return;
  const earlier = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  const queue = [...pathsByDigest()];
  const downloadQueue = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await store(cache, earlier, ...next);
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL_DOWNLOADS }, downloadQueue));
  } catch (error) {
    await caches.delete(CACHE);
    // The device is full: the worker installs without files, so that not every page tries again.
    if (!(error instanceof Error && error.name === "QuotaExceededError")) throw error;
  }
}

/** Return the paths of each content: languages share files, which are then downloaded once. */
function pathsByDigest() {
  /** @type {Map<string, string[]>} */
  const paths = new Map();
  for (const [path, digest] of Object.entries(SITE.files)) {
    paths.set(digest, [...(paths.get(digest) ?? []), path]);
  }
  return paths;
}

/**
 * Store the file with this digest under each of its paths.
 * @param {Cache} cache
 * @param {string[]} earlier  names of earlier builds' caches
 * @param {string} digest
 * @param {string[]} paths
 */
async function store(cache, earlier, digest, paths) {
  const found = await findEarlier(earlier, digest, paths[0]);
  const response = found ?? (await fetch(ROOT + paths[0], { cache: "no-cache" }));
  const content = await response.arrayBuffer();
  if (!response.ok || (await sha256Hex(content)) !== digest) throw new Error(`${paths[0]}: wrong content`);
  const headers = { "Content-Type": String(response.headers.get("Content-Type")), [DIGEST_HEADER]: digest };
  for (const path of paths) await cache.put(ROOT + path, new Response(content, { headers }));
}

/**
 * @param {string[]} earlier
 * @param {string} digest
 * @param {string} path
 */
async function findEarlier(earlier, digest, path) {
  for (const cacheName of earlier) {
    const found = await caches.match(ROOT + path, { cacheName });
    if (found?.headers.get(DIGEST_HEADER) === digest) return found;
  }
  return null;
}

/** Delete the caches of earlier builds, which no page uses any more. */
async function activate() {
  const names = await caches.keys().catch(() => []);
  const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * Return the site's page; without an answer, the stored one, which then shows the offline notice.
 * @param {Request} request
 * @param {string} path
 */
async function respondWithPage(request, path) {
  const fresh = fetch(request, { cache: "no-cache" });
  /** @type {Promise<never>} */
  const timeout = new Promise((_, reject) => {
    setTimeout(reject, PAGE_TIMEOUT_MS);
  });
  try {
    const response = await Promise.race([fresh, timeout]);
    if (response.status < 500) return response;
  } catch {
    // The stored page may help.
  }
  return (await storedPage(path)) ?? fresh;
}

/** @param {string} path */
async function storedPage(path) {
  if (`${path}/index.html` in SITE.files) return Response.redirect(`${ROOT}${path}/`);
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const found = await stored(file);
  if (!found) return null;
  const text = (await found.text()).replace("<html", "<html data-from-cache");
  const headers = { "Content-Type": String(found.headers.get("Content-Type")) };
  return new Response(text, { headers });
}

/** @param {string} path */
function stored(path) {
  return caches.match(ROOT + path, { cacheName: CACHE }).catch(() => undefined);
}

/**
 * @param {Request} request
 * @param {string} address
 */
async function cacheFirst(request, address) {
  return (await caches.match(address).catch(() => undefined)) ?? fetch(request);
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function networkFirst(request, path) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await stored(path);
    if (found) return found;
    throw error;
  }
}
