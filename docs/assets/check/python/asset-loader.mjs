// The engine's files: taken from what this device keeps, or fetched, all at once; counted byte by
// byte, and handed out as they arrive.

/** @import { RuntimeFile } from "../types.mjs" */

import { yieldToEventLoop } from "./yield-to-event-loop.mjs";
import { evictExcept, openCache, readCached, writeCached } from "./file-cache.mjs";
import { DownloadError, parts } from "./resumable-fetch.mjs";
import { withCrossTabLock } from "./cross-tab-lock.mjs";

/** How much is unpacked at once, in bytes. */
const PIECE = 65_536;

/** What takes a packed file while it is unpacked. */
const TAKERS = ["pyodide.mjs", "pyodide.asm.mjs"];

const MODULE = "text/javascript";
const TYPES = new Map([
  ["wasm", "application/wasm"],
  ["mjs", MODULE],
  ["js", MODULE],
  ["json", "application/json"],
]);

export class AssetLoader {
  /**
   * @param {string} base  address of the engine's folder
   * @param {RuntimeFile[]} files  all of the folder
   * @param {string} edition  which of them are wanted
   * @param {(done: number, total: number) => void} report  bytes so far, bytes in all
   */
  constructor(base, files, edition, report) {
    this.base = base;
    this.files = files;
    this.edition = edition;
    this.report = report;
    this.total = 0;
    /** @type {Map<string, number>} */
    this.arrived = new Map();
    /** By what Python calls each file of the edition, its address. */
    this.addresses = new Map();
    /** @type {Map<string, Promise<Response>>} */
    this.responses = new Map();
    /** @type {Map<string, Promise<unknown>>} */
    this.arrivals = new Map();
    /** @type {Promise<Cache | null>} */
    this.kept = openCache(this.base);
    this.realFetch = self.fetch.bind(self);
    this.fetch = this.fetch.bind(this);
  }

  /**
   * Where Python looks for a file.
   * @param {string} name
   */
  url(name) {
    return this.base + name;
  }

  /** Asks for every file of the edition. */
  start() {
    const wanted = this.files.filter((file) => file.editions.includes(this.edition));
    this.total = wanted.reduce((sum, file) => sum + file.bytes, 0);
    for (const file of wanted) {
      const address = this.base + file.file;
      this.addresses.set(file.name, address);
      const { readable, writable } = new TransformStream(
        undefined,
        undefined,
        new ByteLengthQueuingStrategy({ highWaterMark: Infinity }),
      );
      const headers = { "Content-Type": typeOf(file.name) };
      this.responses.set(this.url(file.name), Promise.resolve(new Response(readable, { headers })));
      const arrival = new Promise((resolve, reject) => {
        this.bring(address, file, writable.getWriter(), () => resolve(null)).catch(reject);
      });
      // Whoever waits for a file hears of its failure; nobody may wait for some.
      arrival.catch(() => {});
      this.arrivals.set(address, arrival);
    }
  }

  /** Settles when every byte has arrived. */
  async finished() {
    await Promise.all(this.arrivals.values());
    const known = new Set(this.files.map((file) => this.base + file.file));
    this.kept.then((kept) => evictExcept(kept, known));
  }

  /** @param {string} name */
  async bytes(name) {
    return (await this.fetch(this.url(name))).arrayBuffer();
  }

  /** @param {string} name */
  async text(name) {
    return (await this.fetch(this.url(name))).text();
  }

  /**
   * The module, imported once its file is here: then it comes from a cache.
   * @param {string} name
   */
  async module(name) {
    const address = this.addresses.get(name);
    await this.arrivals.get(address);
    return import(address);
  }

