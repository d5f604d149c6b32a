// Python in a worker. Takes {id, do: "load", manifest} once, then {id, do: "call", text}.
// Answers {id, state: "progress" | "starting" | "ready" | "answered" | "failed", ...}; only text crosses.

import { DownloadError, Downloads } from "./downloads.mjs";

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
 * @param {string} manifestUrl
 */
async function load(id, manifestUrl) {
  const downloads = new Downloads(manifestUrl, (done, total) =>
    say({ id, state: "progress", done, total }),
  );
  await downloads.start();
  const { loadPyodide } = await downloads.module("pyodide.mjs");
  self.fetch = downloads.fetch;
  const [archive, lock] = await Promise.all([
    downloads.bytes("rules.zip"),
    downloads.text("pyodide-lock.json"),
    downloads.module("pyodide.asm.mjs"),
  ]);
  const starting = loadPyodide({ indexURL: downloads.base, lockFileContents: lock });
  await downloads.finished();
  say({ id, state: "starting" });
  const pyodide = await starting;
  pyodide.unpackArchive(archive, "zip", { extractDir: UNPACK_TO });
  pyodide.runPython(`import sys; sys.path.insert(0, "${UNPACK_TO}")`);
  callRules = pyodide.runPython("from rules.api import call; call");
  say({ id, state: "ready" });
}

/** @param {MessageEvent<{id: number, do: string, manifest: string, text: string}>} event */
self.onmessage = async ({ data }) => {
  const { id } = data;
  try {
    if (data.do === "load") await load(id, data.manifest);
    else if (callRules) say({ id, state: "answered", text: callRules(data.text) });
    else throw new Error("the rules are not loaded");
  } catch (error) {
    const reason = error instanceof DownloadError ? "network" : "stopped";
    say({ id, state: "failed", reason, detail: String(error) });
  }
};
