// Takes away all that the guide keeps in this browser, at a press.

/**
 * @param {HTMLElement} control  holds the button, and a line for what came of it
 * @param {URL} root  the site's folder; another site may share the origin
 * @param {string[]} folders  those of the languages
 */
export function offerClearStorage(control, root, folders) {
  const said = /** @type {HTMLElement} */ (control.querySelector("[role=status]"));
  control.hidden = false;
  control.querySelector("button")?.addEventListener("click", async () => {
    said.textContent = "";
    const gone = await forget(root, folders).then(
      () => true,
      () => false,
    );
    said.textContent = String(gone ? control.dataset.done : control.dataset.failed);
  });
}

/**
 * @param {URL} root
 * @param {string[]} folders
 */
async function forget(root, folders) {
  const path = root.pathname;
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (folders.some((folder) => key.startsWith(`${path}${folder}/.`))) storage.removeItem(key);
    }
  }
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const each of registrations) if (each.scope === root.href) await each.unregister();
  if (typeof caches === "undefined") return;
  for (const name of await caches.keys()) {
    if (name.startsWith(`guide pages ${path} `) || name === `guide engine ${path}engine/`) {
      await caches.delete(name);
    }
  }
}