  /**
   * In the place of `fetch`: answers from what is already under way.
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  fetch(input, init) {
    const address = input instanceof Request ? input.url : new URL(input, this.base).href;
    const response = this.responses.get(address);
    if (!response) return this.realFetch(input, init);
    this.responses.delete(address);
    return response;
  }

  /**
   * One file, from this device or from the site, into the writer; another tab that fetches it
   * already is waited for. It has arrived before it is kept.
   * @param {string} address
   * @param {RuntimeFile} file
   * @param {WritableStreamDefaultWriter<Uint8Array>} writer
   * @param {() => void} arrived
   */
  async bring(address, file, writer, arrived) {
    try {
      const kept = await this.kept;
      await withCrossTabLock(kept ? address : null, (at) => this.count(address, at), async (tell) => {
        const found = await readCached(kept, address, file.sha256);
        const content = found ? null : await this.download(address, file, writer, tell);
        if (found) writer.write(new Uint8Array(await found.arrayBuffer()));
        this.count(address, file.bytes);
        await writer.close();
        arrived();
        if (content) await writeCached(kept, address, content, file.sha256);
      });
    } catch (error) {
      writer.abort(error).catch(() => {});
      throw error;
    }
  }

  /**
   * The file as it comes, unpacked where it is packed; its content, once it is whole.
   * @param {string} address
   * @param {RuntimeFile} file
   * @param {WritableStreamDefaultWriter<Uint8Array>} writer
   * @param {(at: number) => void} tell
   */
  async download(address, file, writer, tell) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const received = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const content = [];
    /** @param {Uint8Array} part */
    const take = (part) => {
      content.push(/** @type {Uint8Array<ArrayBuffer>} */ (part));
      writer.write(part);
    };
    // The file is on its way while what unpacks it is.
    const unpacking = file.packed ? this.unpacker(take) : null;
    unpacking?.catch(() => {});
    let broken = null;
    let at = 0;
    for await (const part of parts(address, file.bytes)) {
      received.push(/** @type {Uint8Array<ArrayBuffer>} */ (part));
      at += part.length;
      const unpacker = await unpacking;
      try {
        if (unpacker) await unpacker(part, at === file.bytes);
        else take(part);
      } catch (error) {
        broken = error;
      }
      this.count(address, at);
      tell(at);
    }
    await verify(new Blob(received), file.sha256, address);
    if (broken) throw broken;
    return new Blob(content, { type: typeOf(file.name) });
  }

  /**
   * What takes the parts of a packed file, and gives those of its content to `take`: a little at a
   * time, and not before Python's own modules can do something with it.
   * @param {(part: Uint8Array) => void} take
   * @returns {Promise<(part: Uint8Array, last: boolean) => Promise<void>>}
   */
  async unpacker(take) {
    const { Decompress } = await this.module("fzstd.mjs");
    await Promise.all(TAKERS.map((name) => this.module(name)));
    const unpacking = new Decompress(take);
    return async (part, last) => {
      for (let at = 0; at < part.length; at += PIECE) {
        const end = at + PIECE;
        unpacking.push(part.subarray(at, end), last && end >= part.length);
        await yieldToEventLoop();
      }
    };
  }

  /**
   * @param {string} address
   * @param {number} at  bytes of this file that are here
   */
  count(address, at) {
    if (at <= (this.arrived.get(address) ?? 0)) return;
    this.arrived.set(address, at);
    let done = 0;
    for (const bytes of this.arrived.values()) done += bytes;
    this.report(done, this.total);
  }
}

/** @param {string} name */
function typeOf(name) {
  return TYPES.get(name.slice(name.lastIndexOf(".") + 1)) ?? "application/octet-stream";
}

/**
 * A network that puts its own pages in the place of files must not be taken at its word.
 * @param {Blob} content
 * @param {string} sha256  or how it begins
 * @param {string} address
 */
async function verify(content, sha256, address) {
  if (!self.crypto?.subtle) return;
  const digest = await crypto.subtle.digest("SHA-256", await content.arrayBuffer());
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0"));
  if (!hex.join("").startsWith(sha256)) throw new DownloadError(`${address}: is not the file that was meant`);
}
