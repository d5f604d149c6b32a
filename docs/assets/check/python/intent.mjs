// When Python is loaded: once the visitor shows that they will use it, and the page is visible.

/** What the visitor presses to leave the start. */
const ENTRANCES = '[data-action="start"], [data-ref="open-file"]';

/** Whether the browser asks pages to save data: then only a press starts the download. */
export function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  return connection?.saveData === true;
}

/**
 * Call `start` when the pointer or the focus reaches an entrance of the start.
 * @param {HTMLElement} root
 * @param {() => void} start
 */
export function onApproach(root, start) {
  for (const type of ["pointerover", "focusin"]) {
    root.addEventListener(type, ({ target }) => {
      if (target instanceof Element && target.closest(ENTRANCES)) start();
    });
  }
}

/**
 * Return a function that calls `start` once, as soon as the page is visible: background tabs and
 * prerendered pages load nothing.
 * @param {() => void} start
 */
export function onceVisible(start) {
  let asked = false;
  const startIfVisible = () => {
    if (document.visibilityState === "visible") start();
    else document.addEventListener("visibilitychange", startIfVisible, { once: true });
  };
  return () => {
    if (!asked) startIfVisible();
    asked = true;
  };
}
