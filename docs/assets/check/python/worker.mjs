// Python in a worker. Receives {id, do: "load", manifest, variant, lock} once, then {id, do: "call", text}.
// Posts {id, state: "locked" | "progress" | "starting" | "ready" | "answered" | "failed", ...}; calls and answers
// are JSON texts.

/** @import { RuntimeManifest } from "../types.d.ts" */
/** @import { FailureReason, Variant, WorkerMessage } from "./client.mjs" */
/** @import { PythonMemory } from "./memory-snapshot.mjs" */

import { AssetLoader, FastFilesError } from "./download/asset-loader.mjs";
import { readSnapshot, writeSnapshot } from "./memory-snapshot.mjs";
import { RequirementError, checkRequirements, startFailure } from "./requirements.mjs";
import { DamagedError, DownloadError, OutdatedError } from "./download/resumable-fetch.mjs";

/** @typedef {{runPython: (code: string) => any, unpackArchive: Function} & PythonMemory} Python */
/** @typedef {(loadPyodide: (options: {}) => Promise<Python>, assets: AssetLoader, manifest: RuntimeManifest) => Promise<Python>} Start */

/** @type {((text: string) => string) | null} */
let callRules = null;
/** Whether Python continues from the memory that an earlier visit stored. */
let fromSnapshot = false;

/** Name of the lock that this worker holds while it is busy. */
let busyLock = "";

const EXTRACT_DIR = "/rules-archive";

// Pyodide's modules call it to find out which kind of worker this is. Here it throws in any case, but
// Firefox first reports that the page's policy forbids it.
Object.defineProperty(self, "importScripts", { value: undefined });

/** @param {WorkerMessage} message */
function post(message) {
  self.postMessage(message);
}

/**
 * Hold a lock while this worker is busy: the browser releases it early if the worker is gone. Held all
 * the time, it would keep pages out of Firefox's back/forward cache.
 * @param {string} name
 * @param {() => void} [onHeld]
 * @returns {() => void}  releases it
 */
function holdLock(name, onHeld) {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(null)));
  // A browser may have no locks here, or refuse them.
  const request = async () =>
    navigator.locks.request(name, () => {
      onHeld?.();
      return released;
    });
  request().catch(() => {});
  return release;
}

/**
 * Load Python and the rules. All files load at once; Pyodide's own requests find them.
 * @param {number} id
 * @param {RuntimeManifest} manifest
 * @param {Variant} variant
 * @param {boolean} bypassCache  as of the asset loader
 */
async function load(id, manifest, variant, bypassCache) {
  await checkRequirements();
  const onProgress = (/** @type {number} */ done, /** @type {number} */ total) =>
    post({ id, state: "progress", done, total });
  const assets = new AssetLoader(manifest.base, manifest.files, variant, onProgress, bypassCache);
  assets.start();
  self.fetch = assets.fetch;
  const [{ loadPyodide }, { default: createPyodideModule }, snapshot, cache] = await Promise.all([
    assets.module("pyodide.mjs"),
    assets.module("pyodide.asm.mjs"),
    variant === "fast" && !bypassCache ? readSnapshot(assets) : null,
    assets.cache,
  ]);
  fromSnapshot = snapshot !== null;
  const storable = variant === "fast" && !fromSnapshot && cache !== null;
  const memory = fromSnapshot ? { _loadSnapshot: snapshot } : { _makeSnapshot: storable };
  const options = { indexURL: manifest.base, createPyodideModule, ...memory };
  const failure = startFailure();
  const start = STARTS[variant]((more) => loadPyodide({ ...options, ...more }), assets, manifest);
  const starting = Promise.race([start, failure]);
  // Prevent an unhandled rejection while files arrive; it is awaited below.
  starting.catch(() => {});
  await assets.finished();
  post({ id, state: "starting" });
  const python = await starting;
  callRules = python.runPython("from rules.messages import handle_message; handle_message");
  post({ id, state: "ready", fromSnapshot });
  // No call has run yet, so that the memory contains no answers.
  if (storable) void writeSnapshot(assets, python);
}

/** How Python starts: with the site's own archive of library and rules, or as stock Pyodide. */
const STARTS = {
  /** @type {Start} */
  fast: (loadPyodide, assets, { lock }) =>
    loadPyodide({
      lockFileContents: lock,
      stdLibURL: assets.url("library.zip"),
    }),
  /** @type {Start} */
  stock: async (loadPyodide, assets) => {
    const python = await loadPyodide({});
    python.unpackArchive(await assets.bytes("rules.zip"), "zip", { extractDir: EXTRACT_DIR });
    python.runPython(`import sys; sys.path.insert(0, "${EXTRACT_DIR}")`);
    return python;
  },
};

/**
 * When its start fails, Pyodide leaves other promises rejected. The awaited one reports the failure.
 * @param {PromiseRejectionEvent} event
 */
function ignoreRejection(event) {
  event.preventDefault();
}

/** @typedef {{id: number, do: "load", manifest: RuntimeManifest, variant: Variant, bypassCache: boolean, lock: string}} LoadMessage */
/** @typedef {{id: number, do: "call", text: string}} CallMessage */

/** @param {MessageEvent<LoadMessage | CallMessage>} event */
self.onmessage = async ({ data }) => {
  const { id } = data;
  const isLoad = data.do === "load";
  if (isLoad) busyLock = data.lock;
  const release = holdLock(busyLock, isLoad ? () => post({ id, state: "locked" }) : undefined);
  try {
    if (data.do === "load") {
      self.addEventListener("unhandledrejection", ignoreRejection);
      await load(id, data.manifest, data.variant, data.bypassCache);
      self.removeEventListener("unhandledrejection", ignoreRejection);
    } else if (callRules) post({ id, state: "answered", text: callRules(data.text) });
    else throw new Error("the rules are not loaded");
  } catch (error) {
    const exception = data.do === "call" && isPythonError(error);
    const reason = reasonFor(error, fromSnapshot ? "damaged" : data.do === "load" ? "start" : "stopped");
    post({ id, state: "failed", reason, detail: error instanceof RequirementError ? error.message : String(error), exception });
  } finally {
    release();
  }
};

/**
 * @param {unknown} error
 * @param {FailureReason} otherwise
 * @returns {FailureReason}
 */
function reasonFor(error, otherwise) {
  if (error instanceof RequirementError) return error.reason;
  if (error instanceof OutdatedError) return "outdated";
  if (error instanceof FastFilesError) return "fast-files";
  if (error instanceof DamagedError) return "damaged";
  return error instanceof DownloadError ? "network" : otherwise;
}

/**
 * Whether Python raised an exception and can go on. Pyodide exports no class to compare with.
 * @param {unknown} error
 */
function isPythonError(error) {
  return error instanceof Error && error.constructor.name === "PythonError";
}
