// The self-check's entry: reads the page's data, starts Python, ties presses to the check.

/** @import { CheckData } from "./types.mjs" */

import { Check } from "./controller.mjs";
import { part } from "./dom.mjs";
import { PythonClient } from "./python/client.mjs";
import { hasAnswers } from "./sharing/share-link.mjs";
import { chooseFile, copyLink, saveFile, onFileChosen } from "./sharing/export.mjs";
import { showLoadingStatus, whenVisible } from "./python/loading-status.mjs";
import { readyForPaper } from "./results/print.mjs";
import { hideImportError } from "./sharing/import-error.mjs";
import { RulesClient } from "./python/rules-client.mjs";
import { warmUp } from "./warm-up.mjs";
import { Words } from "./i18n.mjs";

/** @type {CheckData} */
const data = JSON.parse(document.getElementById("check-data")?.textContent ?? "");
const words = new Words(data);
const engine = new PythonClient(data.engine);
const rules = new RulesClient(engine);
const check = new Check(data, words, rules);

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
const keeping = {
  print: () => window.print(),
  copy: () => check.assessment && copyLink(check.answers, check.assessment, words),
  save: () => check.assessment && saveFile(check.answers, check.assessment, words),
  open: chooseFile,
};

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
root.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (!pressed) return;
  const { action, keep, change } = pressed.dataset;
  // The second press of a double one would answer the question that came in the place of the first.
  if (action && event.detail > 1) event.preventDefault();
  else if (action) actions[action]?.();
  else if (keep) keeping[keep]?.();
  else if (change) check.change(change);
});
root.addEventListener("submit", (event) => {
  event.preventDefault();
  check.goOn();
});
part("open-file").addEventListener("click", chooseFile);
part("report-close").addEventListener("click", hideImportError);
onFileChosen((text, name) => check.openFile(text, name));
readyForPaper(data, words);
window.addEventListener("popstate", (event) => check.popped(event));
window.addEventListener("hashchange", () => {
  if (hasAnswers(location.hash)) check.openLink();
});

/** @type {HTMLDetailsElement} */ (part("tables")).open = false;
showLoadingStatus(engine, words);
check.begin();
whenVisible(() => engine.start());
engine.ready().then(() => warmUp(rules, data), () => {});
