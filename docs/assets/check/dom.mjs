// Small helpers over the document. Text always goes in as text, never as markup.

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * A new element. Attributes that are `null`, `undefined` or `false` are left out, `true` is empty.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | boolean | null | undefined>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  for (const child of children.flat()) {
    if (child) element.append(child);
  }
  return element;
}

/** @type {Map<string, HTMLElement>} */
const parts = new Map();

/**
 * The one element of the page that bears `data-ref`, which is looked for once as long as it stays.
 * @param {string} name
 * @returns {HTMLElement}
 */
export function ref(name) {
  let found = parts.get(name);
  if (!found?.isConnected) {
    found = query(document, `[data-ref="${name}"]`);
    parts.set(name, found);
  }
  return found;
}

/**
 * The first element that fits; its absence is a fault of the page's template.
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
 * Moves the reading position to an element that takes focus, seen from the top of what it heads.
 * @param {HTMLElement} element
 * @param {HTMLElement} [top]
 */
export function moveFocus(element, top = element) {
  element.focus({ preventScroll: true });
  top.scrollIntoView({ block: "start" });
}
