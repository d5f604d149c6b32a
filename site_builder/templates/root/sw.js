// Keeps the guide on the visitor's device: its pages in every language, and what they are made with.
// Decision 15 has the reasons.
"use strict";

/** What was built: the files below this one's folder that are kept, each with its SHA-256. */
const SITE = {{ site | tojson }};

const FOLDER = new URL(".", self.location).href;
/** Another site may share the origin: the folder is part of every name. */
const KEPT = `guide pages ${new URL(FOLDER).pathname} `;
const OWN = KEPT + SITE.build;
/** Says what a kept file holds, so that the next build takes over what has not changed. */
const DIGEST = "X-Sha256";
/** After so long without an answer a kept page is shown, in milliseconds. */
const PATIENCE = 4_000;
const AT_ONCE = 4;
/**
 * Addresses that name their content: what was found there once is never asked for again. Python's
 * own files are kept by the self-check, which asks here for those that it has the browser read.
 */
const FIXED = /^[^/]+\/assets\/[0-9a-f]{12}\/|\.[0-9a-f]{8}\.min\.\w+$|^engine\/.+\.(mjs|json)$/;

self.addEventListener("install", (event) => event.waitUntil(keep()));

self.addEventListener("activate", (event) => event.waitUntil(settle()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(FOLDER)) return;
  if (request.headers.has("Range")) return;
  const path = decodeURI(address.slice(FOLDER.length));
  if (request.mode === "navigate") event.respondWith(page(request, path));
  else if (FIXED.test(path)) event.respondWith(keptFirst(request, address));
  else if (path in SITE.files) event.respondWith(siteFirst(request, path));
});

/** Takes every file in, from the build before or from the site; no build is ever kept in part. */
async function keep() {
  const own = await caches.open(OWN).catch(() => null);
  // Storage is refused. Pages come from the site as they always did.
  if (!own) return;
  const before = (await caches.keys()).filter((name) => name.startsWith(KEPT) && name !== OWN);
  const waiting = [...pathsByDigest()];
  const line = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await take(own, before, ...next);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, line));
  } catch (error) {
    await caches.delete(OWN);
    // The device is full: it keeps nothing, and is not filled again on every page.
    if (error.name !== "QuotaExceededError") throw error;
  }
}

/** What several languages have in common is fetched once. */
function pathsByDigest() {
  const paths = new Map();
  for (const [path, digest] of Object.entries(SITE.files)) {
    paths.set(digest, [...(paths.get(digest) ?? []), path]);
  }
  return paths;
}

/** Keeps the file with this digest under its paths. */
async function take(own, before, digest, paths) {
  const found = await earlier(before, digest, paths[0]);
  const response = found ?? (await fetch(FOLDER + paths[0], { cache: "no-cache" }));
  const content = await response.arrayBuffer();
  if (!response.ok || (await sha256(content)) !== digest) throw new Error(`not ${paths[0]}`);
  const headers = { "Content-Type": response.headers.get("Content-Type"), [DIGEST]: digest };
  for (const path of paths) await own.put(FOLDER + path, new Response(content, { headers }));
}

async function earlier(before, digest, path) {
  for (const cacheName of before) {
    const found = await caches.match(FOLDER + path, { cacheName });
    if (found?.headers.get(DIGEST) === digest) return found;
  }
  return null;
}

async function sha256(content) {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Nobody uses the builds before any more: they go. */
async function settle() {
  const names = await caches.keys().catch(() => []);
  const old = names.filter((name) => name.startsWith(KEPT) && name !== OWN);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** A page as the site has it now; without an answer, the kept one, which says so. */
async function page(request, path) {
  const fresh = fetch(request, { cache: "no-cache" });
  const silence = new Promise((_, refuse) => setTimeout(refuse, PATIENCE));
  try {
    const response = await Promise.race([fresh, silence]);
    if (response.status < 500) return response;
  } catch {
    // What is kept may help.
  }
  return (await keptPage(path)) ?? fresh;
}

async function keptPage(path) {
  if (`${path}/index.html` in SITE.files) return Response.redirect(`${FOLDER}${path}/`);
  const known = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const found = await kept(known);
  if (!found) return null;
  const text = (await found.text()).replace("<html", "<html data-kept");
  const headers = { "Content-Type": found.headers.get("Content-Type") };
  return new Response(text, { headers });
}

function kept(path) {
  return caches.match(FOLDER + path, { cacheName: OWN }).catch(() => undefined);
}

async function keptFirst(request, address) {
  return (await caches.match(address).catch(() => undefined)) ?? fetch(request);
}

async function siteFirst(request, path) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(path);
    if (found) return found;
    throw error;
  }
}
