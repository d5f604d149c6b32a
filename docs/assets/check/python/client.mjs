// The page's side of the worker: its life cycle, its time limits, and calls as promises.

/** @import { RuntimeManifest } from "../types.d.ts" */

import { trustedScriptUrl } from "../trusted-types.mjs";

/** @typedef {"idle" | "loading" | "ready" | "failed"} ClientState */
/** @typedef {"fast" | "stock"} Variant  of Python: see worker.mjs */
/** @typedef {"network" | "outdated" | "damaged" | "fast-files" | "time" | "unsupported" | "forbidden" | "memory" | "start" | "stopped"} FailureReason */

/**
 * What the worker posts; `exception` marks an exception in a call that leaves Python running.
 * @typedef {{id: number, state: "locked"}
 *   | {id: number, state: "progress", done: number, total: number}
 *   | {id: number, state: "starting"}
 *   | {id: number, state: "ready", fromSnapshot: boolean}
 *   | {id: number, state: "answered", text: string}
 *   | {id: number, state: "failed", reason: FailureReason, detail: string, exception: boolean}
 * } WorkerMessage
 */

/** @typedef {{text: string, resolve: (text: string) => void, reject: (reason: Error) => void}} Call */

/** Time after which the page may offer a way without Python. */
const PATIENCE_MS = 30_000;
/** How often the page judges the speed of loading, by the bytes since the last time. */
const SPEED_INTERVAL_MS = 10_000;
/** Time still needed at that speed above which the page offers a way without Python. */
const SLOW_MS = 60_000;
/** How long Python may take to start. */
const START_TIMEOUT_MS = { fast: 30_000, stock: 90_000 };
/** How long one call may take. */
const CALL_TIMEOUT_MS = 15_000;
/** Time limits count in steps of this length. */
const STEP_MS = 1_000;
/** Time after which a worker that holds no lock is gone. */
const LOST_MS = 3_000;

/** Failures that another variant of Python would not prevent. @type {FailureReason[]} */
const EXTERNAL_REASONS = ["network", "outdated", "damaged", "unsupported", "forbidden", "memory"];

