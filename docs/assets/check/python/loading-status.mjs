// What the visitor sees of Python's loading: real bytes while it loads, an explanation when it fails.

/** @import { PythonClient } from "./client.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { query, ref } from "../dom.mjs";

/** Shortest time between two progress texts, announced by screen readers or only shown. */
const ANNOUNCE_INTERVAL_MS = 2000;
const UPDATE_INTERVAL_MS = 200;

/**
 * Show the client's progress and state. The state is also on the document element, as `data-engine`.
 * @param {PythonClient} engine
 * @param {Translator} translator
 */
export function showLoadingStatus(engine, translator) {
  const bar = /** @type {HTMLProgressElement} */ (ref("engine-progress"));
  const line = ref("engine-text");
  let updated = 0;

  engine.addEventListener("progress", () => {
    bar.value = (100 * engine.done) / engine.total;
    const interval =
      line.getAttribute("aria-live") === "polite" ? ANNOUNCE_INTERVAL_MS : UPDATE_INTERVAL_MS;
    if (Date.now() - updated < interval) return;
    updated = Date.now();
    const [done, total] = [engine.done, engine.total].map((bytes) => translator.megabytes(bytes));
    line.textContent = translator.text("check.engine.loading", { done, total });
  });
  engine.addEventListener("starting", () => {
    bar.removeAttribute("value");
    line.textContent = translator.text("check.engine.starting");
  });
  engine.addEventListener("speed", () => {
    ref("slow").hidden = !engine.slow;
  });
  document.documentElement.dataset.engine = engine.state;
  engine.addEventListener("state", () => showState(engine, translator));
  ref("retry").addEventListener("click", () => {
    if (engine.reason === "outdated") location.reload();
    else engine.start();
  });
  window.addEventListener("online", () => {
    if (engine.state === "failed" && engine.reason === "network") engine.start();
  });
}

/**
 * @param {PythonClient} engine
 * @param {Translator} translator
 */
function showState(engine, translator) {
  document.documentElement.dataset.engine = engine.state;
  const failed = engine.state === "failed";
  ref("engine").hidden = engine.state !== "loading";
  if (engine.state !== "loading") ref("slow").hidden = true;
  ref("failure").hidden = !failed;
  ref("static-check").hidden = !failed;
  if (!failed) return;
  ref("failure-text").textContent = translator.text(`check.failed.${engine.reason}`, { feature: engine.detail });
  query(ref("failure"), "h2").scrollIntoView({ block: "nearest" });
}

/**
 * Offer the check that needs no download first, to visitors whose browser asks to save data.
 * @param {PythonClient} engine
 * @param {Translator} translator
 */
export function offerSavingData(engine, translator) {
  const size = translator.megabytes(engine.downloadSize());
  ref("save-data-text").textContent = translator.text("check.save_data", { size });
  ref("save-data").hidden = false;
}

/**
 * Let screen readers announce progress while the visitor waits for it.
 * @param {boolean} waiting
 */
export function announceProgress(waiting) {
  ref("engine-text").setAttribute("aria-live", waiting ? "polite" : "off");
}
