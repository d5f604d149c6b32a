// What the visitor sees of Python's loading: real bytes while it loads, an explanation when it fails.

/** @import { PythonClient } from "./client.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { focusOn, one, part } from "../dom.mjs";

/** Shortest time between two progress texts, announced by screen readers or only shown. */
const ANNOUNCE_INTERVAL_MS = 2000;
const UPDATE_INTERVAL_MS = 200;
const MEGABYTE = 1e6;

/**
 * Show the client's progress and state. The state is also on the document element, as `data-engine`.
 * @param {PythonClient} engine
 * @param {Words} words
 */
export function showLoadingStatus(engine, words) {
  const bar = /** @type {HTMLProgressElement} */ (part("engine-progress"));
  const line = part("engine-words");
  const megabytes = new Intl.NumberFormat(words.data.tag, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  let updated = 0;

  engine.addEventListener("progress", () => {
    part("slow").hidden = true;
    bar.value = (100 * engine.done) / engine.total;
    const interval =
      line.getAttribute("aria-live") === "polite" ? ANNOUNCE_INTERVAL_MS : UPDATE_INTERVAL_MS;
    if (Date.now() - updated < interval) return;
    updated = Date.now();
    const done = megabytes.format(engine.done / MEGABYTE);
    const total = megabytes.format(engine.total / MEGABYTE);
    line.textContent = words.text("check.engine.loading", { done, total });
  });
  engine.addEventListener("starting", () => {
    bar.removeAttribute("value");
    line.textContent = words.text("check.engine.starting");
  });
  engine.addEventListener("stalled", () => {
    part("slow").hidden = false;
    tables().open = true;
  });
  document.documentElement.dataset.engine = engine.state;
  engine.addEventListener("state", () => showState(engine, words));
  part("retry").addEventListener("click", () => {
    if (engine.reason === "outdated") location.reload();
    else engine.start();
  });
  part("slow-tables").addEventListener("click", () => focusOn(one(tables(), "summary")));
  window.addEventListener("online", () => {
    if (engine.state === "failed" && engine.reason === "network") engine.start();
  });
}

/**
 * Call `start` once the page is visible, so that background tabs and prerendered pages load nothing.
 * @param {() => void} start
 */
export function whenVisible(start) {
  if (document.visibilityState === "visible") start();
  else document.addEventListener("visibilitychange", () => whenVisible(start), { once: true });
}

function tables() {
  return /** @type {HTMLDetailsElement} */ (part("tables"));
}

/**
 * @param {PythonClient} engine
 * @param {Words} words
 */
function showState(engine, words) {
  document.documentElement.dataset.engine = engine.state;
  const failed = engine.state === "failed";
  part("engine").hidden = engine.state !== "loading";
  part("slow").hidden = true;
  part("failure").hidden = !failed;
  part("walk").hidden = !failed;
  if (!failed) return;
  part("failure-words").textContent = words.text(`check.failed.${engine.reason}`);
  tables().open = true;
  one(part("failure"), "h2").scrollIntoView({ block: "nearest" });
}

/**
 * Let screen readers announce progress while the visitor waits for it.
 * @param {boolean} waiting
 */
export function announceProgress(waiting) {
  part("engine-words").setAttribute("aria-live", waiting ? "polite" : "off");
}
