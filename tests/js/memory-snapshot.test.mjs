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

/** What Pyodide writes before the memory. */
const HEADER_BYTES = 16;

/**
 * Python with this memory, which its heap fills up to `used`.
 * @param {Uint8Array<ArrayBuffer>} bytes @param {number} [used]
 */
function python(bytes, used = bytes.length) {
  const module = { HEAP8: new Int8Array(bytes.buffer), _sbrk: () => used };
  const makeMemorySnapshot = () => {
    const { HEAP8 } = module;
    const copy = new Uint8Array(HEADER_BYTES + HEAP8.length);
    copy.set(HEAP8, HEADER_BYTES);
    return copy;
  };
  return { _module: module, makeMemorySnapshot };
}

/** What Pyodide would write of this memory. @param {Uint8Array<ArrayBuffer>} bytes */
function snapshot(bytes) {
  return python(bytes).makeMemorySnapshot();
}

/** @param {any} assets @param {ReturnType<typeof python>} running */
async function write(assets, running) {
  const written = writeSnapshot(assets, running);
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
    await write(loader(), python(original));
    assert.deepEqual(await readSnapshot(loader()), snapshot(original));
    const { size: bytes } = await /** @type {Response} */ (stored.get("engine/memory-snapshot")).clone().blob();
    assert.ok(bytes <= places.length * BLOCK_BYTES + 100);
  }
});

test("only the used memory is copied, and Python keeps all of it", async () => {
  const size = 9 * BLOCK_BYTES;
  const original = memory(size, [5, 4 * BLOCK_BYTES - 1]);
  for (const fails of [false, true]) {
    const running = python(original, 4 * BLOCK_BYTES);
    const { makeMemorySnapshot } = running;
    let copied = 0;
    await write(loader(), { ...running, makeMemorySnapshot: () => {
      copied = running._module.HEAP8.length;
      if (fails) throw new RangeError("no memory left");
      return makeMemorySnapshot();
    } });
    assert.equal(copied, 4 * BLOCK_BYTES);
    assert.equal(running._module.HEAP8.length, size);
  }
  assert.deepEqual(await readSnapshot(loader()), snapshot(original));
});

test("the memory is copied before anything else runs", async () => {
  const bytes = memory(BLOCK_BYTES, [3]);
  const written = writeSnapshot(loader(), python(bytes));
  bytes[9] = 1;
  mock.timers.tick(1_000);
  await written;
  assert.deepEqual(await readSnapshot(loader()), snapshot(memory(BLOCK_BYTES, [3])));
});

test("a snapshot of other files or of another browser is not used", async () => {
  await write(loader(), python(memory(BLOCK_BYTES, [3])));
  assert.equal(await readSnapshot(loader("engine/b.wasm")), null);
  userAgent = "Firefox 151";
  assert.equal(await readSnapshot(loader()), null);
});

test("a snapshot that is cut off is not used", async () => {
  await write(loader(), python(memory(4 * BLOCK_BYTES, [3, 3 * BLOCK_BYTES])));
  const whole = /** @type {Response} */ (stored.get("engine/memory-snapshot"));
  const { headers } = whole;
  const bytes = await whole.arrayBuffer();
  for (const length of [0, 4, 8, 13, BLOCK_BYTES, bytes.byteLength - 1]) {
    stored.set("engine/memory-snapshot", new Response(bytes.slice(0, length), { headers }));
    assert.equal(await readSnapshot(loader()), null, `${length} bytes`);
  }
});

test("memory that cannot be copied, and storage that is refused or full, are no errors", async () => {
  await write(loader(), { ...python(memory(BLOCK_BYTES, [3])), makeMemorySnapshot: () => {
    throw new RangeError("no memory left");
  } });
  assert.equal(stored.size, 0);
  const refused = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const full = { ...loader(), cache: Promise.resolve({ match: refused, put: refused }) };
  await write(full, python(memory(BLOCK_BYTES, [3])));
  assert.equal(await readSnapshot(full), null);
  assert.equal(await readSnapshot({ ...loader(), cache: Promise.resolve(null) }), null);
});
