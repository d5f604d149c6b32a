// A copy of Python's memory after its start, stored beside Python's files: the next visit continues from
// there. It is made before the first call, so it contains no answers.

/** @import { AssetLoader, Bytes } from "./download/asset-loader.mjs" */

import { readCached, writeCached } from "./download/file-cache.mjs";

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
 * @param {() => Bytes} copyMemory
 */
export async function writeSnapshot(assets, copyMemory) {
  try {
    const snapshot = copyMemory();
    await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
    await writeCached(await assets.cache, assets.snapshotAddress, pack(snapshot), origin(assets));
  } catch {
    // The next visit starts Python as this one did.
  }
}

/**
 * Return the blocks that are not zero, after the size of the whole, their number and their places.
 * @param {Bytes} memory  whole words
 */
function pack(memory) {
  /** @type {number[]} */
  const places = [];
  for (let start = 0; start < memory.length; start += BLOCK_BYTES) {
    const words = new Uint32Array(memory.buffer, start, Math.min(BLOCK_BYTES, memory.length - start) / 4);
    if (words.some(Boolean)) places.push(start);
  }
  const blocks = places.map((start) => memory.subarray(start, start + BLOCK_BYTES));
  return new Blob([Uint32Array.of(memory.length, places.length, ...places), ...blocks]);
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
