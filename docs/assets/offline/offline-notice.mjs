// On every page: has the guide kept on this device, and says when it is read from there.

import { offerClearStorage } from "./clear-storage.mjs";

const DAY = 86_400_000;
const html = document.documentElement;
const notice = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
const ROOT = new URL(String(notice.dataset.root), location.href);

/** How long ago the facts were checked, in the page's words. */
function age() {
  const { checked, today, day, days } = notice.dataset;
  const n = Math.floor((Date.now() - Date.parse(String(checked))) / DAY);
  if (n < 1) return today;
  return (n === 1 ? day : days)?.replace("{n}", new Intl.NumberFormat(html.lang).format(n));
}

/** A page that came from the device stays what it is when the connection is back. */
function tell() {
  const offline = "kept" in html.dataset || !navigator.onLine;
  if (offline === notice.childElementCount > 0) return;
  notice.replaceChildren();
  if (!offline) return;
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = String(notice.dataset.again);
  again.addEventListener("click", () => location.reload());
  const words = document.createElement("p");
  words.append(String(notice.dataset.says).replace("{age}", String(age())), " ", again);
  notice.append(words);
}

/** Once the page is there, and Python where the page loads it: they go before. */
async function settled() {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  }
  const loading = () => ["idle", "loading"].includes(String(html.dataset.engine));
  while (loading()) {
    await new Promise((changed) =>
      new MutationObserver((_, observer) => {
        observer.disconnect();
        changed(null);
      }).observe(html, { attributeFilter: ["data-engine"] }),
    );
  }
}

async function keep() {
  await settled();
  // Whoever asks for few data gets none unasked.
  if (navigator.connection?.saveData) return;
  await navigator.serviceWorker.register(new URL("sw.js", ROOT));
}

tell();
for (const control of document.querySelectorAll("[data-forget]")) {
  offerClearStorage(/** @type {HTMLElement} */ (control), ROOT, String(notice.dataset.folders).split(" "));
}
window.addEventListener("online", tell);
window.addEventListener("offline", tell);
// Where a browser refuses, the guide is what it is without.
keep().catch(() => {});
