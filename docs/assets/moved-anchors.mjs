// Redirects old links to a part of this page that is now on another page.

const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-moved]"));
/** @type {Record<string, string>} */
const moved = JSON.parse(list?.dataset.moved ?? "{}");

function follow() {
  // Compare encoded fragments, since decoding can fail.
  const id = Object.keys(moved).find((each) => `#${encodeURIComponent(each)}` === location.hash);
  if (id) location.replace(moved[id] + location.hash);
}

addEventListener("hashchange", follow);
follow();