/** The rules cannot be called. */
export class PythonUnavailableError extends Error {
  /**
   * @param {FailureReason} reason
   * @param {string} [detail]
   */
  constructor(reason, detail = "") {
    super(`${reason} ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * Return the address of a script that imports the worker, then hands it the messages that came earlier.
 * A worker from a blob has the policy of its page: neither it nor Python in it reaches another origin.
 * It imports while it runs because Firefox, for the `import` declarations of a blob, does not ask the
 * service worker, which has the file without a connection.
 */
function workerAddress() {
  const { href } = new URL("./worker.mjs", import.meta.url);
  const script = `const early = [];
    self.onmessage = (event) => early.push(event);
    import(${JSON.stringify(href)}).then(
      () => early.forEach((event) => self.onmessage(event)),
      (error) => self.postMessage({
        state: "failed",
        reason: { TypeError: "network", SyntaxError: "damaged" }[error.name] ?? "start",
        detail: String(error),
      }),
    );`;
  return trustedScriptUrl(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
}

/**
 * Events: "state" when `state` changes, "progress" while bytes arrive, "starting" when all have
 * arrived, "speed" when `slow` changes: at its speed, loading takes long.
 */
export class PythonClient extends EventTarget {
  /** @param {RuntimeManifest} manifest  with an address relative to the page */
  constructor(manifest) {
    super();
    this.manifest = { ...manifest, base: new URL(manifest.base, globalThis.location?.href).href };
    this.done = 0;
    this.total = 0;
    this.slow = false;
    /** @type {FailureReason | null} */
    this.reason = null;
    /** What is missing, or the error. */
    this.detail = "";
    /** @type {Worker | null} */
    this.worker = null;
    /** Calls without an answer, in the order in which the worker runs them. @type {Map<number, Call>} */
    this.pending = new Map();
    /** Name of the lock that the worker holds while it is busy. */
    this.lock = "";
    /** Whether it has held that lock. */
    this.locked = false;
    /** Whether the worker replaces one that was lost. */
    this.restarted = false;
    /** Whether Python continues from the memory of an earlier visit. */
    this.fromSnapshot = false;
    /** Whether to use neither that memory nor the browser's cache, since something stored was damaged. */
    this.bypassCache = false;
    /** @type {Variant} */
    this.variant = "fast";
    this.lastId = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** How often a limit began or ended. */
    this.armed = 0;
    /** @type {ClientState} */
    this.state = "idle";
  }

  /** Return how many bytes a first visit downloads. */
  downloadSize() {
    const files = this.manifest.files.filter(({ variants }) => variants.includes(this.variant));
    return files.reduce((size, { bytes }) => size + bytes, 0);
  }

  /** Start loading, or start again after a failure. */
  start() {
    if (this.state === "loading" || this.state === "ready") return;
    this.restarted = false;
    this.bypassCache = false;
    this.load();
  }

  load() {
    this.reason = null;
    this.done = 0;
    this.setSlow(false);
    this.setState("loading");
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      const missing = typeof Worker === "function" ? "WebAssembly" : "Worker";
      this.fail(new PythonUnavailableError("unsupported", missing));
      return;
    }
    try {
      let modules = false;
      this.worker = new Worker(workerAddress(), {
        // Browsers without module workers do not ask.
        get type() {
          modules = true;
          return /** @type {const} */ ("module");
        },
      });
      if (!modules) throw new TypeError("no module workers");
    } catch {
      this.fail(new PythonUnavailableError("unsupported", "module workers"));
      return;
    }
    this.worker.onmessage = ({ data }) => this.onWorkerMessage(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      const failure = new PythonUnavailableError("start", event.message);
      if (this.state === "ready") this.restartWorker(failure);
      else this.fail(failure);
    };
    this.locked = false;
    this.lock = `python-${Math.random()}`;
    const { manifest, variant, bypassCache, lock } = this;
    this.post({ do: "load", manifest, variant, bypassCache, lock });
    this.armSpeedTimer();
  }

  /**
   * Resolve when the rules can be called.
   * @returns {Promise<void>}
   * @throws {PythonUnavailableError}
   */
  ready() {
    if (this.state === "ready") return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = () => {
        if (this.state === "ready") resolve();
        else if (this.state !== "failed") return;
        else reject(new PythonUnavailableError(this.reason ?? "stopped"));
        this.removeEventListener("state", settle);
      };
      this.addEventListener("state", settle);
      settle();
    });
  }

  /**
   * Call the rules: JSON text in, JSON text out.
   * @param {string} text
   * @returns {Promise<string>}
   * @throws {PythonUnavailableError}
   */
  async call(text) {
    await this.ready();
    return new Promise((resolve, reject) => {
      this.sendCall({ text, resolve, reject });
    });
  }

  /** @param {Call} call */
  sendCall(call) {
    // The worker runs one call at a time: the limit starts when a call is the oldest one left.
    if (this.pending.size === 0) this.armCallTimer();
    this.pending.set(this.post({ do: "call", text: call.text }), call);
  }

  /** @param {Record<string, unknown>} message */
  post(message) {
    this.lastId += 1;
    this.worker?.postMessage({ id: this.lastId, ...message });
    return this.lastId;
  }

  /** @param {WorkerMessage} message */
  onWorkerMessage(message) {
    if (message.state === "locked") {
      this.locked = true;
    } else if (message.state === "progress") {
      this.done = message.done;
      this.total = message.total;
      this.dispatchEvent(new Event("progress"));
    } else if (message.state === "starting") {
      this.setSlow(false);
      this.armTimer(START_TIMEOUT_MS[this.variant], () => this.fallBackToStock(new PythonUnavailableError("time")));
      this.dispatchEvent(new Event("starting"));
    } else if (message.state === "ready") {
      this.clearTimer();
      const calls = [...this.pending.values()];
      this.pending.clear();
      this.fromSnapshot = message.fromSnapshot;
      this.setState("ready");
      for (const call of calls) this.sendCall(call);
    } else if (message.state === "answered") {
      this.pending.get(message.id)?.resolve(message.text);
      this.pending.delete(message.id);
      this.restarted = false;
      if (this.pending.size === 0) this.clearTimer();
      else this.armCallTimer();
    } else {
      this.fallBackToStock(new PythonUnavailableError(message.reason, message.detail), message.exception);
    }
  }

  /**
   * Fall back to stock Pyodide, whose files have other types, if the fast build does not arrive,
   * fails to start or crashes; repeat pending calls.
   * @param {PythonUnavailableError} failure
   * @param {boolean} [exception]  whether a call raised an exception
   */
  fallBackToStock(failure, exception = false) {
    if (failure.reason === "damaged" && !this.bypassCache) {
      this.bypassCache = true;
      this.worker?.terminate();
      this.load();
      return;
    }
    if (this.variant === "stock" || EXTERNAL_REASONS.includes(failure.reason)) {
      // Stock Python fails in the same way, so the fast build is not the cause.
      if (exception || EXTERNAL_REASONS.includes(failure.reason)) this.variant = "fast";
      this.fail(failure);
      return;
    }
    console.warn(`the fast start of Python failed: ${failure.message}`);
    this.variant = "stock";
    this.worker?.terminate();
    this.load();
  }

  /**
   * Replace a worker that is gone or does not answer, once; repeat pending calls.
   * @param {PythonUnavailableError} failure
   */
  restartWorker(failure) {
    if (this.restarted) {
      this.fail(failure);
      return;
    }
    this.restarted = true;
    this.bypassCache ||= this.fromSnapshot;
    this.worker?.terminate();
    this.load();
  }

  /** @param {PythonUnavailableError} failure */
  fail(failure) {
    this.clearTimer();
    this.worker?.terminate();
    this.worker = null;
    this.reason = failure.reason;
    this.detail = failure.detail;
    for (const { reject } of this.pending.values()) reject(failure);
    this.pending.clear();
    this.setState("failed");
  }

  /** @param {ClientState} state */
  setState(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }

  /** @param {boolean} slow */
  setSlow(slow) {
    this.slow = slow;
    this.dispatchEvent(new Event("speed"));
  }

  /**
   * Judge the speed repeatedly: a line that brings few bytes counts as a stalled one.
   * @param {number} [waitedMs]  since loading began
   */
  armSpeedTimer(waitedMs = 0) {
    const before = this.done;
    const elapsedMs = waitedMs + SPEED_INTERVAL_MS;
    this.armTimer(SPEED_INTERVAL_MS, () => {
      const received = this.done - before;
      const neededMs = received ? ((this.total - this.done) / received) * SPEED_INTERVAL_MS : Infinity;
      this.setSlow(elapsedMs >= PATIENCE_MS && neededMs > SLOW_MS);
      this.armSpeedTimer(elapsedMs);
    });
  }

  armCallTimer() {
    this.armTimer(CALL_TIMEOUT_MS, () => this.restartWorker(new PythonUnavailableError("time")));
  }

  /**
   * Call `onTimeout` after a time in which the page itself runs, unless the worker is gone before. A
   * device that was suspended, or a frozen tab, thereby uses up one step at most.
   * @param {number} timeoutMs
   * @param {() => void} onTimeout
   */
  armTimer(timeoutMs, onTimeout) {
    this.clearTimer();
    let elapsedMs = 0;
    const step = () => {
      elapsedMs += STEP_MS;
      if (elapsedMs >= timeoutMs) {
        onTimeout();
        return;
      }
      this.timer = setTimeout(step, STEP_MS);
      if (elapsedMs >= LOST_MS && this.locked) this.replaceIfLost();
    };
    this.timer = setTimeout(step, STEP_MS);
  }

  /** Replace the worker if it holds no lock, so does not work on what the page waits for. */
  async replaceIfLost() {
    const { armed } = this;
    /** @type {boolean} */
    let isFree;
    try {
      isFree = await navigator.locks.request(this.lock, { ifAvailable: true }, (lock) => lock !== null);
    } catch {
      // The time limit remains.
      return;
    }
    if (isFree && this.armed === armed) this.restartWorker(new PythonUnavailableError("stopped"));
  }

  clearTimer() {
    clearTimeout(this.timer);
    this.armed += 1;
  }
}
