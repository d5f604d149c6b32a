// Downloads that survive a broken or stalled connection: they resume where they stopped.

/** A file could not be downloaded, and another attempt at once will not help. */
export class DownloadError extends Error {}

/** What arrived is not the file. */
export class DamagedError extends DownloadError {}

/** The site no longer has the file: the page belongs to an older build. */
export class OutdatedError extends Error {}

const GONE = [404, 410];

/** Delays before the retries that follow attempts without a single byte. */
const RETRY_DELAYS_MS = [250, 750, 2250];

/** A connection without a byte for this long is replaced by a new one. */
const STALL_TIMEOUT_MS = 20_000;

/** How many times smaller a host makes a file that it compresses, at least approximately. */
const COMPRESSION_RATIO = 3;

/** @typedef {typeof globalThis.fetch} Fetch */

/** The worker replaces `fetch` while Python starts; downloads need the original. */
const originalFetch = globalThis.fetch;

/**
 * Yield a file's bytes in order, each once.
 * @param {string} address
 * @param {number} total  the file's size in bytes
 * @param {Fetch} [fetch]
 * @param {RequestCache} [cacheMode]
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void>}
 * @throws {DownloadError | OutdatedError}
 */
export async function* resumableFetch(address, total, fetch = originalFetch, cacheMode = "default") {
  let received = 0;
  let failures = 0;
  let compressed = false;
  while (received < total) {
    const attempt = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let stallTimer;
    let stalled = false;
    const armStallTimer = () => {
      clearTimeout(stallTimer);
      stallTimer = setTimeout(() => {
        stalled = true;
        attempt.abort();
      }, STALL_TIMEOUT_MS);
    };
    try {
      armStallTimer();
      // A range arrives uncompressed, so the whole compressed file may be the smaller download.
      const resume = received > 0 && (!compressed || total - received < total / COMPRESSION_RATIO);
      const options = { signal: attempt.signal, cache: cacheMode };
      const response = await request(address, resume ? received : 0, options, fetch);
      if (response.status !== 206) compressed = response.headers.has("Content-Encoding");
      let repeated = response.status === 206 ? 0 : received;
      const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        armStallTimer();
        const fresh = value.subarray(Math.min(repeated, value.length));
        repeated -= value.length - fresh.length;
        if (fresh.length === 0) continue;
        received += fresh.length;
        failures = 0;
        yield fresh;
      }
      if (received > total) throw new DamagedError(`${address}: wrong size`);
      if (received < total) throw new Error("connection closed early");
    } catch (error) {
      if (error instanceof DownloadError || error instanceof OutdatedError) throw error;
      if (!stalled && failures === RETRY_DELAYS_MS.length) {
        throw new DownloadError(`${address}: ${error}`, { cause: error });
      }
      if (!stalled) await delay(RETRY_DELAYS_MS[failures++]);
    } finally {
      clearTimeout(stallTimer);
      attempt.abort();
    }
  }
}

/**
 * @param {string} address
 * @param {number} from  offset of the first byte wanted
 * @param {{signal: AbortSignal, cache: RequestCache}} options
 * @param {Fetch} fetch
 */
async function request(address, from, options, fetch) {
  const response = await (from
    ? fetch(address, { ...options, cache: "no-store", headers: { Range: `bytes=${from}-` } })
    : fetch(address, options));
  const { status } = response;
  if (status === 206 && response.headers.get("Content-Range")?.startsWith(`bytes ${from}-`)) {
    return response;
  }
  if (response.ok && status !== 206) return response;
  if (GONE.includes(status)) throw new OutdatedError(address);
  // Of the client errors only "timeout" and "too many requests" are worth a retry.
  const final = status >= 400 && status < 500 && status !== 408 && status !== 429;
  throw final ? new DownloadError(`${address}: ${status}`) : new Error(String(status));
}

/** @param {number} ms */
function delay(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
