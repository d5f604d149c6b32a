// The life cycle of the worker with Python, with a fake worker and a fake clock.

import assert from "node:assert/strict";
import { resolveObjectURL } from "node:buffer";
import { afterEach, beforeEach, mock, test } from "node:test";

import { PythonClient, PythonUnavailableError } from "../../docs/assets/check/python/client.mjs";
import { RulesClient } from "../../docs/assets/check/python/rules-client.mjs";

const MANIFEST = { base: "https://example.org/engine/", files: [], lock: {} };

/** Records what the client posts; the tests answer in Python's place. */
class FakeWorker {
  /** @type {FakeWorker[]} */
  static all = [];

  /** @param {string} address @param {WorkerOptions} options */
  constructor(address, options) {
    assert.equal(options.type, "module");
    this.address = address;
    /** @type {any[]} */
    this.posted = [];
    this.terminated = false;
    /** @type {(event: {data: unknown}) => void} */
    this.onmessage = () => {};
    /** @type {(event: {message: string, preventDefault(): void}) => void} */
    this.onerror = () => {};
    FakeWorker.all.push(this);
  }

  /** @param {any} message */
  postMessage(message) {
    this.posted.push(message);
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {Record<string, unknown>} data */
  reply(data) {
    this.onmessage({ data });
  }

  /** The calls that were posted and not answered here. */
  get calls() {
    return this.posted.filter((message) => message.do === "call");
  }
}

/** @param {number} [place] */
function worker(place = -1) {
  return /** @type {FakeWorker} */ (FakeWorker.all.at(place));
}

/** Let pending promises settle. */
async function settle() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/**
 * Let time pass as clocks do, whose timers start one another.
 * @param {number} ms
 */
function pass(ms) {
  for (let passed = 0; passed < ms; passed += 1_000) mock.timers.tick(1_000);
}

/** @param {boolean} [isFree]  whether the worker does not hold its lock, in a browser that has locks */
function startedClient(isFree) {
  const request = async (/** @type {string} */ name, /** @type {LockOptions} */ { ifAvailable }, /** @type {(lock: unknown) => unknown} */ use) => {
    assert.ok(ifAvailable);
    return use(isFree ? { name } : null);
  };
  const navigator = isFree === undefined ? {} : { locks: { request } };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  const client = new PythonClient(MANIFEST);
  client.start();
  if (isFree !== undefined) worker().reply({ state: "locked" });
  worker().reply({ state: "ready", fromSnapshot: false });
  return client;
}

beforeEach(() => {
  FakeWorker.all = [];
  mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, { Worker: FakeWorker });
  mock.method(console, "warn", () => {});
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

test("a client loads once, then answers calls", async () => {
  const client = new PythonClient(MANIFEST);
  assert.equal(client.state, "idle");
  client.start();
  client.start();
  assert.equal(FakeWorker.all.length, 1);
  const { lock } = client;
  assert.deepEqual(worker().posted, [{ id: 1, do: "load", manifest: MANIFEST, variant: "fast", bypassCache: false, lock }]);
  const call = client.call("{}");
  await settle();
  assert.deepEqual(worker().calls, [], "nothing is called before Python is ready");
  worker().reply({ state: "ready", fromSnapshot: false });
  await settle();
  const [{ id, text }] = worker().calls;
  assert.equal(text, "{}");
  worker().reply({ id, state: "answered", text: "1" });
  assert.equal(await call, "1");
});

test("answers find their calls in any order", async () => {
  const client = startedClient();
  const calls = ["a", "b"].map((text) => client.call(text));
  await settle();
  for (const { id, text } of worker().calls.reverse()) worker().reply({ id, state: "answered", text: text + text });
  assert.deepEqual(await Promise.all(calls), ["aa", "bb"]);
});

test("progress is reported", () => {
  const client = new PythonClient(MANIFEST);
  const events = /** @type {string[]} */ ([]);
  for (const name of ["progress", "starting"]) client.addEventListener(name, () => events.push(name));
  client.start();
  worker().reply({ state: "progress", done: 1, total: 2 });
  assert.deepEqual([client.done, client.total], [1, 2]);
  worker().reply({ state: "starting" });
  assert.deepEqual(events, ["progress", "starting"]);
  assert.equal(client.state, "loading");
});

test("loading is slow by the time that it still needs, not by its silence", () => {
  const client = new PythonClient(MANIFEST);
  const shown = /** @type {boolean[]} */ ([]);
  client.addEventListener("speed", () => shown.push(client.slow));
  client.start();
  for (let second = 0; second < 29; second += 1) mock.timers.tick(1_000);
  assert.equal(client.slow, false);
  mock.timers.tick(1_000);
  assert.equal(client.slow, true, "nothing has arrived");
  let done = 0;
  const arrive = (/** @type {number} */ bytesPerSecond) => {
    for (let second = 0; second < 30; second += 1) {
      done += bytesPerSecond;
      worker().reply({ state: "progress", done, total: 1_500_000 });
      mock.timers.tick(1_000);
    }
    return client.slow;
  };
  assert.equal(arrive(200), true, "a trickle");
  assert.equal(arrive(30_000), false);
  assert.equal(arrive(200), true, "a trickle later on");
  worker().reply({ state: "starting" });
  assert.equal(client.slow, false);
  assert.equal(client.state, "loading");
});

test("a damaged file is requested once more, past the browser's cache", () => {
  const client = new PythonClient(MANIFEST);
  const damaged = { state: "failed", reason: "damaged", detail: "", exception: false };
  client.start();
  assert.equal(worker().posted[0].bypassCache, false);
  worker().reply(damaged);
  assert.deepEqual([FakeWorker.all.length, worker(0).terminated, worker().posted[0].bypassCache], [2, true, true]);
  worker().reply(damaged);
  assert.deepEqual([client.state, client.reason], ["failed", "damaged"]);
});

test("a silent worker is replaced, and its calls are repeated", async () => {
  const client = startedClient();
  const call = client.call("a");
  await settle();
  pass(15_000);
  assert.ok(worker(0).terminated);
  assert.equal(FakeWorker.all.length, 2);
  worker().reply({ state: "ready", fromSnapshot: false });
  worker().reply({ id: worker().calls[0].id, state: "answered", text: "A" });
  assert.equal(await call, "A");
});

test("a worker that is gone is replaced in seconds; a busy one has the whole time", async () => {
  for (const [isFree, workers] of /** @type {[boolean, number][]} */ ([[true, 2], [false, 1]])) {
    FakeWorker.all = [];
    const client = startedClient(isFree);
    client.call("a").catch(() => {});
    await settle();
    pass(2_000);
    await settle();
    assert.equal(FakeWorker.all.length, 1);
    pass(1_000);
    await settle();
    assert.equal(FakeWorker.all.length, workers);
  }
});

test("a worker that answers while its lock is requested is not replaced", async () => {
  const client = startedClient(true);
  client.call("a").catch(() => {});
  await settle();
  pass(3_000);
  worker().reply({ id: worker().calls[0].id, state: "answered", text: "A" });
  await settle();
  assert.equal(FakeWorker.all.length, 1);
});

test("a worker that is gone while it loads is replaced once, but only if it had locks", async () => {
  const client = startedClient(true);
  client.fail(new PythonUnavailableError("time"));
  client.start();
  pass(9_000);
  await settle();
  assert.equal(FakeWorker.all.length, 2, "it may get no locks");
  for (const workers of [3, 3]) {
    worker().reply({ state: "locked" });
    pass(5_000);
    await settle();
    assert.equal(FakeWorker.all.length, workers);
  }
  assert.deepEqual([client.state, client.reason], ["failed", "stopped"]);
});

test("a suspended device does not use up the time of a call", async () => {
  const client = startedClient();
  client.call("a").catch(() => {});
  await settle();
  mock.timers.tick(3_600_000);
  pass(13_000);
  assert.equal(FakeWorker.all.length, 1);
  pass(1_000);
  assert.equal(FakeWorker.all.length, 2);
});

test("new calls do not extend the time limit of the oldest one", async () => {
  const client = startedClient();
  for (let seconds = 0; seconds < 15; seconds += 5) {
    client.call("a").catch(() => {});
    await settle();
    pass(5_000);
  }
  assert.ok(worker(0).terminated);
});

test("a call waits for its turn without using up its own time", async () => {
  const client = startedClient();
  const calls = [client.call("a"), client.call("b")];
  await settle();
  const [first, second] = worker().calls;
  pass(14_000);
  worker().reply({ id: first.id, state: "answered", text: "A" });
  pass(14_000);
  worker().reply({ id: second.id, state: "answered", text: "B" });
  assert.deepEqual(await Promise.all(calls), ["A", "B"]);
  assert.equal(FakeWorker.all.length, 1);
});

test("a second silent worker means failure; a new start begins again", async () => {
  const client = startedClient();
  const call = client.call("a");
  await settle();
  pass(15_000);
  worker().reply({ state: "ready", fromSnapshot: false });
  pass(15_000);
  await assert.rejects(call, (error) => error instanceof PythonUnavailableError && error.reason === "time");
  assert.equal(client.state, "failed");
  await assert.rejects(client.call("b"), PythonUnavailableError);
  client.start();
  assert.equal(client.state, "loading");
});

test("a fast build that fails to start gives way to stock Python", async () => {
  for (const fail of [
    () => worker().reply({ state: "failed", reason: "stopped", detail: "trap", exception: false }),
    () => worker().reply({ state: "failed", reason: "fast-files", detail: "404", exception: false }),
    () => {
      worker().reply({ state: "starting" });
      pass(30_000);
    },
  ]) {
    const client = new PythonClient(MANIFEST);
    client.start();
    const call = client.call("a");
    fail();
    assert.equal(worker().posted[0].variant, "stock");
    assert.ok(worker(-2).terminated, "it would go on loading");
    worker().reply({ state: "ready", fromSnapshot: false });
    await settle();
    worker().reply({ id: worker().calls[0].id, state: "answered", text: "A" });
    assert.equal(await call, "A");
  }
});

test("stock Python does not replace what it needs too", async () => {
  for (const reason of ["network", "outdated", "unsupported", "forbidden", "memory"]) {
    const client = new PythonClient(MANIFEST);
    client.start();
    worker().reply({ state: "failed", reason, detail: "", exception: false });
    assert.equal(client.state, "failed");
    assert.equal(client.reason, reason);
    client.start();
    assert.equal(worker().posted[0].variant, "fast");
  }
});

test("an exception that stock Python raises too does not rule out the fast build", async () => {
  const client = startedClient();
  const call = client.call("a");
  await settle();
  const exception = { state: "failed", reason: "stopped", detail: "KeyError", exception: true };
  worker().reply({ id: worker().calls[0].id, ...exception });
  assert.equal(worker().posted[0].variant, "stock", "the fast build may lack something");
  worker().reply({ state: "ready", fromSnapshot: false });
  worker().reply({ id: worker().calls[0].id, ...exception });
  await assert.rejects(call, PythonUnavailableError);
  client.start();
  assert.equal(worker().posted[0].variant, "fast");
});

test("a browser without workers or WebAssembly is unsupported", async () => {
  Object.assign(globalThis, { Worker: undefined });
  const client = new PythonClient(MANIFEST);
  client.start();
  assert.deepEqual([client.reason, client.detail], ["unsupported", "Worker"]);
  Object.assign(globalThis, {
    Worker: class {
      constructor() {
        throw new Error("blocked");
      }
    },
  });
  client.start();
  assert.equal(client.reason, "unsupported");
  Object.assign(globalThis, { Worker: class { terminate() {} } });
  client.start();
  assert.equal(client.reason, "unsupported", "workers that are no modules");
});

test("an error of the worker's script means that it did not start", () => {
  const client = new PythonClient(MANIFEST);
  client.start();
  worker().onerror({ message: "SyntaxError", preventDefault() {} });
  assert.deepEqual([client.reason, client.detail], ["start", "SyntaxError"]);
});

/**
 * Run the script of a worker that the client starts.
 * @param {(address: string) => Promise<unknown>} load  in place of `import`
 */
async function runScript(load) {
  new PythonClient(MANIFEST).start();
  const script = await /** @type {Blob} */ (resolveObjectURL(worker().address)).text();
  /** @type {any[]} */
  const posted = [];
  /** @type {any} */
  const scope = { load, postMessage: (/** @type {unknown} */ message) => posted.push(message) };
  Object.assign(globalThis, { self: scope });
  // A module of the same address would not run twice.
  const once = `// ${worker().address}`;
  await import(`data:text/javascript,${encodeURIComponent(script.replace("import(", "self.load(") + once)}`);
  return { scope, posted };
}

test("messages that come before the worker's module are handed to it", async () => {
  /** @type {unknown[]} */
  const handled = [];
  let load = () => {};
  const { scope } = await runScript((address) => {
    assert.match(address, /\/worker\.mjs$/);
    return new Promise((resolve) => (load = () => resolve(null)));
  });
  scope.onmessage("first");
  scope.onmessage("second");
  scope.onmessage = (/** @type {unknown} */ event) => handled.push(event);
  load();
  await settle();
  assert.deepEqual(handled, ["first", "second"]);
});

test("a module that fails to load or arrives damaged is distinguished from one that fails to run", async () => {
  for (const [error, reason] of /** @type {[Error, string][]} */ ([
    [new TypeError("Failed to fetch"), "network"],
    [new SyntaxError("damaged"), "damaged"],
    [new ReferenceError("BigInt is not defined"), "start"],
  ])) {
    const { posted } = await runScript(() => Promise.reject(error));
    await settle();
    assert.deepEqual(posted, [{ state: "failed", reason, detail: String(error) }]);
  }
});

test("an assessment is not computed twice", async () => {
  const client = startedClient();
  const rules = new RulesClient(client);
  const answers = { filing_date: "2024-03-01", age: null };
  const replies = [rules.assess(answers, ["pilot"]), rules.assess({ ...answers }, ["pilot"])];
  await settle();
  assert.equal(worker().calls.length, 1);
  const [{ id, text }] = worker().calls;
  assert.deepEqual(JSON.parse(text), { method: "assess", answers, skip: ["age"], programs: ["pilot"] });
  worker().reply({ id, state: "answered", text: '{"ask": null}' });
  for (const reply of replies) assert.deepEqual(await reply, { ask: null });
  rules.assess({ filing_date: "2024-03-02" }).catch(() => {});
  await settle();
  assert.equal(worker().calls.length, 2);
});

test("a reply that has come is there at once, until it is forgotten", async () => {
  const client = startedClient();
  const rules = new RulesClient(client);
  const request = { answers: { filing_date: "2024-03-01", age: null }, programs: ["pilot"] };
  const reply = rules.next(request.answers, request.programs);
  await settle();
  assert.equal(rules.knownReply(request), undefined);
  const [{ id, text }] = worker().calls;
  assert.deepEqual(JSON.parse(text), { method: "next", skip: ["age"], ...request });
  worker().reply({ id, state: "answered", text: '{"ask": "job", "left": 3}' });
  assert.deepEqual(await reply, { ask: "job", left: 3 });
  assert.deepEqual(rules.knownReply(request), { ask: "job", left: 3 });
  assert.equal(rules.knownReply({ ...request, programs: ["peq"] }), undefined);
  rules.forget();
  assert.equal(rules.knownReply(request), undefined);
});

test("only the last replies are remembered", async () => {
  const client = startedClient();
  const rules = new RulesClient(client);
  const ages = [...Array(20).keys()].map((age) => ({ age }));
  for (const answers of ages) {
    const reply = rules.next(answers, null);
    await settle();
    const { id } = worker().calls.at(-1);
    worker().reply({ id, state: "answered", text: '{"ask": null, "left": 0}' });
    await reply;
  }
  const known = ages.filter((answers) => rules.knownReply({ answers, programs: null }));
  assert.deepEqual([known.length, known.at(-1)], [12, { age: 19 }]);
});

test("a failed assessment is tried again; dates are left out where they cannot be computed", async () => {
  const client = startedClient();
  const rules = new RulesClient(client);
  const [assessed, dates] = [rules.assess({}), rules.timing({})];
  await settle();
  client.fail(new PythonUnavailableError("time"));
  await assert.rejects(assessed, PythonUnavailableError);
  assert.equal(await dates, null);
  client.start();
  worker().reply({ state: "ready", fromSnapshot: false });
  rules.assess({}).catch(() => {});
  await settle();
  assert.equal(worker().calls.length, 1);
});

test("Python that continued from a snapshot and does not answer is started without it", async () => {
  for (const fromSnapshot of [false, true]) {
    const client = new PythonClient(MANIFEST);
    client.start();
    worker().reply({ state: "ready", fromSnapshot });
    client.call("{}").catch(() => {});
    await settle();
    pass(15_000);
    const [load] = worker().posted;
    assert.deepEqual([load.do, load.bypassCache], ["load", fromSnapshot]);
  }
});
