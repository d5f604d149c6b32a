// Saving the answers as a file, and copying a link to them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { copyLink, saveFile } from "../../docs/assets/check/sharing/export.mjs";

/** @import { Translator } from "../../docs/assets/check/i18n.mjs" */
/** @import { Assessment } from "../../docs/assets/check/types.d.ts" */

const translator = /** @type {Translator} */ (/** @type {unknown} */ ({ text: () => "answers" }));
const assessment = /** @type {Assessment} */ (
  /** @type {unknown} */ ({
    rules_version: "1.2.3",
    programs: [{ program: "one", routes: [{ conditions_outcome: "met", hypothetical: false }] }],
  })
);

/** Browsers have started a download by then. */
const DOWNLOAD_START_MS = 10_000;

test("a browser can read a saved file after the click that saves it", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {Map<string, Blob>} */
  const blobs = new Map();
  t.mock.method(URL, "createObjectURL", (/** @type {Blob} */ blob) => {
    blobs.set("blob:1", blob);
    return "blob:1";
  });
  t.mock.method(URL, "revokeObjectURL", (/** @type {string} */ href) => blobs.delete(href));
  /** @type {Record<string, string>[]} */
  const clicked = [];
  const createElement = () => {
    /** @type {Record<string, string>} */
    const attributes = {};
    return {
      setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (attributes[name] = value),
      click: () => clicked.push(attributes),
    };
  };
  Object.assign(globalThis, { document: { createElement } });
  t.after(() => Object.assign(globalThis, { document: undefined }));

  saveFile({ filing_date: "2024-03-01", age: null }, assessment, translator);
  assert.deepEqual(clicked, [{ href: "blob:1", download: "answers-programs-one-rules-1.2.3-m.json" }]);
  t.mock.timers.tick(DOWNLOAD_START_MS);
  const blob = blobs.get("blob:1");
  assert.ok(blob, "the file is gone before a slow browser reads it");
  assert.deepEqual(JSON.parse(await blob.text()), { filing_date: "2024-03-01", age: null });
  t.mock.timers.runAll();
  assert.equal(blobs.size, 0, "the file stays in memory");
});

test("a link that cannot be copied is shown in a field", async (t) => {
  const failures = [() => new Promise(() => {}), () => Promise.reject(new DOMException("refused", "NotAllowedError"))];
  for (const writeText of failures) {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    /** @type {any[]} */
    let shown = [];
    class FakeElement {
      /** @param {any[]} children */
      replaceChildren(...children) {
        shown = children;
      }
    }
    const createElement = (/** @type {string} */ name) => ({
      name,
      setAttribute(/** @type {string} */ key, /** @type {string} */ value) {
        Object.assign(this, { [key]: value });
      },
      append: () => {},
      select: () => {},
    });
    Object.assign(globalThis, {
      HTMLElement: FakeElement,
      document: { createElement, querySelector: () => new FakeElement() },
      location: { href: "https://example.org/guide/en/check/" },
    });
    Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText } }, configurable: true });
    t.after(() => Object.assign(globalThis, { HTMLElement: undefined, document: undefined, location: undefined }));
    const copied = copyLink({ filing_date: "2024-03-01" }, assessment, translator);
    t.mock.timers.tick(3_000);
    await copied;
    assert.deepEqual(shown.map(({ name }) => name), ["span", "input"]);
    assert.match(shown[1].value, /^https:\/\/example\.org\/guide\/en\/check\/#answers=/);
    t.mock.timers.reset();
  }
});
