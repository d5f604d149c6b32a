// What is typed and opened in a question before it is answered, so that the page in another language
// shows it too. Ids are the same in all languages.

/** @import { Draft } from "../state/types.d.ts" */

import { queryAll } from "../dom.mjs";

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

const FOLDED = "details[data-ref]";

/**
 * @param {HTMLElement} section  of the question
 * @param {string} fact
 * @returns {Draft}
 */
export function readDraft(section, fact) {
  const details = /** @type {HTMLDetailsElement[]} */ (queryAll(section, FOLDED));
  return {
    fact,
    open: details.filter(({ open }) => open).map(({ dataset }) => String(dataset.ref)),
    fields: fieldsOf(section).map((field) => [field.id, contentOf(field)]),
  };
}

/**
 * Fill the fields as if it were typed, so that what depends on them follows.
 * @param {HTMLElement} section @param {Draft} draft
 */
export function fillDraft(section, { open, fields }) {
  const typed = new Map(fields);
  for (const details of /** @type {HTMLDetailsElement[]} */ (queryAll(section, FOLDED))) {
    details.open = open.includes(String(details.dataset.ref));
  }
  for (const field of fieldsOf(section)) {
    const content = typed.get(field.id);
    if (content === undefined || content === contentOf(field)) continue;
    if (typeof content === "boolean") /** @type {HTMLInputElement} */ (field).checked = content;
    else field.value = content;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** @param {HTMLElement} section */
function fieldsOf(section) {
  return /** @type {Field[]} */ (queryAll(section, "input[id], select[id]"));
}

/** @param {Field} field */
function contentOf(field) {
  const ticked = field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type);
  return ticked ? field.checked : field.value;
}
