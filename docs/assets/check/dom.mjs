// Helpers for the document. Text is always inserted as text; the only markup are the page's templates.

import { trustedHtml } from "./trusted-types.mjs";

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * Return a new element. Attributes that are `null`, `undefined` or `false` are left out; `true` is empty.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | boolean | null | undefined>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  for (const child of children.flat()) {
    if (child) element.append(...(typeof child === "string" ? withUnbroken(child) : [child]));
  }
  return element;
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, string | boolean | null | undefined>} attributes  as of `el`
 * @returns {E}
 */
export function setAttributes(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  return element;
}

/**
 * What goes into a slot: text, an element in its place, elements into it, or an update of it.
 * `null` and `false` remove the slot, `true` leaves it.
 * @typedef {string | boolean | null | Node | Node[] | ((slot: HTMLElement) => void)} Slot
 */

/**
 * Return a copy of a template of the page, with every slot filled.
 * @param {string} name
 * @param {Record<string, Slot>} [slots]  by `data-slot`
 * @returns {DocumentFragment}
 */
export function cloneTemplate(name, slots = {}) {
  const copy = copyOf(name);
  for (const element of queryAll(copy, "[data-slot]")) {
    const slot = String(element.dataset.slot);
    if (!(slot in slots)) throw new Error(`nothing for slot ${slot} of ${name}`);
    delete element.dataset.slot;
    fillSlot(element, slots[slot]);
  }
  return copy;
}

/** Dates and amounts in the language of the page. @type {RegExp | null} */
let unbroken = null;

/** @param {string} pattern  of a date or an amount, without groups */
export function useUnbroken(pattern) {
  unbroken = RegExp(`(${pattern})`);
}

/**
 * Return a text in which no line breaks within a date or an amount, as `site_builder/pages/line_breaks.py` does.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function withUnbroken(text) {
  const parts = unbroken ? text.split(unbroken) : [text];
  // One alone may need two lines.
  if (parts.length === 3 && parts[0] + parts[2] === "") return [text];
  return parts.map((part, place) => {
    if (place % 2 === 0) return part;
    const whole = document.createElement("span");
    whole.className = "guide-unbroken";
    whole.textContent = part;
    return whole;
  });
}

/**
 * Return a copy of a template that holds one element.
 * @param {string} name
 * @param {Record<string, Slot>} [slots]
 * @returns {HTMLElement}
 */
export function cloneElement(name, slots) {
  return /** @type {HTMLElement} */ (cloneTemplate(name, slots).firstElementChild);
}

/** The HTML of each template. @type {Record<string, string>} */
let markup = {};

/** The templates copied so far. @type {Map<string, DocumentFragment>} */
const templates = new Map();

/** @param {Record<string, string>} found  the HTML of each template */
export function useTemplates(found) {
  markup = found;
}

/**
 * Return a copy of a template as it is.
 * @param {string} name
 * @returns {DocumentFragment}
 */
export function copyOf(name) {
  let template = templates.get(name);
  if (!template) {
    if (!(name in markup)) throw new Error(`no template ${name}`);
    template = document.createDocumentFragment();
    template.append(...new DOMParser().parseFromString(trustedHtml(markup[name]), "text/html").body.childNodes);
    templates.set(name, template);
  }
  return document.importNode(template, true);
}

/** @param {HTMLElement} element @param {Slot} value */
function fillSlot(element, value) {
  if (value === null || value === false) element.remove();
  else if (typeof value === "string") element.replaceChildren(...withUnbroken(value));
  else if (value instanceof Node) element.replaceWith(value);
  else if (Array.isArray(value)) element.replaceChildren(...value);
  else if (typeof value === "function") value(element);
}

/** @type {Map<string, HTMLElement>} */
const refs = new Map();

/**
 * Return the element with this `data-ref`, cached as long as it is in the page.
 * @param {string} name
 * @returns {HTMLElement}
 */
export function ref(name) {
  let element = refs.get(name);
  if (!element?.isConnected) {
    element = query(document, `[data-ref="${name}"]`);
    refs.set(name, element);
  }
  return element;
}

/**
 * Return the first match. Its absence is an error in the page's template.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function query(root, selector) {
  const element = root.querySelector(selector);
  if (!(element instanceof HTMLElement)) throw new Error(`no ${selector} in the page`);
  return element;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function queryAll(root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * Focus an element, with the page scrolled to the top of what it heads.
 * @param {HTMLElement} element
 * @param {HTMLElement} [top]
 */
export function moveFocus(element, top = element) {
  element.focus({ preventScroll: true });
  top.scrollIntoView({ block: "start" });
}

/** Do something once what has changed is on the screen. @param {() => void} then */
export function onceOnScreen(then) {
  requestAnimationFrame(() => setTimeout(then));
}

/** What browsers report in place of a key that an input method takes. */
const INPUT_METHOD_KEY_CODE = 229;

/**
 * Whether a key only composes a word. Safari ends the composition before it reports the Enter that ended it.
 * @param {KeyboardEvent} event
 */
export function composes({ isComposing, keyCode }) {
  return isComposing || keyCode === INPUT_METHOD_KEY_CODE;
}
