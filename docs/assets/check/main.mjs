// The self-check's entry: reads the page's data, starts Python, ties presses to the check.

/** @import { CheckData } from "./types.mjs" */

import { Controller } from "./controller.mjs";
import { ref } from "./dom.mjs";
import { PythonClient } from "./python/client.mjs";
import { hasAnswers } from "./sharing/share-link.mjs";
import { chooseFile, copyLink, saveFile, onFileChosen } from "./sharing/export.mjs";
import { showLoadingStatus, whenVisible } from "./python/loading-status.mjs";
import { preparePrint } from "./results/print.mjs";
import { hideImportError } from "./sharing/import-error.mjs";
import { RulesClient } from "./python/rules-client.mjs";
import { warmUp } from "./warm-up.mjs";
import { Translator } from "./i18n.mjs";

/** @type {CheckData} */
const data = JSON.parse(document.getElementById("check-data")?.textContent ?? "");
const translator = new Translator(data);
const engine = new PythonClient(data.engine);
const rules = new RulesClient(engine);
const check = new Controller(data, translator, rules);

/** @type {Record<string, () => void>} */
const actions = {
  start: () => check.next(),
  unknown: () => check.notKnown(),
  back: () => check.back(),
  finish: () => check.finish(),
  restart: () => check.restart(),
  resume: () => check.resume(),
};

/** @type {Record<string, () => void>} */
const shareActions = {
  print: () => window.print(),
  copy: () => check.assessment && copyLink(check.answers, check.assessment, translator),
  save: () => check.assessment && saveFile(check.answers, check.assessment, translator),
  open: chooseFile,
};

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
root.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (!pressed) return;
  const { action, share, change } = pressed.dataset;
  // The second press of a double one would answer the question that came in the place of the first.
  if (action && event.detail > 1) event.preventDefault();
  else if (action) actions[action]?.();
  else if (share) shareActions[share]?.();
  else if (change) check.change(change);
});
root.addEventListener("submit", (event) => {
  event.preventDefault();
  check.goOn();
});
ref("open-file").addEventListener("click", chooseFile);
ref("import-error-close").addEventListener("click", hideImportError);
onFileChosen((text, name) => check.openFile(text, name));
preparePrint(data, translator);
window.addEventListener("popstate", (event) => check.popped(event));
window.addEventListener("hashchange", () => {
  if (hasAnswers(location.hash)) check.openLink();
});

/** @type {HTMLDetailsElement} */ (ref("tables")).open = false;
showLoadingStatus(engine, translator);
check.begin();
whenVisible(() => engine.start());
engine.ready().then(() => warmUp(rules, data), () => {});
