// On a page that other pages have taken parts of: leads an old link to a part to where it is now.

const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-moved]"));
/** @type {Record<string, string>} */
const moved = JSON.parse(list?.dataset.moved ?? "{}");

function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (Object.hasOwn(moved, id)) location.replace(moved[id] + location.hash);
}

addEventListener("hashchange", follow);
follow();
