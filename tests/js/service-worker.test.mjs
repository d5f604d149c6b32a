// The service worker as it is written, with packs as the build makes them.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { pagesCachePrefix, runtimeCacheName, sha256Hex } from "../../docs/assets/check/python/download/cache-storage.mjs";
import { withTimeLimit } from "../../docs/assets/check/python/download/time-limit.mjs";

const ROOT = "https://example.org/guide/";
const PREFIX = pagesCachePrefix(ROOT);
const SOURCE = new URL("../../site_builder/templates/root/sw.mjs", import.meta.url);
const FILES = { "en/style.css": ["text/css", "body {}"], "en/index.html": ["text/html", "<html>Québec"] };

/** @param {Record<string, string[]>} files */
function pack(files) {
  const contents = Object.values(files).map(([, content]) => Buffer.from(content));
  const listed = Object.entries(files).map(([path, [type]], i) => [path, type, contents[i].length]);
  const packed = gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(listed)}\n`), ...contents]));
  return { packed, sha256: createHash("sha256").update(packed).digest("hex"), bytes: 1_000 };
}

const EN = pack(FILES);
const CURRENT = `${PREFIX}en ${EN.sha256.slice(0, 12)}`;

/**
 * Start the worker of a site with an English and a Chinese pack.
 * @param {{answer?: BodyInit, page?: () => Response, quota?: number, names?: string[], waits?: boolean, hangs?: boolean}} options
 */
async function start({ answer = EN.packed, page, quota = 1e9, names = [], waits = false, hangs = false } = {}) {
  /** @type {Map<string, Map<string, Response>>} */
  const stored = new Map(names.map((name) => [name, new Map()]));
  const cache = (/** @type {string} */ name) => ({
    put: async (/** @type {string} */ url, /** @type {Response} */ response) => stored.get(name)?.set(url, response),
  });
  const caches = {
    keys: async () => [...stored.keys()],
    delete: async (/** @type {string} */ name) => stored.delete(name),
    open: async (/** @type {string} */ name) => {
      if (!stored.has(name)) stored.set(name, new Map());
      return cache(name);
    },
    match: async (/** @type {string} */ url, /** @type {{cacheName: string}} */ { cacheName }) =>
      stored.get(cacheName)?.get(url)?.clone(),
  };
  const never = () => new Promise(() => {});
  if (hangs) Object.assign(caches, { keys: never, match: never });
  /** @type {string[]} */
  const requests = [];
  const fetch = async (/** @type {string | Request} */ request) => {
    requests.push(typeof request === "string" ? request : request.url);
    if (typeof request === "string") return new Response(answer);
    if (!page) throw new TypeError("no connection");
    return page();
  };
  const self = Object.assign(new EventTarget(), {
    location: new URL(`${ROOT}sw.js`),
    registration: { waiting: waits ? {} : null, installing: null },
    clients: { claim: async () => {} },
  });
  const packs = {
    en: { file: "en/offline.1.bin", sha256: EN.sha256, bytes: EN.bytes },
    zh: { file: "zh/offline.2.bin", sha256: "0".repeat(64), bytes: EN.bytes },
  };
  const navigator = { storage: { estimate: async () => ({ quota, usage: 0 }) } };
  const text = (await readFile(SOURCE, "utf8"))
    .replace("const PACKS = {};", `const PACKS = ${JSON.stringify(packs)};`)
    .replaceAll(/^import .*$/gm, "")
    .replace(/^/, "const { pagesCachePrefix, sha256Hex, withTimeLimit } = imported;");
  const imported = { pagesCachePrefix, sha256Hex, withTimeLimit };
  // The time limit of an answer that has come does not keep the test from ending.
  const limit = (/** @type {[() => void, number]} */ ...timer) => setTimeout(...timer).unref();
  const names_ = ["self", "caches", "fetch", "navigator", "imported", "setTimeout"];
  // eslint-disable-next-line no-new-func
  new Function(...names_, text)(self, caches, fetch, navigator, imported, limit);
  /** @param {string} type @param {object} properties */
  const dispatch = async (type, properties = {}) => {
    /** @type {Promise<unknown>[]} */
    const waited = [];
    const waitUntil = (/** @type {Promise<unknown>} */ promise) => waited.push(promise);
    self.dispatchEvent(Object.assign(new Event(type), { waitUntil, respondWith: waitUntil }, properties));
    return (await Promise.all(waited))[0];
  };
  return { dispatch, requests, stored };
}

const navigation = (/** @type {string} */ path) => ({
  request: { url: ROOT + path, method: "GET", mode: "navigate", headers: new Headers() },
});

test("a language is stored in one request, once", async () => {
  const { dispatch, requests, stored } = await start();
  await Promise.all([dispatch("message", { data: { store: "en" } }), dispatch("message", { data: { store: "en" } })]);
  await dispatch("message", { data: { store: "en" } });
  assert.deepEqual(requests, [`${ROOT}en/offline.1.bin`]);
  assert.deepEqual([...stored.keys()], [CURRENT]);
  const page = stored.get(CURRENT)?.get(`${ROOT}en/index.html`);
  assert.equal(page?.headers.get("Content-Type"), "text/html");
  assert.equal(await page?.text(), FILES["en/index.html"][1]);
});

test("nothing is stored of another build, without room, or for a name that is no language", async () => {
  for (const [options, folder, count] of /** @type {[object, string, number][]} */ ([
    [{ answer: "a page of the host" }, "en", 1],
    [{ answer: pack({ "en/index.html": ["text/html", "of another build"] }).packed }, "en", 1],
    [{ quota: 1_500 }, "en", 0],
    [{}, "constructor", 0],
  ])) {
    const { dispatch, requests, stored } = await start(options);
    await dispatch("message", { data: { store: folder } });
    assert.equal(requests.length, count);
    assert.deepEqual([...stored.keys()], []);
  }
});

test("an earlier build's language goes once this build's is stored, and nothing else", async () => {
  const others = [runtimeCacheName(`${ROOT}engine/`), "guide pages /other/ en 0123456789ab", "of another site"];
  const names = [...others, `${PREFIX}0123456789ab`, `${PREFIX}en ba9876543210`, `${PREFIX}zh ba9876543210`];
  const { dispatch, stored } = await start({ names });
  await dispatch("activate");
  assert.deepEqual([...stored.keys()], [...others, `${PREFIX}en ba9876543210`, `${PREFIX}zh ba9876543210`]);
  await dispatch("message", { data: { store: "en" } });
  assert.deepEqual([...stored.keys()], [...others, `${PREFIX}zh ba9876543210`, CURRENT]);
});

test("a worker that waits leaves the earlier build to the pages that are open", async () => {
  const names = [`${PREFIX}en ba9876543210`];
  const { dispatch, stored } = await start({ names, waits: true });
  await dispatch("message", { data: { store: "en" } });
  assert.deepEqual([...stored.keys()], [...names, CURRENT]);
});

test("without a connection a stored page is shown, with the notice", async () => {
  const { dispatch } = await start();
  await dispatch("message", { data: { store: "en" } });
  const shown = /** @type {Response} */ (await dispatch("fetch", navigation("en/")));
  assert.equal(await shown.text(), "<html data-from-cache>Québec");
  const moved = /** @type {Response} */ (await dispatch("fetch", navigation("en")));
  assert.equal(moved.headers.get("Location"), `${ROOT}en/`);
  const read = { request: { ...navigation("en/").request, mode: "cors" } };
  assert.equal(await /** @type {Response} */ (await dispatch("fetch", read)).text(), "<html>Québec");
  const missing = /** @type {Response} */ (await dispatch("fetch", navigation("zh/")));
  assert.equal(missing.type, "error");
});

const HTML = { "Content-Type": "text/html; charset=utf-8" };

test("a stored page is shown where the site's is refused, damaged or something else", async () => {
  const cut = () => new ReadableStream({ start: (controller) => controller.error(new TypeError("cut off")) });
  for (const page of [
    () => new Response("Forbidden", { status: 403, headers: HTML }),
    () => new Response("Too many", { status: 429, headers: HTML }),
    () => new Response("Error", { status: 500, headers: HTML }),
    () => new Response("<html>half of", { headers: HTML }),
    () => new Response(cut(), { headers: HTML }),
    () => new Response("<html></html>", { headers: { "Content-Type": "text/plain" } }),
  ]) {
    const { dispatch } = await start({ page });
    await dispatch("message", { data: { store: "en" } });
    const shown = /** @type {Response} */ (await dispatch("fetch", navigation("en/")));
    assert.equal(await shown.text(), "<html data-from-cache>Québec");
    const unknown = /** @type {Response} */ (await dispatch("fetch", navigation("zh/")));
    assert.equal(unknown.status, page().status);
  }
});

test("the site's own page is shown where it is whole, and where there is none", async () => {
  for (const page of [
    () => new Response("<html>new</html>\n", { headers: HTML }),
    () => new Response("gone", { status: 404, headers: HTML }),
  ]) {
    const { dispatch } = await start({ page });
    await dispatch("message", { data: { store: "en" } });
    const shown = /** @type {Response} */ (await dispatch("fetch", navigation("en/")));
    assert.equal(await shown.text(), await page().text());
  }
});

test("storage that never answers holds up neither the worker's start nor a page or its files", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { dispatch } = await start({ page: () => new Response("<html>new</html>", { headers: HTML }), hangs: true });
  const activated = dispatch("activate");
  t.mock.timers.tick(2_000);
  await activated;
  const shown = /** @type {Response} */ (await dispatch("fetch", navigation("en/")));
  assert.equal(await shown.text(), "<html>new</html>");
  const file = { ...navigation("en/assets/0123456789ab/check/main.mjs").request, mode: "cors" };
  const fetched = dispatch("fetch", { request: file });
  t.mock.timers.tick(2_000);
  assert.equal(/** @type {Response} */ (await fetched).status, 200);
});

test("without a connection, storage that never answers ends in the browser's own message", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { dispatch } = await start({ hangs: true });
  const shown = dispatch("fetch", navigation("en/"));
  for (let waits = 0; waits < 4; waits += 1) {
    await new Promise(setImmediate);
    t.mock.timers.tick(2_000);
  }
  assert.equal(/** @type {Response} */ (await shown).type, "error");
});
