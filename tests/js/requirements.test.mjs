// What Python needs of a browser, with each part of it taken away.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RequirementError, checkRequirements, startFailure } from "../../docs/assets/check/python/requirements.mjs";

/**
 * Return a global object whose `path` is `value`.
 * @param {string} path
 * @param {unknown} value
 */
function scopeWith(path, value) {
  /** @type {any} */
  const scope = {};
  for (const name of Object.getOwnPropertyNames(globalThis)) scope[name] = Reflect.get(globalThis, name);
  const [name, member] = path.split(".");
  if (!member) return { ...scope, [name]: value };
  const replaced = Object.create(scope[name], { [member]: { value } });
  return { ...scope, [name]: replaced };
}

/** @param {Record<string, any>} scope */
async function obstacle(scope) {
  try {
    await checkRequirements(scope);
    return null;
  } catch (error) {
    assert.ok(error instanceof RequirementError);
    return error.reason;
  }
}

test("nothing is missing here", async () => {
  assert.equal(await obstacle(globalThis), null);
});

for (const path of [
  "AbortController",
  "BigInt64Array",
  "FinalizationRegistry",
  "MessageChannel",
  "Object.fromEntries",
  "Promise.any",
  "ReadableStream",
  "Response",
  "TextDecoder",
  "WebAssembly",
  "WebAssembly.instantiateStreaming",
]) {
  test(`a browser without ${path} is not supported`, async () => {
    assert.equal(await obstacle(scopeWith(path, undefined)), "unsupported");
  });
}

test("a response without a body is not supported", async () => {
  assert.equal(await obstacle(scopeWith("Response", class {})), "unsupported");
});

test("WebAssembly without what Pyodide uses is not supported", async () => {
  assert.equal(await obstacle(scopeWith("WebAssembly.validate", () => false)), "unsupported");
});

test("a policy that forbids to compile is named", async () => {
  const compile = () => Promise.reject(new WebAssembly.CompileError("unsafe-eval"));
  assert.equal(await obstacle(scopeWith("WebAssembly.compile", compile)), "forbidden");
});

test("too little memory is named, before and while Python starts", async () => {
  class Memory {
    constructor() {
      throw new RangeError("could not allocate memory");
    }
  }
  assert.equal(await obstacle(scopeWith("WebAssembly.Memory", Memory)), "memory");
  const error = new RangeError("could not allocate memory");
  const webAssembly = /** @type {any} */ ({ instantiateStreaming: () => Promise.reject(error) });
  const failure = startFailure(webAssembly);
  await assert.rejects(webAssembly.instantiateStreaming(), error);
  await assert.rejects(failure, (found) => found instanceof RequirementError && found.reason === "memory");
});

test("a module that does not compile ends the start", async () => {
  const error = new WebAssembly.CompileError("invalid");
  const webAssembly = /** @type {any} */ ({ instantiateStreaming: () => Promise.reject(error) });
  const failure = startFailure(webAssembly);
  await assert.rejects(webAssembly.instantiateStreaming(), error);
  await assert.rejects(failure, error);
});
