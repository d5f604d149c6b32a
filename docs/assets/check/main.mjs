// Entry of the self-check: reads the page's data, turns presses into events, starts Python in time.

/** @import { CheckData, PageData } from "./types.d.ts" */

import { closeCaseMenu, nameField } from "./cases/case-bar.mjs";
import { comparableCases } from "./state/cases.mjs";
import { comparedIds } from "./cases/comparison-view.mjs";
import { Controller } from "./controller.mjs";
import { ref, useUnbroken, useTemplates } from "./dom.mjs";
import { loadInputs } from "./forms/index.mjs";
import { PythonClient } from "./python/client.mjs";
import { fetchVerified } from "./python/download/verified-fetch.mjs";
import { onApproach, onceVisible, savesData } from "./python/intent.mjs";
import { printPlan, savePlan, showPlan } from "./results/plan/view.mjs";
import { parseData } from "./parsing/json.mjs";
import { offerSavingData, showLoadingStatus } from "./python/loading-status.mjs";
import { PAGE_FUNCTIONS, missingFunction } from "./python/requirements.mjs";
import { chooseFile, copyLink, saveCases, saveFile, onFileChosen } from "./sharing/export.mjs";
import { preparePrint } from "./results/print.mjs";
import { RulesClient } from "./python/rules-client.mjs";
import { warmUp } from "./python/warm-up.mjs";
import { Translator } from "./i18n.mjs";

const missing = missingFunction(PAGE_FUNCTIONS);
// boot.js leads to the way without scripts.
if (missing) throw new Error(`this browser lacks ${missing}`);

/** @type {PageData} */
const page = parseData(document.getElementById("check-data")?.textContent ?? "");
/** @type {CheckData} */
const data = parseData(await fetchVerified(page.content));
await loadInputs(data.facts);
useTemplates(data.templates);
useUnbroken(data.unbroken);
const translator = new Translator(data);
const client = new PythonClient(page.runtime);
const rules = new RulesClient(client);
const startPython = onceVisible(() => client.start());
const controller = new Controller(data, translator, rules, startPython);

/** @type {Record<string, (pressed: HTMLElement) => void>} */
const actions = {
  start: ({ dataset }) => controller.start(String(dataset.programs).split(" ")),
  "check-now": ({ dataset }) => controller.start(String(dataset.programs).split(" ")),
  unknown: () => controller.dispatch({ type: "unknown" }),
  back: () => controller.back(),
  finish: () => controller.finish(),
  restart: () => void controller.restart(),
  "show-plan": showPlan,
  resume: () => controller.dispatch({ type: "resume" }),
};

/** What leads from the menu of cases to another page. */
const CLOSING = ["new", "switch", "compare"];

/** By `data-case`. @type {Record<string, (pressed: HTMLElement) => void>} */
const caseActions = {
  show: () => controller.showCases(),
  new: () => controller.dispatch({ type: "new-case" }),
  switch: ({ dataset }) => controller.dispatch({ type: "switch", id: Number(dataset.id) }),
  compare: () => controller.dispatch({ type: "compare" }),
  save: () => saveCases(comparableCases(controller.state), translator),
  erase: () => void controller.eraseCase(),
};

/** @param {typeof copyLink | typeof saveFile} share */
function shareAnswers(share) {
  const { answers, results } = controller.state;
  if (results) share(answers, results.assessment, translator);
}

/** @type {Record<string, () => void>} */
const shareActions = {
  print: () => window.print(),
  copy: () => shareAnswers(copyLink),
  save: () => shareAnswers(saveFile),
  open: chooseFile,
  "print-plan": printPlan,
  "save-plan": savePlan,
};

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
root.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (!pressed) return;
  const { action, share, change, case: caseAction } = pressed.dataset;
  // The second press of a double click would answer the next question.
  if (action && event.detail > 1) event.preventDefault();
  else if (action) actions[action]?.(pressed);
  else if (caseAction) {
    if (CLOSING.includes(caseAction)) closeCaseMenu();
    caseActions[caseAction]?.(pressed);
  }
  else if (share) shareActions[share]?.();
  else if (change) controller.dispatch({ type: "change", fact: change });
});
root.addEventListener("submit", (event) => {
  // The dialog closes itself.
  if (event.target instanceof Element && event.target.closest("dialog")) return;
  event.preventDefault();
  if (event.target === ref("case-name-form")) controller.nameCase(nameField().value);
  else controller.submit();
});
root.addEventListener("change", ({ target }) => {
  if (target === ref("case-name")) controller.nameCase(nameField().value);
  else if (target instanceof HTMLInputElement && target.name === "compared") {
    controller.dispatch({ type: "compare", cases: comparedIds() });
  }
});
root.addEventListener("input", () => controller.lookAhead());
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
  document.querySelectorAll('a[data-action="language"]')
)) {
  for (const press of /** @type {const} */ (["click", "auxclick"])) {
    link.addEventListener(press, (event) => controller.switchLanguage(link, event));
  }
}
ref("open-file").addEventListener("click", chooseFile);
ref("import-error-close").addEventListener("click", () => controller.dispatch({ type: "dismiss" }));
onFileChosen((text, name) => controller.openFile(text, name));
preparePrint(data, translator);
window.addEventListener("popstate", (event) => controller.onPopState(event));
window.addEventListener("hashchange", () => controller.openLink());

showLoadingStatus(client, translator);
if (savesData()) offerSavingData(client, translator);
else onApproach(root, startPython);
controller.open();
document.dispatchEvent(new Event("check-running"));
client.ready().then(() => warmUp(rules, data), () => {});
