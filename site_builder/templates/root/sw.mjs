// The service worker: stores the guide on the visitor's device, in the languages that the visitor
// reads. Decision 15 has the reasons. The build bundles it and inserts the packs.

import { pagesCachePrefix, sha256Hex } from "../../../docs/assets/check/python/download/cache-storage.mjs";
import { withTimeLimit } from "../../../docs/assets/check/python/download/time-limit.mjs";

/**
 * By language folder, the file with all that is stored of the language, its SHA-256, and how many
 * bytes it has unpacked. Pages come last in a pack: each finds its styles and scripts stored.
 * @type {Record<string, {file: string, sha256: string, bytes: number}>}
 */
const PACKS = {};

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL(".", worker.location.href).href;
const CACHE_PREFIX = pagesCachePrefix(ROOT);
/** How long a page from the site may take before the stored one is shown. */
const PAGE_TIMEOUT_MS = 4_000;
/** How long a request waits for storage, which hangs on some devices. */
const STORAGE_TIMEOUT_MS = 2_000;
/** What the site answers where it has no page. */
const GONE = [404, 410];
/**
 * Addresses that name their content never change. The self-check itself stores Python's files, but
 * requests here those that the browser loads as modules.
 */
const IMMUTABLE = /^[^/]+\/assets\/[0-9a-f]{12}\/|\.[0-9a-f]{8}\.min\.\w+$|^engine\/.+\.(mjs|json)$/;

/** @type {Map<string, Promise<void>>} */
const running = new Map();

// The policy of the pages does not bind a service worker: it gives up what reaches other origins.
const { fetch: fetchAny } = worker;
worker.fetch = async (input, init) => {
  const { origin } = new URL(input instanceof Request ? input.url : input, ROOT);
  if (origin !== worker.location.origin) throw new TypeError(`${origin} is another origin`);
  return fetchAny(input, init);
};
for (const name of ["EventSource", "WebSocket", "WebTransport", "importScripts"]) {
  Object.defineProperty(worker, name, { value: undefined });
}

worker.addEventListener("message", (event) => {
  const folder = String(event.data?.store);
  if (!Object.hasOwn(PACKS, folder)) return;
  if (!running.has(folder)) running.set(folder, store(folder).finally(() => running.delete(folder)));
  event.waitUntil(/** @type {Promise<void>} */ (running.get(folder)));
});

worker.addEventListener("activate", (event) => event.waitUntil(activate()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(ROOT)) return;
  if (request.headers.has("Range")) return;
  const path = decodeURI(address.slice(ROOT.length));
  if (request.mode === "navigate") event.respondWith(respondWithPage(request, path));
  else if (IMMUTABLE.test(path)) event.respondWith(cacheFirst(request, address));
  else if (Object.hasOwn(PACKS, folderOf(path))) event.respondWith(networkFirst(request, path));
});

/** @param {string} path */
function folderOf(path) {
  return path.split("/")[0];
}

/** @param {string} folder */
function cacheName(folder) {
  return `${CACHE_PREFIX}${folder} ${PACKS[folder].sha256.slice(0, 12)}`;
}

/** Return the names of all caches of pages, the newest first. */
async function cacheNames() {
  const names = await withTimeLimit(() => caches.keys(), STORAGE_TIMEOUT_MS, []);
  const current = new Set(Object.keys(PACKS).map(cacheName));
  return names
    .filter((name) => name.startsWith(CACHE_PREFIX))
    .sort((one, other) => Number(current.has(other)) - Number(current.has(one)));
}

/**
 * Store a language, unless it is stored already. A language is stored whole or not at all.
 * @param {string} folder
 */
async function store(folder) {
  const { file, bytes } = PACKS[folder];
  try {
    if (await isStored(folder)) return;
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < 2 * bytes) return;
    const entries = await download(folder);
    const cache = await caches.open(cacheName(folder));
    for (const [path, type, content] of entries) {
      await cache.put(ROOT + path, new Response(content, { headers: { "Content-Type": type } }));
    }
    await cache.put(ROOT + file, new Response());
  } catch {
    // Storage is refused or full, or the site has another build by now: the next page tries again.
    await caches.delete(cacheName(folder)).catch(() => {});
    return;
  }
  // A worker that waits leaves the earlier build to the one that serves the open pages.
  if (!worker.registration.waiting && !worker.registration.installing) await deleteEarlier();
}

