// Texts whose address holds their digest, over connections that damage them or stand still.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, mock, test } from "node:test";

import { OccupationData } from "../../docs/assets/check/calculators/occupation-data.mjs";
import { fetchVerified } from "../../docs/assets/check/python/download/verified-fetch.mjs";

const TEXT = '["魁北克"]';
const ADDRESS = address(TEXT);

/** @param {string} text */
function address(text) {
  return `../assets/${createHash("sha256").update(text).digest("hex").slice(0, 12)}/check.json`;
}

/** @type {RequestCache[]} */
let modes = [];

/**
 * Answer the requests in turn.
 * @param {(() => Response | Promise<Response>)[]} answers
 */
function serve(...answers) {
  modes = [];
  mock.method(globalThis, "fetch", async (/** @type {string} */ _, /** @type {RequestInit} */ init) => {
    modes.push(/** @type {RequestCache} */ (init.cache));
    const answer = answers.shift();
    if (!answer) throw new Error("no more answers");
    return answer();
  });
}

const broken = () =>
  new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError("cut off")) }));

afterEach(() => {
  mock.restoreAll();
  mock.timers.reset();
});

test("a text arrives as it was built", async () => {
  serve(() => new Response(TEXT));
  assert.equal(await fetchVerified(ADDRESS), TEXT);
  assert.deepEqual(modes, ["default"]);
});

test("what arrives damaged or in part is requested again, past the cache", async () => {
  for (const first of [broken, () => new Response(`${TEXT}\n`), () => new Response("<html>")]) {
    serve(first, () => new Response(TEXT));
    assert.equal(await fetchVerified(ADDRESS), TEXT);
    assert.deepEqual(modes, ["default", "reload"]);
  }
});

test("what arrives damaged twice, or not at all, is an error", async () => {
  serve(broken, () => new Response("<html>"));
  await assert.rejects(fetchVerified(ADDRESS), /wrong content/);
  serve(() => new Response("", { status: 404 }));
  await assert.rejects(fetchVerified(ADDRESS), /404/);
});

test("a list of occupations that stands still is given up, and used when it has come", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const list = "[]";
  /** @type {(answer: Response) => void} */
  let arrive = () => {};
  serve(() => new Promise((resolve) => (arrive = resolve)));
  const occupations = new OccupationData({ occupations: address(list), tag: "en" });
  const first = occupations.load();
  mock.timers.tick(10_000);
  assert.equal(await first, null);
  arrive(new Response(list));
  assert.ok(await occupations.load());
});

test("a list of occupations that failed is requested again", async () => {
  serve(() => new Response("", { status: 500 }), () => new Response("[]"));
  const occupations = new OccupationData({ occupations: address("[]"), tag: "en" });
  assert.equal(await occupations.load(), null);
  assert.ok(await occupations.load());
});
