// What the visitor sees of the engine: real bytes while it loads, words and a way on when it fails.

/** @import { PythonClient } from "./client.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { focusOn, one, part } from "../dom.mjs";

/** Shortest time between two reports of progress, spoken or only written, in milliseconds. */
const SPEAK_EVERY = 2000;
const WRITE_EVERY = 200;
const MEGABYTE = 1e6;

/**
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
  let reported = 0;

  engine.addEventListener("progress", () => {
    part("slow").hidden = true;
    bar.value = (100 * engine.done) / engine.total;
    const every = line.getAttribute("aria-live") === "polite" ? SPEAK_EVERY : WRITE_EVERY;
    if (Date.now() - reported < every) return;
    reported = Date.now();
    const done = megabytes.format(engine.done / MEGABYTE);
    const total = megabytes.format(engine.total / MEGABYTE);
    line.textContent = words.text("check.engine.loading", { done, total });
  });
  engine.addEventListener("starting", () => {
    bar.removeAttribute("value");
    line.textContent = words.text("check.engine.starting");
  });
  engine.addEventListener("standstill", () => {
    part("slow").hidden = false;
    tables().open = true;
  });
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
 * Calls `go` once the page is in sight: a tab opened behind others, or a page that the browser
 * prepares unasked, loads nothing for nobody.
 * @param {() => void} go
 */
export function whenVisible(go) {
  if (document.visibilityState === "visible") go();
  else document.addEventListener("visibilitychange", () => whenVisible(go), { once: true });
}

function tables() {
  return /** @type {HTMLDetailsElement} */ (part("tables"));
}

/**
 * @param {PythonClient} engine
 * @param {Words} words
 */
function showState(engine, words) {
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
 * Progress is spoken only while the visitor waits for it.
 * @param {boolean} waiting
 */
export function announceProgress(waiting) {
  part("engine-words").setAttribute("aria-live", waiting ? "polite" : "off");
}
