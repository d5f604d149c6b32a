// Registers the service worker, which stores the guide for visits without a connection.

/**
 * Register once the page has loaded, and Python too where the page loads it: they have priority.
 * @param {URL} address  of the service worker
 */
export async function registerServiceWorker(address) {
  if (!navigator.serviceWorker) return;
  await whenIdle(document.documentElement);
  // Visitors who save data have not asked for this download.
  const { connection } = /** @type {Navigator & {connection?: {saveData: boolean}}} */ (navigator);
  if (connection?.saveData) return;
  // A browser may refuse; the guide works without.
  await navigator.serviceWorker.register(address).catch(() => {});
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
}
