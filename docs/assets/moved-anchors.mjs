// On a page that other pages have taken parts of: leads an old link to a part to where it is now.

const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-moved]"));
/** @type {Record<string, string>} */
const moved = JSON.parse(list?.dataset.moved ?? "{}");

function follow() {
  // Compared as encoded: what cannot be decoded is no error.
  const id = Object.keys(moved).find((each) => `#${encodeURIComponent(each)}` === location.hash);
  if (id) location.replace(moved[id] + location.hash);
}

addEventListener("hashchange", follow);
follow();
