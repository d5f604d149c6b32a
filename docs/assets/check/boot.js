// Puts the way without scripts in place of the start when the self-check does not run: its modules
// are blocked, damaged, slow, or beyond this browser. A classic script in old syntax, since it has to
// run where the modules do not; it is not deferred, so that it runs before the start is shown.

(function () {
  "use strict";

  /** How long the start may be shown before the self-check runs. */
  var LIMIT_MS = 2000;

  /** The button that was pressed before the self-check could react. @type {HTMLElement | null} */
  var pressed = null;
  var running = false;
  var timer = setTimeout(show, LIMIT_MS);

  /** @param {string} name */
  function ref(name) {
    return /** @type {HTMLElement | null} */ (document.querySelector('[data-ref="' + name + '"]'));
  }

  /** @param {boolean} failed */
  function swap(failed) {
    var start = ref("start-buttons");
    var instead = ref("not-running");
    if (!start || !instead) return;
    start.hidden = failed;
    instead.hidden = !failed;
  }

  function show() {
    if (!running) swap(true);
  }

  /** @param {Event} event */
  function remember(event) {
    var target = /** @type {Element} */ (event.target);
    var button = /** @type {HTMLElement | null} */ (target.closest && target.closest('[data-action="start"]'));
    if (!button) return;
    pressed = button;
    button.setAttribute("aria-busy", "true");
  }

  document.addEventListener("click", remember);
  // A module that fails to load or to run; resources report to their own element only, hence capture.
  addEventListener("error", show, true);
  document.addEventListener("check-running", function () {
    running = true;
    clearTimeout(timer);
    document.removeEventListener("click", remember);
    removeEventListener("error", show, true);
    swap(false);
    if (!pressed) return;
    pressed.removeAttribute("aria-busy");
    pressed.click();
  });
})();