/** @param {string} folder */
async function isStored(folder) {
  return (await caches.match(ROOT + PACKS[folder].file, { cacheName: cacheName(folder) })) !== undefined;
}

/**
 * Return the path, media type and content of each file in a language's pack: gzip, and in it one line
 * of JSON, then the files.
 * @param {string} folder
 * @returns {Promise<[string, string, Blob][]>}
 */
async function download(folder) {
  const { file, sha256 } = PACKS[folder];
  const response = await fetch(ROOT + file);
  const packed = await response.arrayBuffer();
  if (!response.ok || (await sha256Hex(packed)) !== sha256) throw new Error(`${file}: wrong content`);
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const content = await new Response(unpacked).blob();
  const bytes = new Uint8Array(await content.arrayBuffer());
  let start = bytes.indexOf(10) + 1;
  /** @type {[string, string, number][]} */
  const files = JSON.parse(await content.slice(0, start).text());
  return files.map(([path, type, size]) => {
    start += size;
    return [path, type, content.slice(start - size, start)];
  });
}

/** Earlier builds go when no page uses them any more. Until it ends, every page waits. */
async function activate() {
  await withTimeLimit(deleteEarlier, STORAGE_TIMEOUT_MS, undefined);
  await worker.clients.claim();
}

/** Delete what earlier builds stored of each language that is stored; the others may help still. */
async function deleteEarlier() {
  const current = new Set(Object.keys(PACKS).map(cacheName));
  for (const name of await cacheNames()) {
    if (current.has(name)) continue;
    const folder = folderOf(name.slice(CACHE_PREFIX.length).replace(" ", "/"));
    if (!Object.hasOwn(PACKS, folder) || (await isStored(folder))) await caches.delete(name);
  }
}

/**
 * Return the site's page; without a usable answer, the stored one, which then shows the offline notice.
 * @param {Request} request
 * @param {string} path
 */
async function respondWithPage(request, path) {
  const fresh = fetch(request, { cache: "no-cache" });
  /** @type {Promise<boolean>} */
  const timeout = new Promise((resolve) => {
    setTimeout(resolve, PAGE_TIMEOUT_MS, false);
  });
  const usable = fresh.then(isUsable).catch(() => false);
  if (await Promise.race([usable, timeout])) return fresh;
  return (await storedPage(path)) ?? fresh.catch(() => Response.error());
}

/**
 * Whether this is what the site has at the address: a whole page, a redirect, or word that it has none.
 * @param {Response} response
 */
async function isUsable(response) {
  if (!response.ok) return response.type === "opaqueredirect" || GONE.includes(response.status);
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return false;
  return (await response.clone().text()).trimEnd().endsWith("</html>");
}

/** @param {string} path */
async function storedPage(path) {
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const found = await stored(file);
  if (!found) return (await stored(`${path}/index.html`)) ? Response.redirect(`${ROOT}${path}/`) : null;
  const text = (await found.text()).replace("<html", "<html data-from-cache");
  const headers = { "Content-Type": String(found.headers.get("Content-Type")) };
  return new Response(text, { headers });
}

/** @param {string} path */
async function stored(path) {
  for (const name of await cacheNames()) {
    const found = await match(ROOT + path, { cacheName: name });
    if (found) return found;
  }
  return null;
}

/**
 * @param {Request} request
 * @param {string} address
 */
async function cacheFirst(request, address) {
  return (await match(address)) ?? fetch(request);
}

/**
 * Return what is stored at the address, if storage answers.
 * @param {string} address
 * @param {MultiCacheQueryOptions} [options]
 */
function match(address, options) {
  return withTimeLimit(() => caches.match(address, options), STORAGE_TIMEOUT_MS, undefined);
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function networkFirst(request, path) {
  try {
    return await fetch(request);
  } catch {
    // Scripts read pages too.
    return (await stored(path.endsWith("/") ? `${path}index.html` : path)) ?? Response.error();
  }
}
