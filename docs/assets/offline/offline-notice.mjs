// On every page: stores the guide on this device, and shows a notice when a page comes from there.

import { offerClearStorage } from "./clear-storage.mjs";
import { registerServiceWorker } from "./register-service-worker.mjs";

const DAY_MS = 86_400_000;
const html = document.documentElement;
const notice = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
const ROOT = new URL(String(notice.dataset.root), location.href);

/** Return how long ago the facts were checked, in the page's language. */
function age() {
  const { checked, today, day, days } = notice.dataset;
  const n = Math.floor((Date.now() - Date.parse(String(checked))) / DAY_MS);
  if (n < 1) return today;
  return (n === 1 ? day : days)?.replace("{n}", new Intl.NumberFormat(html.lang).format(n));
}

/** Show or hide the notice. A page that came from the device keeps it when the connection is back. */
function updateNotice() {
  const offline = "fromCache" in html.dataset || !navigator.onLine;
  if (offline === notice.childElementCount > 0) return;
  notice.replaceChildren();
  if (!offline) return;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = String(notice.dataset.again);
  reload.addEventListener("click", () => location.reload());
  const text = document.createElement("p");
  text.append(String(notice.dataset.text).replace("{age}", String(age())), " ", reload);
  notice.append(text);
}

updateNotice();
window.addEventListener("online", updateNotice);
window.addEventListener("offline", updateNotice);
const controls = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-clear-storage]"));
const folders = String(notice.dataset.folders).split(" ");
for (const control of controls) offerClearStorage(control, ROOT, folders);
await registerServiceWorker(new URL("sw.js", ROOT));
