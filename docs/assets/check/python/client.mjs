// The page's side of the worker: its life-cycle, its time limits, and calls that are promises.

/** @import { RuntimeManifest } from "../types.mjs" */

/** @typedef {"idle" | "loading" | "ready" | "failed"} ClientState */
/** @typedef {"fast" | "stock"} Variant  of Python: see worker.mjs */
/** @typedef {"network" | "outdated" | "time" | "unsupported" | "stopped"} FailureReason */

/** Silence while loading after which the visitor is offered a way without Python; silence while
 * Python starts, by edition, and for one call, after which the worker is given up: all in
 * milliseconds. */
const PATIENCE = 30_000;
const LONGEST_START = { fast: 30_000, stock: 90_000 };
const LONGEST_CALL = 15_000;

/** @type {FailureReason[]} */
const NO_FAULT_OF_PYTHON = ["network", "outdated"];

/** @typedef {{text: string, resolve: (text: string) => void, reject: (why: Error) => void}} Call */

/** Why the rules can not be reached. */
export class PythonUnavailableError extends Error {
  /**
   * @param {FailureReason} reason
   * @param {string} [detail]
   */
  constructor(reason, detail = "") {
    super(`${reason} ${detail}`);
    this.reason = reason;
  }
}

/**
 * Fires "state" when its state changes, "progress" while bytes arrive, "starting" when all have,
 * and "standstill" when nothing has come for long; loading goes on then.
 * The state also stands on the document element, as `data-engine`.
 */
export class PythonClient extends EventTarget {
  /** @param {RuntimeManifest} list  its address as the page has it */
  constructor(list) {
    super();
    this.list = { ...list, base: new URL(list.base, location.href).href };
    this.done = 0;
    this.total = 0;
    /** @type {FailureReason | null} */
    this.reason = null;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Map<number, Call>} */
    this.pending = new Map();
    /** Whether the worker is a second one, in the place of one that was lost in a call. */
    this.second = false;
    /** @type {Variant} */
    this.edition = "fast";
    this.lastId = 0;
    this.timer = 0;
    /** @type {ClientState} */
    this.state = "idle";
    this.enter("idle");
  }

  /** Starts loading, or starts over after a failure; nothing where it is under way or done. */
  start() {
    if (this.state === "loading" || this.state === "ready") return;
    this.second = false;
    this.load();
  }

  load() {
    this.reason = null;
    this.done = 0;
    this.enter("loading");
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      this.fail(new PythonUnavailableError("unsupported"));
      return;
    }
    try {
      this.worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
    } catch (error) {
      this.fail(new PythonUnavailableError("unsupported", String(error)));
      return;
    }
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.lost(new PythonUnavailableError("network", event.message));
    };
    this.post({ do: "load", list: this.list, edition: this.edition });
    this.watch(PATIENCE, () => this.dispatchEvent(new Event("standstill")));
  }

  /**
   * Resolves once the rules can be called; rejects with an EngineFailure.
   * @returns {Promise<void>}
   */
  ready() {
    if (this.state === "ready") return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = () => {
        if (this.state === "ready") resolve();
        else if (this.state === "failed") reject(new PythonUnavailableError(this.reason ?? "stopped"));
        else return;
        this.removeEventListener("state", settle);
      };
      this.addEventListener("state", settle);
      settle();
    });
  }

  /**
   * One call of the rules: JSON text in, JSON text out.
   * @param {string} text
   * @returns {Promise<string>}
   */
  async call(text) {
    await this.ready();
    return new Promise((resolve, reject) => {
      this.ask({ text, resolve, reject });
    });
  }

  /** @param {Call} call */
  ask(call) {
    this.pending.set(this.post({ do: "call", text: call.text }), call);
    this.watch(LONGEST_CALL, () => this.lost(new PythonUnavailableError("time")));
  }

  /** @param {Record<string, unknown>} message */
  post(message) {
    this.lastId += 1;
    this.worker?.postMessage({ id: this.lastId, ...message });
    return this.lastId;
  }

  /** @param {{id: number, state: string, done: number, total: number, text: string, reason: FailureReason, detail: string}} message */
  hear(message) {
    if (message.state === "progress") {
      this.done = message.done;
      this.total = message.total;
      this.watch(PATIENCE, () => this.dispatchEvent(new Event("standstill")));
      this.dispatchEvent(new Event("progress"));
    } else if (message.state === "starting") {
      this.watch(LONGEST_START[this.edition], () => this.stopped(new PythonUnavailableError("time")));
      this.dispatchEvent(new Event("starting"));
    } else if (message.state === "ready") {
      this.rest();
      const calls = [...this.pending.values()];
      this.pending.clear();
      this.enter("ready");
      for (const call of calls) this.ask(call);
    } else if (message.state === "answered") {
      this.pending.get(message.id)?.resolve(message.text);
      this.pending.delete(message.id);
      this.second = false;
      if (this.pending.size === 0) this.rest();
      else this.watch(LONGEST_CALL, () => this.lost(new PythonUnavailableError("time")));
    } else {
      this.stopped(new PythonUnavailableError(message.reason, message.detail));
    }
  }

  /**
   * Python does not start, or not go on: where the fast one does not, the one as it is shipped may.
   * Calls that are under way are put to it.
   * @param {PythonUnavailableError} failure
   */
  stopped(failure) {
    if (this.edition === "stock" || NO_FAULT_OF_PYTHON.includes(failure.reason)) {
      this.fail(failure);
      return;
    }
    console.warn(`the fast start of Python failed: ${failure.message}`);
    this.edition = "stock";
    this.worker?.terminate();
    this.load();
  }

  /**
   * The worker is gone, or does not answer: a call that is under way is put to a second one.
   * @param {PythonUnavailableError} failure
   */
  lost(failure) {
    if (this.state !== "ready" || this.second) {
      this.fail(failure);
      return;
    }
    this.second = true;
    this.worker?.terminate();
    this.load();
  }

  /** @param {PythonUnavailableError} failure */
  fail(failure) {
    this.rest();
    this.worker?.terminate();
    this.worker = null;
    this.reason = failure.reason;
    for (const { reject } of this.pending.values()) reject(failure);
    this.pending.clear();
    this.enter("failed");
  }

  /** @param {ClientState} state */
  enter(state) {
    this.state = state;
    document.documentElement.dataset.engine = state;
    this.dispatchEvent(new Event("state"));
  }

  /**
   * @param {number} patience
   * @param {() => void} over
   */
  watch(patience, over) {
    this.rest();
    this.timer = window.setTimeout(over, patience);
  }

  rest() {
    window.clearTimeout(this.timer);
  }
}
