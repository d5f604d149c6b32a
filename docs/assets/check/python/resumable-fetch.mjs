// One file's bytes as they come; a connection that breaks or stands still is taken up where it was.

/** A file that did not come, and will not by asking again at once. */
export class DownloadError extends Error {}

/** The site has no such file any more: the page is of an older build. */
export class OutdatedError extends Error {}

const GONE = [404, 410];

/** How long to wait before each further try that follows one without a byte, in milliseconds. */
const WAITS = [250, 750, 2250];

/** A connection on which nothing comes for so long is given up for a new one, in milliseconds. */
const STANDSTILL = 20_000;

/** How much smaller a host makes a file that it packs on the way, at least about. */
const PACKED = 3;

/** Python is given another `fetch`, which answers from here. */
const realFetch = self.fetch.bind(self);

/**
 * @param {string} address
 * @param {number} total  the file's bytes
 * @returns {AsyncGenerator<Uint8Array, void>}
 */
export async function* parts(address, total) {
  let at = 0;
  let failures = 0;
  let packed = false;
  while (at < total) {
    const attempt = new AbortController();
    let idle = 0;
    let stood = false;
    const moved = () => {
      clearTimeout(idle);
      idle = setTimeout(() => {
        stood = true;
        attempt.abort();
      }, STANDSTILL);
    };
    try {
      moved();
      // What is packed on the way comes unpacked by the range: then the whole may be the less.
      const resume = at > 0 && (!packed || total - at < total / PACKED);
      const response = await ask(address, resume ? at : 0, attempt.signal);
      if (response.status !== 206) packed = response.headers.has("Content-Encoding");
      let known = response.status === 206 ? 0 : at;
      const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        moved();
        const fresh = value.subarray(Math.min(known, value.length));
        known -= value.length - fresh.length;
        if (fresh.length === 0) continue;
        at += fresh.length;
        failures = 0;
        yield fresh;
      }
      if (at > total) throw new DownloadError(`${address}: is not the file that was meant`);
      if (at < total) throw new Error("cut short");
    } catch (error) {
      if (error instanceof DownloadError || error instanceof OutdatedError) throw error;
      if (!stood && failures === WAITS.length) throw new DownloadError(`${address}: ${error}`);
      if (!stood) await new Promise((resolve) => setTimeout(resolve, WAITS[failures++]));
    } finally {
      clearTimeout(idle);
      attempt.abort();
    }
  }
}

/**
 * @param {string} address
 * @param {number} from  the first byte that is wanted
 * @param {AbortSignal} signal
 */
async function ask(address, from, signal) {
  const response = await (from
    ? realFetch(address, { signal, cache: "no-store", headers: { Range: `bytes=${from}-` } })
    : realFetch(address, { signal }));
  const { status } = response;
  if (status === 206 && response.headers.get("Content-Range")?.startsWith(`bytes ${from}-`)) {
    return response;
  }
  if (response.ok && status !== 206) return response;
  if (GONE.includes(status)) throw new OutdatedError(address);
  // Too late, too often: worth another try. What else a host refuses, it refuses again.
  const final = status >= 400 && status < 500 && status !== 408 && status !== 429;
  throw final ? new DownloadError(`${address}: ${status}`) : new Error(String(status));
}
