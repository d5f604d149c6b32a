// The script that watches whether the self-check starts, in a page of a few elements.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { mock, test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = await readFile(new URL("../../docs/assets/check/boot.js", import.meta.url), "utf8");
const MAIN = { target: { src: "https://guide.test/assets/0123456789ab/check/main.mjs" } };

/** What the start shows before anything runs. */
const START = ["start-buttons", "open-file"];

/**
 * @param {import("node:test").TestContext} t
 * @param {{protocol?: string, storage?: Record<string, string> | null, readyState?: string, isRunning?: boolean, links?: object[]}} [given]
 *   `storage`: `null` if the browser refuses it
 */
function open(t, { protocol = "https:", storage = {}, readyState = "complete", isRunning = false, links = [] } = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const names = [...START, "not-running", "not-running-why", "not-running-file"];
  const elements = new Map(names.map((name) => [name, { hidden: !START.includes(name) }]));
  const page = new EventTarget();
  const reload = mock.fn();
  const window = new EventTarget();
  runInNewContext(SCRIPT, {
    document: Object.assign(page, {
      readyState,
      documentElement: { hasAttribute: (/** @type {string} */ name) => isRunning && name === "data-engine" },
      querySelector: (/** @type {string} */ selector) => elements.get(selector.slice(11, -2)),
      querySelectorAll: () => links,
    }),
    location: { protocol, reload },
    get sessionStorage() {
      if (!storage) throw new Error("refused");
      return {
        getItem: (/** @type {string} */ key) => storage[key] ?? null,
        setItem: (/** @type {string} */ key, /** @type {string} */ value) => (storage[key] = value),
        removeItem: (/** @type {string} */ key) => delete storage[key],
      };
    },
    // The error of a resource does not bubble: only who captures it hears of it.
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ listener, capture = false) =>
      window.addEventListener(type === "error" && !capture ? "error of a script" : type, listener, capture),
    removeEventListener: window.removeEventListener.bind(window),
    setTimeout,
    clearTimeout,
  });
  const shown = () => names.filter((name) => !elements.get(name)?.hidden);
  /** @param {{target: object}} event */
  const fail = ({ target }) => window.dispatchEvent(Object.defineProperty(new Event("error"), "target", { value: target }));
  const reject = () => window.dispatchEvent(new Event("unhandledrejection"));
  return { page, shown, fail, reject, reload, storage, elements };
}

test("the way without scripts takes the place of a start that does not work after two seconds", (t) => {
  const { page, shown } = open(t);
  t.mock.timers.tick(1_999);
  assert.deepEqual(shown(), START);
  t.mock.timers.tick(1);
  assert.deepEqual(shown(), ["not-running", "not-running-why"]);
  page.dispatchEvent(new Event("check-running"));
  assert.deepEqual(shown().slice(0, 2), START);
});

test("a start that works stays", (t) => {
  const { page, shown } = open(t);
  page.dispatchEvent(new Event("check-running"));
  t.mock.timers.tick(60_000);
  assert.ok(shown().includes("start-buttons") && !shown().includes("not-running"));
});

test("a page whose script is gone is loaded again, once", (t) => {
  const first = open(t);
  first.fail(MAIN);
  assert.equal(first.reload.mock.callCount(), 1);
  assert.deepEqual(first.shown(), START);
  t.mock.timers.reset();
  const second = open(t, { storage: first.storage });
  second.fail(MAIN);
  assert.equal(second.reload.mock.callCount(), 0);
  assert.ok(second.shown().includes("not-running"));
});

test("where the browser refuses storage, the way without scripts shows, and a late start works", (t) => {
  const { page, shown, fail, reload } = open(t, { storage: null });
  fail(MAIN);
  assert.equal(reload.mock.callCount(), 0);
  assert.ok(shown().includes("not-running"));
  page.dispatchEvent(new Event("check-running"));
  assert.deepEqual(shown().slice(0, 2), START);
});

