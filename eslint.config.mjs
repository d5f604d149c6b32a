// ESLint finds errors that the type checker (`tsconfig.json`) does not see. Layout has no rules.

import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    // What the oldest browsers of package.json lack.
    ...compat.configs["flat/recommended"],
    settings: { lintAllEsApis: true },
    files: ["docs/assets/**/*.mjs", "site_builder/templates/root/sw.mjs"],
  },
  {
    files: ["docs/assets/**/*.mjs", "site_builder/templates/dev_server/*.js"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["**/*worker.{js,mjs}", "site_builder/templates/root/sw.mjs"],
    languageOptions: { globals: globals.worker },
  },
  {
    files: ["tests/js/**", "tests/browser/old_browsers/*.mjs", "tests/fuzz/**", "*.config.mjs", "site_builder/runtime/**"],
    languageOptions: { globals: globals.node },
  },
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // A comparison or conversion that is not what it looks like.
      eqeqeq: "error",
      "no-implicit-coercion": "error",
      // A promise that cannot be handled.
      "no-async-promise-executor": "error",
      "prefer-promise-reject-errors": "error",
      // A name that means two things, or that changes when it need not.
      "no-shadow": "error",
      "no-param-reassign": "error",
      "prefer-const": "error",
      "no-var": "error",
      // Text never becomes code or markup.
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
      ],
    },
  },
  {
    // Runs in browsers that are too old for modules.
    files: ["docs/assets/check/boot.js"],
    languageOptions: { ecmaVersion: 5, sourceType: "script", globals: globals.browser },
    rules: { "no-var": "off", "prefer-const": "off", "no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
];
