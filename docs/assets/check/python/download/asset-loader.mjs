// Python's files: read from the cache or downloaded, all at once. Their bytes are counted, verified
// and handed out as they arrive.

/** @import { RuntimeFile } from "../../types.d.ts" */

import { Decompress } from "fzstd";

import { sha256Hex } from "./cache-storage.mjs";
import { withCrossTabLock } from "./cross-tab-lock.mjs";
import { evictExcept, openCache, readCached, writeCached } from "./file-cache.mjs";
import { DamagedError, DownloadError, OutdatedError, resumableFetch } from "./resumable-fetch.mjs";
import { yieldToEventLoop } from "./yield-to-event-loop.mjs";

/** How much is decompressed before other tasks get a turn. */
const CHUNK_BYTES = 65_536;

/** The modules that consume a file while it is still being decompressed. */
const CONSUMERS = ["pyodide.mjs", "pyodide.asm.mjs"];

const JAVASCRIPT = "text/javascript";
const MIME_TYPES = new Map([
  ["wasm", "application/wasm"],
  ["mjs", JAVASCRIPT],
  ["js", JAVASCRIPT],
  ["json", "application/json"],
]);

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {ReadableStreamDefaultController<Bytes>} Stream */

/** Files of the fast variant do not arrive as they are, although others do. */
export class FastFilesError extends Error {}

export class AssetLoader {
  /**
   * @param {string} base  address of the files' folder
   * @param {RuntimeFile[]} files  of every variant
   * @param {string} variant  the one to load
   * @param {(done: number, total: number) => void} onProgress  in bytes
   * @param {boolean} [bypassCache]  whether what the browser's HTTP cache holds may be damaged
   */
  constructor(base, files, variant, onProgress, bypassCache = false) {
    this.base = base;
    this.files = files;
    this.variant = variant;
    this.onProgress = onProgress;
    /** @type {RequestCache} */
    this.cacheMode = bypassCache ? "reload" : "default";
    this.total = 0;
    /** Bytes received, by address. @type {Map<string, number>} */
    this.received = new Map();
    /** The addresses of the variant's files by the names that Python uses. @type {Map<string, string>} */
    this.addresses = new Map();
    /** @type {Map<string, Promise<Response>>} */
    this.responses = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.arrivals = new Map();
    this.cache = openCache(base);
    this.snapshotAddress = this.url("memory-snapshot");
    this.originalFetch = globalThis.fetch;
    this.fetch = this.fetch.bind(this);
  }

  /**
   * Return the address where Python looks for a file.
   * @param {string} name
   */
  url(name) {
    return this.base + name;
  }

  /** Start loading every file of the variant. */
  start() {
    const wanted = this.files.filter((file) => file.variants.includes(this.variant));
    this.total = wanted.reduce((sum, file) => sum + file.bytes, 0);
    for (const file of wanted) {
      const address = this.base + file.file;
      this.addresses.set(file.name, address);
      /** @type {Stream | undefined} */
      let stream;
      const body = new ReadableStream({ start: (controller) => void (stream = controller) });
      const headers = { "Content-Type": mimeType(file.name) };
      this.responses.set(this.url(file.name), Promise.resolve(new Response(body, { headers })));
      /** @type {Promise<void>} */
      const arrival = new Promise((resolve, reject) => {
        const fetched = this.fetchAsset(address, file, /** @type {Stream} */ (stream), resolve);
        fetched.catch(async (error) => reject(file.compressed ? await this.causeOf(error) : error));
      });
      // Prevent an unhandled rejection; awaiters still see the error.
      arrival.catch(() => {});
      this.arrivals.set(address, arrival);
    }
  }

  /**
   * Return why a compressed file of the fast variant failed. Something on the way may object to such
   * files, or the host may lack one of them; the stock variant has others, but nothing to fall back to.
   * @param {unknown} error
   */
  async causeOf(error) {
    const external = error instanceof DownloadError || error instanceof OutdatedError;
    if (!external || this.variant !== "fast" || (error instanceof DamagedError && this.cacheMode === "default")) {
      return error;
    }
    const others = this.files.filter((file) => !file.compressed).map((file) => this.base + file.file);
    const arrivals = others.flatMap((address) => this.arrivals.get(address) ?? []);
    return Promise.any(arrivals).then(
      () => new FastFilesError(error.message, { cause: error }),
      () => error,
    );
  }

  /** Resolve when every file has arrived; then evict what no variant needs. */
  async finished() {
    await Promise.all(this.arrivals.values());
    const listed = new Set([...this.files.map((file) => this.base + file.file), this.snapshotAddress]);
    // Nothing waits for the eviction, and it cannot fail.
    void this.cache.then((cache) => evictExcept(cache, listed));
  }

  /** @param {string} name */
  async bytes(name) {
    return (await this.fetch(this.url(name))).arrayBuffer();
  }

