// What the guide stores in a browser: Python's files, pages, and how they are deleted.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, mock, test } from "node:test";

import {
  DIGEST_HEADER,
  pagesCachePrefix,
  runtimeCacheName,
  sha256Hex,
} from "../../docs/assets/check/python/download/cache-storage.mjs";
import { evictExcept, openCache, readCached, writeCached } from "../../docs/assets/check/python/download/file-cache.mjs";
import { clearStorage, offerClearStorage } from "../../docs/assets/offline/clear-storage.mjs";
import { registerServiceWorker } from "../../docs/assets/offline/register-service-worker.mjs";

const ROOT = new URL("https://example.org/guide/");
const BASE = "https://example.org/guide/engine/";

/** A cache in memory, which may refuse everything. */
class FakeCache {
  constructor() {
    /** @type {Map<string, Response>} */
    this.entries = new Map();
    this.full = false;
  }

  /** @param {string} address */
  async match(address) {
    if (this.full) throw new DOMException("refused", "QuotaExceededError");
    return this.entries.get(address);
  }

  /** @param {string} address @param {Response} response */
  async put(address, response) {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.entries.set(address, response);
  }

  async keys() {
    if (this.full) throw new DOMException("refused", "QuotaExceededError");
    return [...this.entries.keys()].map((url) => ({ url }));
  }

  /** @param {string} address */
  async delete(address) {
    return this.entries.delete(address);
  }
}

/** @type {Map<string, FakeCache>} */
let caches;

