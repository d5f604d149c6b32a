// What the page and Python need of a browser, tried before they start: where something is missing, the
// page would stop at the first press, and Pyodide would wait for ever or name another cause.

/** @typedef {"unsupported" | "forbidden" | "memory"} Obstacle */

/** Something that Python needs is missing. */
export class RequirementError extends Error {
  /**
   * @param {Obstacle} reason
   * @param {string} detail
   */
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

/** What the page needs, by the paths from the global object. */
export const PAGE_FUNCTIONS = [
  "DOMParser",
  "Element.prototype.replaceChildren",
  "Intl.DateTimeFormat",
  "Intl.DisplayNames",
  "Intl.NumberFormat",
  "Object.fromEntries",
  "String.prototype.replaceAll",
  "TextDecoder",
];

/** What the worker needs. */
export const WORKER_FUNCTIONS = [
  "AbortController",
  "BigInt64Array",
  "FinalizationRegistry",
  "MessageChannel",
  "Object.fromEntries",
  "Promise.any",
  "ReadableStream",
  "Response",
  "TextDecoder",
  "WebAssembly.compile",
  "WebAssembly.instantiateStreaming",
  "WebAssembly.validate",
];

/**
 * One function with each extension of WebAssembly that Pyodide uses: exceptions in their first form,
 * saturating conversion, sign extension, bulk memory, reference types.
 */
const MODULE = Uint8Array.from(
  atob("AGFzbQEAAAABBAFgAAADAgEABQMBAAAKHQEbAAZAQwAAAAD8AMAaQQBBAEEA/AsA0G8aGQsL"),
  (character) => character.charCodeAt(0),
);

/** Pyodide's memory at its start, in pages of 64 KiB. */
const MEMORY_PAGES = 320;

/**
 * Return the first path at which there is no function.
 * @param {string[]} paths
 * @param {Record<string, any>} [scope]  the global object
 */
export function missingFunction(paths, scope = globalThis) {
  return paths.find((path) => {
    const found = path.split(".").reduce((/** @type {any} */ object, name) => object?.[name], scope);
    return typeof found !== "function";
  });
}

/**
 * Resolve if Python can start here.
 * @param {Record<string, any>} [scope]  the global object
 * @throws {RequirementError}
 */
export async function checkRequirements(scope = globalThis) {
  const missing = missingFunction(WORKER_FUNCTIONS, scope);
  if (missing) throw new RequirementError("unsupported", missing);
  if (!("body" in scope.Response.prototype)) throw new RequirementError("unsupported", "Response.body");
  const { WebAssembly } = scope;
  if (!WebAssembly.validate(MODULE)) throw new RequirementError("unsupported", "WebAssembly exceptions");
  try {
    await WebAssembly.compile(MODULE);
  } catch (error) {
    throw new RequirementError("forbidden", String(error));
  }
  try {
    new WebAssembly.Memory({ initial: MEMORY_PAGES });
  } catch (error) {
    throw new RequirementError("memory", String(error));
  }
}

/**
 * Return a promise that is rejected when a module does not start, and never resolved: Pyodide only
 * logs this error, and goes on waiting.
 * @param {typeof WebAssembly} webAssembly  is changed
 * @returns {Promise<never>}
 */
export function startFailure(webAssembly = WebAssembly) {
  const { instantiateStreaming } = webAssembly;
  return new Promise((_, reject) => {
    webAssembly.instantiateStreaming = async (...given) => {
      try {
        return await instantiateStreaming(...given);
      } catch (error) {
        reject(error instanceof RangeError ? new RequirementError("memory", String(error)) : error);
        throw error;
      }
    };
  });
}
