// Python in a worker. Takes {id, do: "load", list, edition} once, then {id, do: "call", text}.
// Answers {id, state: "progress" | "starting" | "ready" | "answered" | "failed", ...}; only text crosses.

/** @import { RuntimeManifest } from "../types.mjs" */

import { AssetLoader } from "./asset-loader.mjs";
import { DownloadError, OutdatedError } from "./resumable-fetch.mjs";

/** @typedef {"fast" | "stock"} Variant */
/** @typedef {{runPython: (code: string) => any, unpackArchive: Function}} Python */
/** @typedef {(loadPyodide: (options: {}) => Promise<Python>, downloads: AssetLoader, list: RuntimeManifest) => Promise<Python>} Start */

/** @type {((text: string) => string) | null} */
let callRules = null;

const UNPACK_TO = "/rules-archive";

/** @param {{state: string} & Record<string, unknown>} message */
function say(message) {
  self.postMessage(message);
}

/**
 * Loads Python and the rules. All files are under way at once; Python finds them already fetched.
 * @param {number} id
 * @param {RuntimeManifest} list
 * @param {Variant} edition
 */
async function load(id, list, edition) {
  const downloads = new AssetLoader(list.base, list.files, edition, (done, total) =>
    say({ id, state: "progress", done, total }),
  );
  downloads.start();
  self.fetch = downloads.fetch;
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    downloads.module("pyodide.mjs"),
    downloads.module("pyodide.asm.mjs"),
  ]);
  const options = { indexURL: list.base, createPyodideModule };
  const starting = STARTS[edition]((more) => loadPyodide({ ...options, ...more }), downloads, list);
  starting.catch(() => {});
  await downloads.finished();
  say({ id, state: "starting" });
  callRules = (await starting).runPython("from rules.io.messages import call; call");
  say({ id, state: "ready" });
}

/** How Python starts, by edition: with its library as the site made it, or as it is shipped. */
const STARTS = {
  /** @type {Start} */
  fast: (loadPyodide, downloads, { lock }) =>
    loadPyodide({
      lockFileContents: lock,
      stdLibURL: downloads.url("library.zip"),
    }),
  /** @type {Start} */
  stock: async (loadPyodide, downloads) => {
    const python = await loadPyodide({});
    python.unpackArchive(await downloads.bytes("rules.zip"), "zip", { extractDir: UNPACK_TO });
    python.runPython(`import sys; sys.path.insert(0, "${UNPACK_TO}")`);
    return python;
  },
};

/** @param {MessageEvent<{id: number, do: string, list: RuntimeManifest, edition: Variant, text: string}>} event */
self.onmessage = async ({ data }) => {
  const { id } = data;
  try {
    if (data.do === "load") await load(id, data.list, data.edition);
    else if (callRules) say({ id, state: "answered", text: callRules(data.text) });
    else throw new Error("the rules are not loaded");
  } catch (error) {
    say({ id, state: "failed", reason: reasonOf(error), detail: String(error) });
  }
};

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof OutdatedError) return "outdated";
  return error instanceof DownloadError ? "network" : "stopped";
}

// Where its start fails, Pyodide leaves other promises behind; the one that is awaited tells of it.
self.onunhandledrejection = (event) => event.preventDefault();