/** @param {Record<string, unknown>} fakes */
function define(fakes) {
  for (const [name, value] of Object.entries(fakes)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

beforeEach(() => {
  caches = new Map();
  define({
    caches: {
      async open(/** @type {string} */ name) {
        const cache = caches.get(name) ?? new FakeCache();
        caches.set(name, cache);
        return cache;
      },
      keys: async () => [...caches.keys()],
      delete: async (/** @type {string} */ name) => caches.delete(name),
    },
  });
});

afterEach(() => mock.restoreAll());

test("a cached file is found by address and digest", async () => {
  const cache = await openCache(BASE);
  assert.deepEqual([...caches.keys()], ["guide engine /guide/engine/"]);
  await writeCached(cache, `${BASE}a`, new Blob(["content"], { type: "text/javascript" }), "0123");
  const found = await readCached(cache, `${BASE}a`, "0123");
  assert.equal(new TextDecoder().decode(found ?? undefined), "content");
  assert.equal(await readCached(cache, `${BASE}a`, "4567"), null, "the content changed");
  assert.equal(await readCached(cache, `${BASE}b`, "0123"), null);
});

test("files that the page does not list are evicted", async () => {
  const cache = await openCache(BASE);
  for (const name of "abc") await writeCached(cache, BASE + name, new Blob([name]), name);
  await evictExcept(cache, new Set([`${BASE}a`, `${BASE}c`]));
  assert.deepEqual([...(caches.get(runtimeCacheName(BASE))?.entries.keys() ?? [])], [`${BASE}a`, `${BASE}c`]);
});

test("storage that never answers is given up", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const never = () => new Promise(() => {});
  const hanging = /** @type {any} */ ({ match: never, put: never });
  /** @type {Promise<unknown>[]} */
  const attempts = [
    readCached(hanging, `${BASE}a`, "0123"),
    writeCached(hanging, `${BASE}a`, new Blob(["content"]), "0123"),
  ];
  define({ caches: { open: never } });
  attempts.push(openCache(BASE));
  t.mock.timers.tick(5_000);
  assert.deepEqual(await Promise.all(attempts), [null, undefined, null]);
});

test("refused, full or missing storage is not an error", async () => {
  const full = /** @type {any} */ (Object.assign(new FakeCache(), { full: true }));
  for (const cache of [null, full]) {
    await writeCached(cache, `${BASE}a`, new Blob(["content"]), "0123");
    assert.equal(await readCached(cache, `${BASE}a`, "0123"), null);
    await evictExcept(cache, new Set());
  }
  define({ caches: { open: () => Promise.reject(new DOMException("refused", "SecurityError")) } });
  assert.equal(await openCache(BASE), null);
  define({ caches: undefined });
  assert.equal(await openCache(BASE), null);
  Object.defineProperty(globalThis, "caches", {
    configurable: true,
    get() {
      throw new DOMException("refused", "SecurityError");
    },
  });
  assert.equal(await openCache(BASE), null);
});

test("storage that throws at once is not an error", async () => {
  const throws = () => {
    throw new DOMException("refused", "SecurityError");
  };
  define({ caches: { open: throws } });
  assert.equal(await openCache(BASE), null);
  const cache = /** @type {any} */ ({ match: throws, put: throws, keys: throws });
  assert.equal(await readCached(cache, `${BASE}a`, "0123"), null);
  await writeCached(cache, `${BASE}a`, new Blob(["content"]), "0123");
  await evictExcept(cache, new Set());
});

test("a digest that the browser fails to compute, or never does, is computed here", async (t) => {
  const content = new TextEncoder().encode("内容");
  const expected = createHash("sha256").update(content).digest("hex");
  const { crypto } = globalThis;
  t.after(() => define({ crypto }));
  const fail = () => Promise.reject(new DOMException("failed", "OperationError"));
  define({ crypto: { subtle: { digest: fail } } });
  assert.equal(await sha256Hex(content.buffer), expected);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  define({ crypto: { subtle: { digest: () => new Promise(() => {}) } } });
  const computed = sha256Hex(content.buffer);
  t.mock.timers.tick(2_000);
  assert.equal(await computed, expected);
});

test("a digest is SHA-256 in hexadecimal digits", async () => {
  const content = new TextEncoder().encode("内容");
  const expected = createHash("sha256").update(content).digest("hex");
  assert.equal(await sha256Hex(content.buffer), expected);
  const { crypto } = globalThis;
  define({ crypto: {} });
  const without = await sha256Hex(content.buffer);
  define({ crypto });
  assert.equal(without, expected, "also where the browser computes none");
  assert.equal(DIGEST_HEADER, "X-Sha256", "files that are cached already stay valid");
});

test("clearing deletes what this guide stored, and nothing else", async () => {
  const own = [`${pagesCachePrefix(ROOT.href)}0123456789ab`, runtimeCacheName(BASE)];
  const others = ["guide pages /other/ 0123456789ab", "guide engine /other/engine/", "of another site"];
  for (const name of [...own, ...others]) caches.set(name, new FakeCache());
  /** @type {string[]} */
  const unregistered = [];
  const registration = (/** @type {string} */ scope) => ({ scope, unregister: async () => unregistered.push(scope) });
  define({
    navigator: {
      serviceWorker: { getRegistrations: async () => [registration(ROOT.href), registration("https://example.org/")] },
    },
    localStorage: storage("/guide/en/.__palette", "/guide/zh/.__palette", "/other/en/.__palette", "theme"),
    sessionStorage: storage("/guide/en/.__search", "x"),
  });
  await clearStorage(ROOT, ["en", "zh"]);
  assert.deepEqual([...caches.keys()], others);
  assert.deepEqual(unregistered, [ROOT.href]);
  assert.deepEqual(Object.keys(localStorage), ["/other/en/.__palette", "theme"]);
  assert.deepEqual(Object.keys(sessionStorage), ["x"]);
});

test("clearing reports that it failed where the storage fails or never answers", async (t) => {
  const failures = [() => new Promise(() => {}), () => Promise.reject(new DOMException("refused", "SecurityError"))];
  for (const getRegistrations of failures) {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    define({ navigator: { serviceWorker: { getRegistrations } }, localStorage: storage(), sessionStorage: storage() });
    const button = new EventTarget();
    const status = { textContent: "" };
    const control = {
      hidden: true,
      dataset: { done: "Deleted.", failed: "Not deleted." },
      querySelector: (/** @type {string} */ selector) => (selector === "button" ? button : status),
    };
    offerClearStorage(/** @type {HTMLElement} */ (/** @type {unknown} */ (control)), ROOT, ["en"]);
    assert.equal(control.hidden, false);
    button.dispatchEvent(new Event("click"));
    t.mock.timers.tick(10_000);
    for (let turn = 0; turn < 10; turn++) await null;
    assert.equal(status.textContent, "Not deleted.");
    t.mock.timers.reset();
  }
});

/** @param {string[]} keys */
function storage(...keys) {
  const entries = Object.fromEntries(keys.map((key) => [key, "1"]));
  Object.defineProperty(entries, "removeItem", { value: (/** @type {string} */ key) => delete entries[key] });
  return entries;
}

test("a browser may refuse the service worker, but programming errors surface", async () => {
  const register = mock.fn(async () => {
    throw new DOMException("refused", "SecurityError");
  });
  define({
    navigator: { serviceWorker: { register } },
    document: { readyState: "complete", documentElement: { dataset: {} } },
  });
  await registerServiceWorker(new URL("sw.js", ROOT));
  assert.equal(register.mock.callCount(), 1);
  register.mock.mockImplementation(() => {
    throw new DOMException("refused at once", "SecurityError");
  });
  await registerServiceWorker(new URL("sw.js", ROOT));
  define({
    navigator: {
      get serviceWorker() {
        throw new DOMException("a sandboxed frame", "SecurityError");
      },
    },
  });
  await registerServiceWorker(new URL("sw.js", ROOT));
  define({ navigator: { serviceWorker: { register } }, document: { readyState: "complete" } });
  await assert.rejects(registerServiceWorker(new URL("sw.js", ROOT)), TypeError);
});

test("the page's language is stored, by the worker of this build and by the one that waits", async () => {
  /** @type {[string, object][]} */
  const messages = [];
  const worker = (/** @type {string} */ name) => ({ postMessage: (/** @type {object} */ m) => messages.push([name, m]) });
  const registration = { active: worker("active"), waiting: worker("waiting") };
  define({
    navigator: { serviceWorker: { register: async () => registration, ready: Promise.resolve(registration) } },
    document: { readyState: "complete", documentElement: { dataset: {} } },
    location: new URL("zh/now/", ROOT),
  });
  await registerServiceWorker(new URL("sw.js", ROOT));
  assert.deepEqual(messages, [
    ["active", { store: "zh" }],
    ["waiting", { store: "zh" }],
  ]);
});

test("nothing is registered for visitors who save data, or without service workers", async () => {
  const register = mock.fn(async () => {});
  define({ document: { readyState: "complete", documentElement: { dataset: {} } } });
  for (const navigator of [{ serviceWorker: { register }, connection: { saveData: true } }, {}]) {
    define({ navigator });
    await registerServiceWorker(new URL("sw.js", ROOT));
  }
  assert.equal(register.mock.callCount(), 0);
});
