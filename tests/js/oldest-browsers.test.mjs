// The oldest browsers that package.json lists are those that have what the self-check needs, and the
// linter refuses what they lack.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { ESLint } from "eslint";

import { PAGE_FUNCTIONS, WORKER_FUNCTIONS } from "../../docs/assets/check/python/requirements.mjs";

/** @type {any} */
const data = createRequire(import.meta.url)("@mdn/browser-compat-data");

/** Their names in the compatibility data, by those in a browserslist. */
const BROWSERS = {
  chrome: "chrome",
  edge: "edge",
  firefox: "firefox",
  safari: "safari",
  ios_saf: "safari_ios",
  samsung: "samsunginternet_android",
};

/** What the page probes otherwise than by a function, what its policy needs, and offline visits. */
const OTHER_FEATURES = [
  "api.DecompressionStream",
  "api.Response.body",
  "api.Worker.Worker.ecmascript_modules",
  "http.headers.Content-Security-Policy.script-src.wasm-unsafe-eval",
  "javascript.operators.import.worker_support",
  "webassembly.exception-handling",
];

/** @param {string} path */
function support(path) {
  return path.split(".").reduce((found, name) => found?.[name], data)?.__compat?.support;
}

/** Return the support of a function by its path from the global object. @param {string} path */
function functionSupport(path) {
  const name = path.replace(".prototype", "");
  const webAssembly = name.replace("WebAssembly.", "webassembly.api.") + "_static";
  const found = [webAssembly, `javascript.builtins.${name}`, `api.${name}`].map(support).find(Boolean);
  assert.ok(found, `${path} is not in the compatibility data`);
  return found;
}

/** @param {{version_added: string | false, flags?: unknown}[]} statements */
function firstVersion(statements) {
  const added = statements.filter(({ flags }) => !flags).map(({ version_added }) => parseFloat(String(version_added)));
  return Math.min(...added.filter((version) => !Number.isNaN(version)));
}

test("the oldest browsers are the first with everything that is needed", async () => {
  const { browserslist } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  const listed = Object.fromEntries(browserslist.map((/** @type {string} */ each) => each.split(" >= ")));
  const needed = [...PAGE_FUNCTIONS, ...WORKER_FUNCTIONS].map(functionSupport);
  for (const path of OTHER_FEATURES) {
    assert.ok(support(path), `${path} is not in the compatibility data`);
    needed.push(support(path));
  }
  const first = Object.entries(BROWSERS).map(([browser, name]) => {
    const versions = needed.map((each) => firstVersion([each[name]].flat()));
    return [browser, String(Math.max(...versions))];
  });
  assert.deepEqual(listed, Object.fromEntries(first));
});

test("the linter refuses what one of the oldest browsers lacks", async () => {
  const eslint = new ESLint();
  /** @param {string} code */
  const lint = async (code) => {
    const [{ messages }] = await eslint.lintText(code, { filePath: "docs/assets/check/dom.mjs" });
    return messages.map(({ ruleId, message }) => `${ruleId} ${message}`).join("\n");
  };
  assert.match(await lint("structuredClone({});"), /compat.*Chrome 97/);
  assert.match(await lint("new Intl.Segmenter();"), /compat.*Firefox 114/);
  assert.match(await lint("new URLPattern();"), /compat.*Safari 16.4/);
  assert.equal(await lint("new Intl.NumberFormat();"), "");
});
