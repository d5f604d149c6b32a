// Which snapshots of Python's memory are stored, and which are used again.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { readSnapshot, writeSnapshot } from "../../docs/assets/check/python/memory-snapshot.mjs";

const BLOCK_BYTES = 65_536;

/** What the browser stores, by address. @type {Map<string, Response>} */
let stored;
let userAgent = "Firefox 150";

/** @param {string} [wasm]  the address of one of Python's files */
function loader(wasm = "engine/a.wasm") {
  const cache = {
    match: async (/** @type {string} */ address) => stored.get(address)?.clone(),
    put: async (/** @type {string} */ address, /** @type {Response} */ response) => stored.set(address, response),
  };
  const addresses = new Map([["pyodide.asm.wasm", wasm]]);
  return /** @type {any} */ ({ cache: Promise.resolve(cache), addresses, snapshotAddress: "engine/memory-snapshot" });
}

/** Memory with something at the given places. @param {number} length @param {number[]} places */
function memory(length, places) {
  const bytes = new Uint8Array(length);
  for (const place of places) bytes[place] = 7;
  return bytes;
}

/** @param {any} assets @param {() => Uint8Array<ArrayBuffer>} copyMemory */
async function write(assets, copyMemory) {
  const written = writeSnapshot(assets, copyMemory);
  mock.timers.tick(1_000);
  await written;
}

beforeEach(() => {
  stored = new Map();
  userAgent = "Firefox 150";
  mock.timers.enable({ apis: ["setTimeout"] });
  Object.defineProperty(globalThis, "navigator", { value: { get userAgent() { return userAgent; } }, configurable: true });
});

afterEach(() => mock.timers.reset());

test("the memory comes back as it was, and zeros are not stored", async () => {
  const size = 40 * BLOCK_BYTES + 12;
  for (const places of [[], [0], [size - 1], [5, BLOCK_BYTES - 1, BLOCK_BYTES, 7 * BLOCK_BYTES + 9, size - 12]]) {
    const original = memory(size, places);
    await write(loader(), () => original.slice());
    assert.deepEqual(await readSnapshot(loader()), original);
    const { size: bytes } = await /** @type {Response} */ (stored.get("engine/memory-snapshot")).clone().blob();
    assert.ok(bytes <= places.length * BLOCK_BYTES + 100);
  }
});

test("the memory is copied before anything else runs", async () => {
  const bytes = memory(BLOCK_BYTES, [3]);
  const written = writeSnapshot(loader(), () => bytes.slice());
  bytes[9] = 1;
  mock.timers.tick(1_000);
  await written;
  assert.deepEqual(await readSnapshot(loader()), memory(BLOCK_BYTES, [3]));
});

test("a snapshot of other files or of another browser is not used", async () => {
  await write(loader(), () => memory(BLOCK_BYTES, [3]));
  assert.equal(await readSnapshot(loader("engine/b.wasm")), null);
  userAgent = "Firefox 151";
  assert.equal(await readSnapshot(loader()), null);
});

test("a snapshot that is cut off is not used", async () => {
  await write(loader(), () => memory(4 * BLOCK_BYTES, [3, 3 * BLOCK_BYTES]));
  const whole = /** @type {Response} */ (stored.get("engine/memory-snapshot"));
  const { headers } = whole;
  const bytes = await whole.arrayBuffer();
  for (const length of [0, 4, 8, 13, BLOCK_BYTES, bytes.byteLength - 1]) {
    stored.set("engine/memory-snapshot", new Response(bytes.slice(0, length), { headers }));
    assert.equal(await readSnapshot(loader()), null, `${length} bytes`);
  }
});

test("memory that cannot be copied, and storage that is refused or full, are no errors", async () => {
  await write(loader(), () => {
    throw new RangeError("no memory left");
  });
  assert.equal(stored.size, 0);
  const refused = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const full = { ...loader(), cache: Promise.resolve({ match: refused, put: refused }) };
  await write(full, () => memory(BLOCK_BYTES, [3]));
  assert.equal(await readSnapshot(full), null);
  assert.equal(await readSnapshot({ ...loader(), cache: Promise.resolve(null) }), null);
});
