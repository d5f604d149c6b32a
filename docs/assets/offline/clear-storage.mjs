// "Clear storage": delete everything that the guide stores in this browser.

import { pagesCachePrefix, runtimeCacheName } from "../check/python/download/cache-storage.mjs";
import { withTimeLimit } from "../check/python/download/time-limit.mjs";

const TIMEOUT_MS = 10_000;

/**
 * Show the control, and clear the storage when its button is pressed.
 * @param {HTMLElement} control  with the button and a line for the result
 * @param {URL} root  the site's folder; other sites may share the origin
 * @param {string[]} folders  of the languages
 */
export function offerClearStorage(control, root, folders) {
  const status = /** @type {HTMLElement} */ (control.querySelector("[role=status]"));
  control.hidden = false;
  control.querySelector("button")?.addEventListener("click", async () => {
    status.textContent = "";
    const clear = () => clearStorage(root, folders).then(() => true);
    const { done, failed } = control.dataset;
    status.textContent = String((await withTimeLimit(clear, TIMEOUT_MS, false)) ? done : failed);
  });
}

/**
 * Delete the guide's settings, service worker and caches.
 * @param {URL} root
 * @param {string[]} folders
 */
export async function clearStorage(root, folders) {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (folders.some((folder) => key.startsWith(`${root.pathname}${folder}/.`))) storage.removeItem(key);
    }
  }
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const each of registrations) if (each.scope === root.href) await each.unregister();
  if (typeof caches === "undefined") return;
  const pages = pagesCachePrefix(root.href);
  const runtime = runtimeCacheName(new URL("engine/", root).href);
  for (const name of await caches.keys()) {
    if (name.startsWith(pages) || name === runtime) await caches.delete(name);
  }
}
