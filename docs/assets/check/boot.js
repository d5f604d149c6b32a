// Puts the way without scripts in place of the start when the self-check does not run: its script is
// blocked, damaged, slow, or beyond this browser. A classic script in old syntax, since it has to run
// where the other does not. It is asynchronous, so that nothing waits for it, and its address stays
// the same, so that a page of an earlier build finds it.

(function () {
  "use strict";

  /** How long the start may be shown before the self-check runs. */
  var LIMIT_MS = 2000;
  /** How long the page waits for a style. */
  var STYLE_LIMIT_MS = 3000;
  var RELOADED = "check-reloaded";

  /** The button that was pressed before the self-check could react. @type {HTMLElement | null} */
  var pressed = null;
  var running = false;
  var failed = false;
  var timer = setTimeout(show, LIMIT_MS);

  /** @param {string} name */
  function ref(name) {
    return /** @type {HTMLElement | null} */ (document.querySelector('[data-ref="' + name + '"]'));
  }

  /** @param {string} name @param {boolean} shown */
  function toggle(name, shown) {
    var element = ref(name);
    if (element) element.hidden = !shown;
  }

  function swap() {
    var isFile = location.protocol === "file:";
    toggle("not-running-why", !isFile);
    toggle("not-running-file", isFile);
    toggle("start-buttons", !failed);
    toggle("open-file", !failed);
    toggle("not-running", failed);
  }

  function show() {
    if (running) return;
    failed = true;
    swap();
    // The page may still be on its way.
    if (document.readyState === "loading") timer = setTimeout(show, LIMIT_MS);
  }

  /** @param {Event} event */
  function onError(event) {
    var element = /** @type {Partial<HTMLScriptElement>} */ (event.target);
    var main = element && element.src && /\/check\/main\.mjs$/.test(element.src);
    // A page of an earlier build asks for scripts that are gone; the address brings the new one.
    if (!main || running || !reloadOnce()) show();
  }

  function reloadOnce() {
    try {
      if (sessionStorage.getItem(RELOADED)) return false;
      sessionStorage.setItem(RELOADED, "1");
    } catch (_) {
      return false;
    }
    location.reload();
    return true;
  }

  /** Without an answer for a style, the browser shows nothing of the page: load it beside the page. */
  function releaseStyles() {
    var links = document.querySelectorAll('link[rel="stylesheet"]');
    Array.prototype.forEach.call(links, function (/** @type {HTMLLinkElement} */ link) {
      if (link.sheet || !link.parentNode) return;
      var media = link.media;
      var later = /** @type {HTMLLinkElement} */ (link.cloneNode());
      later.media = "print";
      later.onload = function () {
        later.media = media;
      };
      link.parentNode.replaceChild(later, link);
    });
    if (document.readyState === "loading") setTimeout(releaseStyles, STYLE_LIMIT_MS);
  }

  /** @param {Event} event */
  function remember(event) {
    var target = /** @type {Element} */ (event.target);
    var button = /** @type {HTMLElement | null} */ (target.closest && target.closest('[data-action="start"]'));
    if (!button) return;
    pressed = button;
    button.setAttribute("aria-busy", "true");
  }

  function onRunning() {
    running = true;
    failed = false;
    clearTimeout(timer);
    document.removeEventListener("click", remember);
    removeEventListener("error", onError, true);
    removeEventListener("unhandledrejection", show);
    swap();
    try {
      sessionStorage.removeItem(RELOADED);
    } catch (_) {
      // Nothing was stored.
    }
    if (!pressed) return;
    pressed.removeAttribute("aria-busy");
    pressed.click();
  }

  setTimeout(releaseStyles, STYLE_LIMIT_MS);
  document.addEventListener("click", remember);
  // Resources report to their own element only, hence capture.
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", show);
  document.addEventListener("check-running", onRunning);
  if (document.documentElement.hasAttribute("data-engine")) onRunning();
})();