test("a page that comes slowly is looked through again", (t) => {
  const { page, shown, elements } = open(t, { readyState: "loading" });
  const all = [...elements];
  elements.clear();
  t.mock.timers.tick(2_000);
  for (const [name, element] of all) elements.set(name, element);
  assert.deepEqual(shown(), START);
  t.mock.timers.tick(2_000);
  assert.ok(shown().includes("not-running"));
  page.dispatchEvent(new Event("check-running"));
  t.mock.timers.tick(60_000);
  assert.ok(!shown().includes("not-running"));
});

/** @param {object | null} sheet  `null` while it has not arrived */
function styleLink(sheet) {
  const later = { media: "", onload: () => {} };
  const replaceChild = mock.fn();
  return { sheet, media: "screen", parentNode: { replaceChild }, cloneNode: () => later, later, replaceChild };
}

test("the page does not wait for styles longer than three seconds", (t) => {
  const [arrived, missing, late] = [styleLink({}), styleLink(null), styleLink(null)];
  const links = [arrived, missing];
  const { page } = open(t, { links, readyState: "loading" });
  t.mock.timers.tick(2_999);
  assert.equal(missing.replaceChild.mock.callCount(), 0);
  t.mock.timers.tick(1);
  assert.deepEqual([...missing.replaceChild.mock.calls[0].arguments], [missing.later, missing]);
  assert.equal(missing.later.media, "print", "nothing waits for a style of another medium");
  missing.later.onload();
  assert.equal(missing.later.media, "screen");
  assert.equal(arrived.replaceChild.mock.callCount(), 0);
  links.push(late);
  t.mock.timers.tick(3_000);
  assert.equal(late.replaceChild.mock.callCount(), 1);
  Object.assign(page, { readyState: "complete" });
  t.mock.timers.tick(3_000);
  const { length } = late.replaceChild.mock.calls;
  t.mock.timers.tick(60_000);
  assert.equal(late.replaceChild.mock.callCount(), length);
});

test("a page that is opened as a file says so", (t) => {
  const { shown } = open(t, { protocol: "file:" });
  t.mock.timers.tick(2_000);
  assert.deepEqual(shown(), ["not-running", "not-running-file"]);
});

test("a script that fails while it starts shows the way without scripts at once", (t) => {
  const { shown, reject } = open(t);
  reject();
  assert.ok(shown().includes("not-running"));
  const other = (t.mock.timers.reset(), open(t));
  other.fail({ target: { src: "https://guide.test/assets/other.js" } });
  assert.ok(other.shown().includes("not-running") && !other.reload.mock.callCount());
});

test("what fails once the self-check runs changes nothing", (t) => {
  const { page, shown, fail, reject, reload, storage } = open(t, { storage: { "check-reloaded": "1" } });
  page.dispatchEvent(new Event("check-running"));
  reject();
  fail(MAIN);
  assert.ok(!shown().includes("not-running") && !reload.mock.callCount());
  assert.deepEqual(storage, {}, "the next visit may load again");
});

test("a self-check that runs before this script stays", (t) => {
  const { shown } = open(t, { isRunning: true });
  t.mock.timers.tick(60_000);
  assert.ok(!shown().includes("not-running"));
});

test("a press before the self-check runs is repeated once it does", (t) => {
  const { page } = open(t);
  const button = { setAttribute: mock.fn(), removeAttribute: mock.fn(), click: mock.fn() };
  const press = (/** @type {object} */ pressed, selector = '[data-action="start"]') => {
    const closest = (/** @type {string} */ sought) => (sought === selector ? pressed : null);
    page.dispatchEvent(Object.defineProperty(new Event("click"), "target", { value: { closest } }));
  };
  press(button);
  press({}, "[data-action]");
  assert.deepEqual(button.setAttribute.mock.calls.map(({ arguments: given }) => given.join()), ["aria-busy,true"]);
  page.dispatchEvent(new Event("check-running"));
  assert.deepEqual([button.click.mock.callCount(), button.removeAttribute.mock.callCount()], [1, 1]);
  press(button);
  assert.equal(button.setAttribute.mock.callCount(), 1, "the self-check itself reacts from now on");
});
