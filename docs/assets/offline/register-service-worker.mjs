// Registers the service worker, which stores the guide for visits without a connection, in the
// languages that are read.

import { trustedScriptUrl } from "../check/trusted-types.mjs";

const IDLE_TIMEOUT_MS = 10_000;

/**
 * Register once the page has loaded, and Python too where the page loads it: they have priority. Then
 * have the page's language stored.
 * @param {URL} address  of the service worker
 */
export async function registerServiceWorker(address) {
  const container = serviceWorkers();
  if (!container) return;
  await whenIdle(document.documentElement);
  // Visitors who save data have not asked for this download.
  const { connection } = /** @type {Navigator & {connection?: {saveData: boolean}}} */ (navigator);
  if (connection?.saveData) return;
  const register = async () => container.register(trustedScriptUrl(address.href));
  // A browser may refuse; the guide works without.
  const registration = await register().catch(() => null);
  if (!registration) return;
  await container.ready;
  const [folder] = location.href.slice(new URL(".", address).href.length).split("/");
  // A waiting worker belongs to a newer build, which serves the next visit.
  for (const worker of [registration.active, registration.waiting]) worker?.postMessage({ store: folder });
}

/** Return the browser's service workers, unless it lacks them or refuses, as in a sandboxed frame. */
function serviceWorkers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return null;
  }
}

/** @param {HTMLElement} html  whose `data-engine` is the state of the self-check's Python */
async function whenIdle(html) {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  }
  while (["idle", "loading"].includes(String(html.dataset.engine))) {
    await new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        resolve(null);
      }).observe(html, { attributeFilter: ["data-engine"] });
    });
  }
  await new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: IDLE_TIMEOUT_MS });
    else setTimeout(resolve);
  });
}