  /**
   * Import a module once its file has arrived, so that the import reads it from a cache.
   * @param {string} name
   */
  async module(name) {
    const address = this.addresses.get(name);
    if (address === undefined) throw new Error(`${name}: not in the list of files`);
    await this.arrivals.get(address);
    try {
      return await import(address);
    } catch (error) {
      // Some hosts send scripts as another type, which browsers refuse.
      const refused = error instanceof TypeError && /module|MIME/.test(error.message);
      throw refused ? new DownloadError(error.message) : error;
    }
  }

  /**
   * Replace `fetch`: return the response of a file that is already loading.
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  fetch(input, init) {
    const address = input instanceof Request ? input.url : new URL(input, this.base).href;
    const response = this.responses.get(address);
    if (!response) return this.originalFetch.call(globalThis, input, init);
    this.responses.delete(address);
    return response;
  }

  /**
   * Hand out one file from the cache or the site, after any other tab that downloads it.
   * @param {string} address
   * @param {RuntimeFile} file
   * @param {Stream} stream
   * @param {() => void} onArrived  called before the file is cached
   */
  async fetchAsset(address, file, stream, onArrived) {
    try {
      const cache = await this.cache;
      const onProgress = (/** @type {number} */ bytes) => this.reportProgress(address, bytes);
      await withCrossTabLock(cache ? address : null, onProgress, async (reportToTabs) => {
        const cached = await readCached(cache, address, file.sha256);
        const content = cached ? null : await this.download(address, file, stream, reportToTabs);
        if (cached) stream.enqueue(new Uint8Array(cached));
        onProgress(file.bytes);
        stream.close();
        onArrived();
        if (!content) return;
        const blob = new Blob(content, { type: mimeType(file.name) });
        await writeCached(cache, address, blob, file.sha256);
      });
    } catch (error) {
      stream.error(error);
      throw error;
    }
  }

  /**
   * Download a file, hand out its content as it arrives, decompressed, and return it when complete.
   * @param {string} address
   * @param {RuntimeFile} file
   * @param {Stream} stream
   * @param {(bytes: number) => void} reportToTabs
   * @returns {Promise<Bytes[]>}
   */
  async download(address, file, stream, reportToTabs) {
    /** @type {Bytes[]} */
    const downloaded = [];
    /** @type {Bytes[]} */
    const content = [];
    const handOut = (/** @type {Bytes} */ chunk) => {
      content.push(chunk);
      stream.enqueue(chunk);
    };
    // The download starts while Python's own modules are still loading.
    const decompressing = file.compressed ? this.decompressor(handOut) : null;
    decompressing?.catch(() => {});
    let received = 0;
    let failure = null;
    for await (const chunk of resumableFetch(address, file.bytes, undefined, this.cacheMode)) {
      downloaded.push(chunk);
      received += chunk.length;
      const decompress = await decompressing;
      try {
        if (decompress) await decompress(chunk, received === file.bytes);
        else handOut(chunk);
      } catch (error) {
        // Damaged content is reported as a download error below, once the digest is known.
        failure = error;
      }
      this.reportProgress(address, received);
      reportToTabs(received);
    }
    await verifyDigest(concatenated(downloaded), file.sha256, address);
    if (failure) throw failure;
    return content;
  }

  /**
   * Return a function that decompresses chunks of a file and hands out their content. It is ready when
   * Python's own modules can use the content.
   * @param {(chunk: Bytes) => void} handOut
   * @returns {Promise<(chunk: Bytes, last: boolean) => Promise<void>>}
   */
  async decompressor(handOut) {
    await Promise.all(CONSUMERS.map((name) => this.module(name)));
    const decompress = new Decompress((chunk) => handOut(/** @type {Bytes} */ (chunk)));
    return async (chunk, last) => {
      for (let start = 0; start < chunk.length; start += CHUNK_BYTES) {
        const end = start + CHUNK_BYTES;
        decompress.push(chunk.subarray(start, end), last && end >= chunk.length);
        await yieldToEventLoop();
      }
    };
  }

  /**
   * Report the bytes of all files after `bytes` of this one.
   * @param {string} address
   * @param {number} bytes
   */
  reportProgress(address, bytes) {
    if (bytes <= (this.received.get(address) ?? 0)) return;
    this.received.set(address, bytes);
    let done = 0;
    for (const received of this.received.values()) done += received;
    this.onProgress(done, this.total);
  }
}

/** @param {string} name */
function mimeType(name) {
  return MIME_TYPES.get(name.slice(name.lastIndexOf(".") + 1)) ?? "application/octet-stream";
}

/** @param {Bytes[]} chunks */
function concatenated(chunks) {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.length;
  }
  return whole;
}

/**
 * Reject what a captive portal or proxy sends instead of the file.
 * @param {Bytes} content
 * @param {string} sha256  or its beginning
 * @param {string} address
 */
async function verifyDigest(content, sha256, address) {
  const digest = await sha256Hex(content.buffer);
  if (!digest.startsWith(sha256)) throw new DamagedError(`${address}: wrong content`);
}
