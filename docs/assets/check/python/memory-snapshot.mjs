// A copy of Python's memory after its start, stored beside Python's files: the next visit continues from
// there. It is made before the first call, so it contains no answers.

/** @import { AssetLoader, Bytes } from "./download/asset-loader.mjs" */

import { readCached, writeCached } from "./download/file-cache.mjs";

/** @typedef {{HEAP8: Int8Array, _sbrk: (bytes: number) => number}} Module  the running WebAssembly */
/** @typedef {{_module: Module, makeMemorySnapshot: () => Bytes}} PythonMemory */

/** Most of the memory is unused. Blocks of zeros are not stored. */
const BLOCK_BYTES = 65_536;
/** Gives precedence to the visitor's first call. */
const DELAY_MS = 1_000;

/**
 * Return what the snapshot depends on: Python's files, and what the browser supports. It is stored where
 * a downloaded file has its digest.
 * @param {AssetLoader} assets
 */
function origin(assets) {
  return [...assets.addresses.values(), navigator.userAgent].join(" ");
}

/**
 * Return the stored snapshot if this browser made it with the same files, else `null`.
 * @param {AssetLoader} assets
 * @returns {Promise<Bytes | null>}
 */
export async function readSnapshot(assets) {
  try {
    const stored = await readCached(await assets.cache, assets.snapshotAddress, origin(assets));
    return stored && unpack(stored);
  } catch {
    return null;
  }
}

/**
 * Copy the memory at once and store it later. A failure only costs the next visit time.
 * @param {AssetLoader} assets
 * @param {PythonMemory} python
 */
export async function writeSnapshot(assets, python) {
  try {
    const { memory, length } = copyMemory(python);
    await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
    await writeCached(await assets.cache, assets.snapshotAddress, pack(memory, length), origin(assets));
  } catch {
    // The next visit starts Python as this one did.
  }
}

/**
 * Return the memory up to the end of Python's heap, and the length of the whole. Pyodide would copy all
 * of it.
 * @param {PythonMemory} python
 */
function copyMemory(python) {
  const module = python._module;
  const whole = module.HEAP8;
  const used = module._sbrk(0);
  module.HEAP8 = whole.subarray(0, used);
  try {
    const memory = python.makeMemorySnapshot();
    return { memory, length: memory.length + whole.length - used };
  } finally {
    module.HEAP8 = whole;
  }
}

/**
 * Return the blocks that are not zero, after the size of the whole, their number and their places.
 * @param {Bytes} memory  whole words
 * @param {number} length  of the whole: the rest is zeros
 */
function pack(memory, length) {
  /** @type {number[]} */
  const places = [];
  for (let start = 0; start < memory.length; start += BLOCK_BYTES) {
    const words = new Uint32Array(memory.buffer, start, Math.min(BLOCK_BYTES, memory.length - start) / 4);
    if (words.some(Boolean)) places.push(start);
  }
  const blocks = places.map((start) => memory.subarray(start, start + BLOCK_BYTES));
  const end = Math.min(length, (places.at(-1) ?? 0) + BLOCK_BYTES);
  const missing = new Uint8Array(Math.max(0, end - memory.length));
  return new Blob([Uint32Array.of(length, places.length, ...places), ...blocks, missing]);
}

/**
 * Return the memory of which `pack` returned the parts.
 * @param {ArrayBuffer} packed
 */
function unpack(packed) {
  const [length, number] = new Uint32Array(packed, 0, 2);
  const places = new Uint32Array(packed, 8, number);
  const memory = new Uint8Array(length);
  let read = places.byteOffset + places.byteLength;
  for (const start of places) {
    const block = new Uint8Array(packed, read, Math.min(BLOCK_BYTES, length - start));
    memory.set(block, start);
    read += block.length;
  }
  return memory;
}
