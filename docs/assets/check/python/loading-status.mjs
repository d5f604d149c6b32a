// What the visitor sees of Python's loading: real bytes while it loads, an explanation when it fails.

/** @import { PythonClient } from "./client.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { query, ref } from "../dom.mjs";

/** Shortest time between two progress texts, announced by screen readers or only shown. */
const ANNOUNCE_INTERVAL_MS = 2000;
const UPDATE_INTERVAL_MS = 200;

/**
 * Show the client's progress and state. The state is also on the document element, as `data-engine`.
 * @param {PythonClient} client
 * @param {Translator} translator
 */
export function showLoadingStatus(client, translator) {
  const bar = /** @type {HTMLProgressElement} */ (ref("loading-progress"));
  const line = ref("loading-text");
  let updated = 0;

  client.addEventListener("progress", () => {
    bar.value = (100 * client.done) / client.total;
    const interval =
      line.getAttribute("aria-live") === "polite" ? ANNOUNCE_INTERVAL_MS : UPDATE_INTERVAL_MS;
    if (Date.now() - updated < interval) return;
    updated = Date.now();
    const [done, total] = [client.done, client.total].map((bytes) => translator.megabytes(bytes));
    line.textContent = translator.text("check.runtime.loading", { done, total });
  });
  client.addEventListener("starting", () => {
    bar.removeAttribute("value");
    line.textContent = translator.text("check.runtime.starting");
  });
  client.addEventListener("speed", () => {
    ref("slow").hidden = !client.slow;
  });
  document.documentElement.dataset.engine = client.state;
  client.addEventListener("state", () => showState(client, translator));
  ref("retry").addEventListener("click", () => {
    if (client.reason === "outdated") location.reload();
    else client.start();
  });
  window.addEventListener("online", () => {
    if (client.state === "failed" && client.reason === "network") client.start();
  });
}

/**
 * @param {PythonClient} client
 * @param {Translator} translator
 */
function showState(client, translator) {
  document.documentElement.dataset.engine = client.state;
  const failed = client.state === "failed";
  ref("loading").hidden = client.state !== "loading";
  if (client.state !== "loading") ref("slow").hidden = true;
  ref("failure").hidden = !failed;
  ref("static-check").hidden = !failed;
  if (!failed) return;
  ref("failure-text").textContent = translator.text(`check.failed.${client.reason}`, { feature: client.detail });
  query(ref("failure"), "h2").scrollIntoView({ block: "nearest" });
}

/**
 * Offer the check that needs no download first, to visitors whose browser asks to save data.
 * @param {PythonClient} client
 * @param {Translator} translator
 */
export function offerSavingData(client, translator) {
  const size = translator.megabytes(client.downloadSize());
  ref("save-data-text").textContent = translator.text("check.save_data", { size });
  ref("save-data").hidden = false;
}

/**
 * Let screen readers announce progress while the visitor waits for it.
 * @param {boolean} waiting
 */
export function announceProgress(waiting) {
  ref("loading-text").setAttribute("aria-live", waiting ? "polite" : "off");
}
