// Says on a page that another site shows in a frame where it is, with a way out: a static host cannot
// forbid frames.

const notice = document.querySelector("[data-frame]");

if (notice instanceof HTMLElement && isForeign()) {
  const link = /** @type {HTMLAnchorElement} */ (notice.querySelector("a"));
  // Without the fragment, which may hold answers.
  link.href = location.origin + location.pathname;
  notice.hidden = false;
}

/** Whether the window around this one belongs to another site. */
function isForeign() {
  if (self === top) return false;
  try {
    return top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
