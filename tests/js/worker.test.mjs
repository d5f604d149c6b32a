// The worker and its asset loader with a fake Pyodide; the real one runs in the browser tests.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, beforeEach, test } from "node:test";

/** @typedef {import("../../docs/assets/check/types.d.ts").RuntimeFile} RuntimeFile */

/** @type {any[]} */
let posted = [];

/** What a worker calls `self`. @type {any} */
const scope = Object.assign(new EventTarget(), { postMessage: (/** @type {unknown} */ message) => posted.push(message) });

/** Addresses that contain their content stand for a host. */
const BASE = "data:text/javascript,";

/** What a host that lacks a file answers with 404. */
const GONE = "/*gone*/";

/** Answers in capital letters; "raise" raises an exception, "trap" is a crash. */
const PYODIDE = `
class PythonError extends Error {}
export async function loadPyodide() {
  return {
    runPython: () => (text) => {
      if (text === "raise") throw new PythonError("KeyError");
      if (text === "trap") throw new Error("unreachable");
      return text.toUpperCase();
    },
  };
}`;

/** How the browser's cache is used for each download. @type {(RequestCache | undefined)[]} */
let cacheModes = [];

before(async () => {
  Object.assign(globalThis, { self: scope });
  const { fetch } = globalThis;
  globalThis.fetch = (address, init) => {
    cacheModes.push(init?.cache);
    if (String(address).endsWith(GONE)) return Promise.resolve(new Response("", { status: 404 }));
    return fetch(address, init);
  };
  await import("../../docs/assets/check/python/worker.mjs");
});

beforeEach(() => {
  posted = [];
  cacheModes = [];
});

/**
 * @param {string} name
 * @param {string} content
 * @param {string} [digested]  what the digest is of
 * @returns {RuntimeFile}
 */
function file(name, content, digested = content) {
  const sha256 = createHash("sha256").update(digested).digest("hex");
  const bytes = Buffer.byteLength(content);
  return { name, file: encodeURIComponent(content), bytes, sha256, compressed: false, variants: ["fast"] };
}

/** @param {RuntimeFile[]} files @param {boolean} [bypassCache] @param {string} [variant] */
function load(files, bypassCache = false, variant = "fast") {
  const manifest = { base: BASE, files, lock: {} };
  return scope.onmessage({ data: { id: 1, do: "load", variant, manifest, bypassCache } });
}

/** @param {string} text */
async function call(text) {
  await scope.onmessage({ data: { id: 2, do: "call", text } });
  return posted.at(-1);
}

/** Whether the browser would report a rejection that nothing handles. */
function reportsRejections() {
  return scope.dispatchEvent(new Event("unhandledrejection", { cancelable: true }));
}

test("a call before Python is ready fails, without an exception of Python's", async () => {
  const { state, reason, exception } = await call("{}");
  assert.deepEqual({ state, reason, exception }, { state: "failed", reason: "stopped", exception: false });
});

test("the files load together, and their bytes are counted once", async () => {
  const module = "export default () => {}";
  const others = { ...file("python_stdlib.zip", "for stock Python"), variants: ["stock"] };
  await load([file("pyodide.mjs", PYODIDE), file("pyodide.asm.mjs", module), others]);
  const total = PYODIDE.length + module.length;
  const progress = posted.filter(({ state }) => state === "progress");
  assert.deepEqual(progress.map(({ done }) => done).sort((a, b) => a - b), progress.map(({ done }) => done));
  assert.deepEqual(progress.at(-1), { id: 1, state: "progress", done: total, total });
  assert.deepEqual(posted.slice(progress.length).map(({ state }) => state), ["starting", "ready"]);
  assert.deepEqual(await call("answer"), { id: 2, state: "answered", text: "ANSWER" });
});

test("a Python exception is distinguished from a crash", async () => {
  assert.equal((await call("raise")).exception, true);
  assert.equal((await call("trap")).exception, false);
  assert.equal(posted.at(-1).reason, "stopped");
});

test("unhandled rejections are reported once Python runs", () => {
  assert.ok(reportsRejections());
});

test("a file with other content than listed is damaged", async () => {
  await load([file("pyodide.mjs", PYODIDE, "something else"), file("pyodide.asm.mjs", "")]);
  assert.deepEqual([posted.at(-1).state, posted.at(-1).reason], ["failed", "damaged"]);
});

test("the browser's cache is used, unless what it holds may be damaged", async () => {
  for (const bypassCache of [false, true]) {
    cacheModes = [];
    await load([file("pyodide.mjs", PYODIDE), file("pyodide.asm.mjs", "export default () => {}")], bypassCache);
    assert.deepEqual(new Set(cacheModes), new Set([bypassCache ? "reload" : "default"]));
  }
});

test("compressed files that do not arrive lead to plain ones, if other files do arrive", async () => {
  const plain = [file("pyodide.mjs", PYODIDE), file("pyodide.asm.mjs", "export default () => {}")];
  const packed = (/** @type {RuntimeFile} */ one) => ({ ...one, compressed: true });
  const gone = { ...packed(file("library.zip", "x")), file: `0${GONE}` };
  const damaged = packed(file("library.zip", "x", "y"));
  const nothing = plain.map((each) => ({ ...each, file: each.name + GONE }));
  for (const [files, bypassCache, reason] of /** @type {[RuntimeFile[], boolean, string][]} */ ([
    [[...plain, gone], false, "fast-files"],
    [[...plain, damaged], false, "damaged"],
    [[...plain, damaged], true, "fast-files"],
    [[...nothing, gone], false, "outdated"],
    [[...plain, packed(file("library.zip", "no zstd"))], false, "start"],
  ])) {
    await load(files, bypassCache);
    assert.deepEqual([posted.at(-1).state, posted.at(-1).reason], ["failed", reason]);
  }
  const stock = [...plain, gone].map((each) => ({ ...each, variants: ["stock"] }));
  await load(stock, false, "stock");
  assert.deepEqual([posted.at(-1).state, posted.at(-1).reason], ["failed", "outdated"], "there are no others");
});

test("rejections that Pyodide's failing start leaves behind are ignored", async () => {
  const loading = load([]);
  assert.ok(!reportsRejections());
  await loading;
  assert.equal(posted.at(-1).state, "failed");
});

test("Python's memory is copied once it is ready and before the first call, if the browser can store it", async () => {
  const python = PYODIDE.replace("return {", `return {
    _module: { HEAP8: new Int8Array(16), _sbrk: () => 16 },
    makeMemorySnapshot: () => {
      self.postMessage({ state: "copied" });
      return new Uint8Array(16);
    },`);
  const files = [file("pyodide.mjs", python), file("pyodide.asm.mjs", "export default () => {}")];
  for (const stores of [false, true]) {
    const cache = { match: async () => undefined, put: async () => {}, keys: async () => [] };
    Object.assign(globalThis, { caches: stores ? { open: async () => cache } : undefined });
    Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Firefox 150" }, configurable: true });
    posted = [];
    await load(files);
    await call("a");
    const states = posted.map(({ state }) => state).filter((state) => state !== "progress" && state !== "locked");
    assert.deepEqual(states, ["starting", "ready", ...(stores ? ["copied"] : []), "answered"]);
  }
  Reflect.deleteProperty(globalThis, "caches");
});
