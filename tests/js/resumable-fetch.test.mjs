// Downloads over a connection that breaks, stalls or lies.

import assert from "node:assert/strict";
import { test } from "node:test";

import { DownloadError, OutdatedError, resumableFetch } from "../../docs/assets/check/python/download/resumable-fetch.mjs";

/** @import { TestContext } from "node:test" */
/** @import { Fetch } from "../../docs/assets/check/python/download/resumable-fetch.mjs" */

const ADDRESS = "https://example.org/engine/file.wasm";
const FILE = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

/**
 * Return a response of `file` from `from`, which breaks after `bytes`; stalls there if `stalls`.
 * @param {{from?: number, bytes?: number, stalls?: boolean, encoding?: string, signal?: AbortSignal | null}} options
 */
function respond({ from = 0, bytes = FILE.length, stalls = false, encoding, signal }) {
  const body = new ReadableStream({
    start(controller) {
      for (let at = from; at < from + bytes && at < FILE.length; at += 100) {
        controller.enqueue(FILE.slice(at, Math.min(at + 100, from + bytes)));
      }
      if (stalls) signal?.addEventListener("abort", () => controller.error(signal.reason));
      else controller.close();
    },
  });
  const headers = new Headers();
  if (encoding) headers.set("Content-Encoding", encoding);
  if (from) headers.set("Content-Range", `bytes ${from}-${FILE.length - 1}/${FILE.length}`);
  return new Response(body, { status: from ? 206 : 200, headers });
}

/**
 * Return a `fetch` that gives one answer after another, and the ranges that were requested.
 * @param {((from: number, signal?: AbortSignal | null) => Response | Error)[]} answers
 */
function fakeFetch(...answers) {
  /** @type {number[]} */
  const requested = [];
  /** @type {Fetch} */
  const fetch = async (_, init) => {
    const from = Number(/bytes=(\d+)-/.exec(new Headers(init?.headers).get("Range") ?? "")?.[1] ?? 0);
    requested.push(from);
    const answer = answers[Math.min(requested.length, answers.length) - 1](from, init?.signal);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch, requested };
}

/**
 * @param {Fetch} fetch
 * @param {number} [total]
 */
async function download(fetch, total = FILE.length) {
  const bytes = [];
  for await (const chunk of resumableFetch(ADDRESS, total, fetch)) bytes.push(...chunk);
  return Uint8Array.from(bytes);
}

/**
 * Make retries immediate; collect their delays.
 * @param {TestContext} t
 */
function skipDelays(t) {
  /** @type {number[]} */
  const delays = [];
  const { setTimeout: real } = globalThis;
  t.mock.method(globalThis, "setTimeout", (/** @type {() => void} */ callback, /** @type {number} */ ms) => {
    if (ms >= 20_000) return real(callback, 60_000).unref();
    delays.push(ms);
    return real(callback, 0);
  });
  return delays;
}

test("a file arrives in one request", async () => {
  const { fetch, requested } = fakeFetch(() => respond({}));
  assert.deepEqual(await download(fetch), FILE);
  assert.deepEqual(requested, [0]);
});

test("a broken download resumes where it stopped", async (t) => {
  const delays = skipDelays(t);
  const { fetch, requested } = fakeFetch(
    () => respond({ bytes: 300 }),
    (from) => respond({ from, bytes: 200 }),
    (from) => respond({ from }),
  );
  assert.deepEqual(await download(fetch), FILE);
  assert.deepEqual(requested, [0, 300, 500]);
  assert.deepEqual(delays, [250, 250], "each received byte resets the delays");
});

test("a host without ranges sends the file again; what arrived is skipped", async (t) => {
  skipDelays(t);
  const { fetch, requested } = fakeFetch(() => respond({ bytes: 350 }), () => respond({}));
  assert.deepEqual(await download(fetch), FILE);
  assert.deepEqual(requested, [0, 350]);
});

test("a compressed file is resumed only if the rest is the smaller download", async (t) => {
  skipDelays(t);
  const early = fakeFetch(() => respond({ bytes: 300, encoding: "gzip" }), (from) => respond({ from }));
  assert.deepEqual(await download(early.fetch), FILE);
  assert.deepEqual(early.requested, [0, 0]);
  const late = fakeFetch(() => respond({ bytes: 900, encoding: "gzip" }), (from) => respond({ from }));
  assert.deepEqual(await download(late.fetch), FILE);
  assert.deepEqual(late.requested, [0, 900]);
});

test("a wrong range is not taken for the rest of the file", async (t) => {
  skipDelays(t);
  const { fetch } = fakeFetch(() => respond({ bytes: 300 }), () => respond({ from: 500 }), (from) => respond({ from }));
  assert.deepEqual(await download(fetch), FILE);
});

test("attempts without a byte end after three retries, with growing delays", async (t) => {
  const delays = skipDelays(t);
  const { fetch, requested } = fakeFetch(() => new TypeError("network"));
  await assert.rejects(download(fetch), (error) => error instanceof DownloadError && /network/.test(error.message));
  assert.equal(requested.length, 4);
  assert.deepEqual(delays, [250, 750, 2250]);
});

test("a missing file means an outdated page, at once", async () => {
  for (const status of [404, 410]) {
    const { fetch, requested } = fakeFetch(() => new Response(null, { status }));
    await assert.rejects(download(fetch), OutdatedError);
    assert.equal(requested.length, 1);
  }
});

test("only errors that may pass are retried", async (t) => {
  skipDelays(t);
  for (const [status, requests] of [[403, 1], [408, 2], [429, 2], [500, 2], [503, 2]]) {
    const { fetch, requested } = fakeFetch(() => new Response(null, { status }), () => respond({}));
    if (requests === 1) await assert.rejects(download(fetch), DownloadError);
    else assert.deepEqual(await download(fetch), FILE);
    assert.equal(requested.length, requests, String(status));
  }
});

test("a file that is longer than listed is refused", async () => {
  const { fetch } = fakeFetch(() => respond({}));
  await assert.rejects(download(fetch, 950), DownloadError);
});

test("a host that does not answer is asked again", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {(AbortSignal | null | undefined)[]} */
  const signals = [];
  /** @type {Fetch} */
  const fetch = async (_, init) => {
    signals.push(init?.signal);
    if (signals.length > 1) return respond({});
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
  };
  const done = download(fetch);
  t.mock.timers.tick(20_000);
  assert.deepEqual(await done, FILE);
  assert.equal(signals.length, 2);
});

test("a stalled connection is replaced without a delay", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { fetch, requested } = fakeFetch(
    (_, signal) => respond({ bytes: 400, stalls: true, signal }),
    (from) => respond({ from }),
  );
  const done = download(fetch);
  // Let the reader consume what has arrived before time passes.
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(19_999);
  assert.deepEqual(requested, [0]);
  t.mock.timers.tick(1);
  assert.deepEqual(await done, FILE);
  assert.deepEqual(requested, [0, 400]);
});
