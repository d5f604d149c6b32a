// The service worker as it is written; the build inserts the files of the site.

import assert from "node:assert/strict";
import { test } from "node:test";

import { pagesCachePrefix, runtimeCacheName } from "../../docs/assets/check/python/cache-storage.mjs";

test("an update deletes the caches of earlier builds, and nothing else", async () => {
  const root = "https://example.org/guide/";
  const current = pagesCachePrefix(root);
  const others = [runtimeCacheName(`${root}engine/`), "guide pages /other/ 0123456789ab", "of another site"];
  const names = new Set([current, `${current}0123456789ab`, `${current}ba9876543210`, ...others]);
  const self = Object.assign(new EventTarget(), {
    location: new URL(`${root}sw.js`),
    clients: { claim: async () => {} },
  });
  const caches = { keys: async () => [...names], delete: async (/** @type {string} */ name) => names.delete(name) };
  Object.assign(globalThis, { self, caches });
  const source = "../../site_builder/templates/root/sw.mjs";
  await import(source);

  /** @type {Promise<void>[]} */
  const activations = [];
  const event = Object.assign(new Event("activate"), {
    waitUntil: (/** @type {Promise<void>} */ activation) => activations.push(activation),
  });
  self.dispatchEvent(event);
  await Promise.all(activations);
  assert.deepEqual([...names], [current, ...others]);
});
