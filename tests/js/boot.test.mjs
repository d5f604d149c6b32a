// The script that watches whether the self-check starts, in a page of a few elements.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { mock, test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = await readFile(new URL("../../docs/assets/check/boot.js", import.meta.url), "utf8");
const MAIN = { target: { src: "https://guide.test/assets/0123456789ab/check/main.mjs" } };

/** @param {import("node:test").TestContext} t @param {{protocol?: string, storage?: Record<string, string>, readyState?: string, isRunning?: boolean}} [given] */
function open(t, { protocol = "https:", storage = {}, readyState = "complete", isRunning = false } = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const names = ["start-buttons", "not-running", "not-running-why", "not-running-file"];
  const elements = new Map(names.map((name) => [name, { hidden: name !== "start-buttons" }]));
  const page = new EventTarget();
  const reload = mock.fn();
  const window = new EventTarget();
  runInNewContext(SCRIPT, {
    document: Object.assign(page, {
      readyState,
      documentElement: { hasAttribute: () => isRunning },
      querySelector: (/** @type {string} */ selector) => elements.get(selector.slice(11, -2)),
      querySelectorAll: () => [],
    }),
    location: { protocol, reload },
    sessionStorage: {
      getItem: (/** @type {string} */ key) => storage[key] ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => (storage[key] = value),
      removeItem: (/** @type {string} */ key) => delete storage[key],
    },
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
    setTimeout,
    clearTimeout,
  });
  const shown = () => names.filter((name) => !elements.get(name)?.hidden);
  /** @param {{target: object}} event */
  const fail = ({ target }) => window.dispatchEvent(Object.defineProperty(new Event("error"), "target", { value: target }));
  const reject = () => window.dispatchEvent(new Event("unhandledrejection"));
  return { page, shown, fail, reject, reload, storage };
}

test("the way without scripts takes the place of a start that does not work after two seconds", (t) => {
  const { page, shown } = open(t);
  t.mock.timers.tick(1_999);
  assert.deepEqual(shown(), ["start-buttons"]);
  t.mock.timers.tick(1);
  assert.deepEqual(shown(), ["not-running", "not-running-why"]);
  page.dispatchEvent(new Event("check-running"));
  assert.deepEqual(shown().slice(0, 1), ["start-buttons"]);
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
  assert.deepEqual(first.shown(), ["start-buttons"]);
  t.mock.timers.reset();
  const second = open(t, { storage: first.storage });
  second.fail(MAIN);
  assert.equal(second.reload.mock.callCount(), 0);
  assert.ok(second.shown().includes("not-running"));
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
  const press = (/** @type {unknown} */ found) =>
    page.dispatchEvent(Object.defineProperty(new Event("click"), "target", { value: { closest: () => found } }));
  press(button);
  press(null);
  assert.deepEqual(button.setAttribute.mock.calls.map(({ arguments: given }) => given.join()), ["aria-busy,true"]);
  page.dispatchEvent(new Event("check-running"));
  assert.deepEqual([button.click.mock.callCount(), button.removeAttribute.mock.callCount()], [1, 1]);
});
