// Every module but the entry scripts can be imported without a document.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

const ASSETS = new URL("../../docs/assets/", import.meta.url);

/** Scripts that a page or a worker runs; they act when they are imported. */
const ENTRIES = [
  "check/main.mjs",
  "check/python/worker.mjs",
  "evidence/evidence.mjs",
  "explorer/explorer.mjs",
  "frame-notice.mjs",
  "guide.mjs",
  "menu.mjs",
  "moved-anchors.mjs",
  "offline/offline-notice.mjs",
  "search/search.mjs",
];

const modules = readdirSync(ASSETS, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith(".mjs"));

test("the entry scripts exist", () => {
  for (const entry of ENTRIES) assert.ok(modules.includes(entry), entry);
});

for (const path of modules.filter((each) => !ENTRIES.includes(each))) {
  test(`${path} touches no document at import`, async () => {
    await import(new URL(path, ASSETS).href);
  });
}
