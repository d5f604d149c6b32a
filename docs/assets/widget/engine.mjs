// The page's side of the worker: its life-cycle, its time limits, and calls that are promises.

/** @typedef {"idle" | "loading" | "ready" | "failed"} EngineState */
/** @typedef {"network" | "time" | "unsupported" | "stopped"} FailureReason */

/** Longest stretch without a sign of life while loading, and longest call, in milliseconds. */
const PATIENCE = 30_000;

/** Why the rules can not be reached. */
export class EngineFailure extends Error {
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
 * Fires "state" when its state changes and "progress" while bytes arrive.
 * The state also stands on the document element, as `data-engine`.
 */
export class Engine extends EventTarget {
  /** @param {string} manifest  absolute address of the engine's manifest */
  constructor(manifest) {
    super();
    this.manifest = manifest;
    this.done = 0;
    this.total = 0;
    /** @type {FailureReason | null} */
    this.reason = null;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Map<number, {resolve: (text: string) => void, reject: (why: Error) => void}>} */
    this.pending = new Map();
    this.lastId = 0;
    this.timer = 0;
    /** @type {EngineState} */
    this.state = "idle";
    this.enter("idle");
  }

  /** Starts loading, or starts over after a failure. */
  start() {
    this.reason = null;
    this.done = 0;
    this.enter("loading");
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      this.fail(new EngineFailure("unsupported"));
      return;
    }
    try {
      this.worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
    } catch (error) {
      this.fail(new EngineFailure("unsupported", String(error)));
      return;
    }
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(new EngineFailure("network", event.message));
    };
    this.post({ do: "load", manifest: this.manifest });
    this.watch();
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
        else if (this.state === "failed") reject(new EngineFailure(this.reason ?? "stopped"));
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
      const id = this.post({ do: "call", text });
      this.pending.set(id, { resolve, reject });
      this.watch();
    });
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
      this.watch();
      this.dispatchEvent(new Event("progress"));
    } else if (message.state === "starting") {
      this.watch();
      this.dispatchEvent(new Event("starting"));
    } else if (message.state === "ready") {
      this.rest();
      this.enter("ready");
    } else if (message.state === "answered") {
      this.pending.get(message.id)?.resolve(message.text);
      this.pending.delete(message.id);
      if (this.pending.size === 0) this.rest();
      else this.watch();
    } else {
      this.fail(new EngineFailure(message.reason, message.detail));
    }
  }

  /** @param {EngineFailure} failure */
  fail(failure) {
    this.rest();
    this.worker?.terminate();
    this.worker = null;
    this.reason = failure.reason;
    for (const { reject } of this.pending.values()) reject(failure);
    this.pending.clear();
    this.enter("failed");
  }

  /** @param {EngineState} state */
  enter(state) {
    this.state = state;
    document.documentElement.dataset.engine = state;
    this.dispatchEvent(new Event("state"));
  }

  watch() {
    this.rest();
    this.timer = window.setTimeout(() => this.fail(new EngineFailure("time")), PATIENCE);
  }

  rest() {
    window.clearTimeout(this.timer);
  }
}
