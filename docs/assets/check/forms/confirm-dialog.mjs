// A question before something is erased: a modal dialog that Escape and "Cancel" leave.

/** @import { Fillings, Translator } from "../i18n.mjs" */

import { query, ref } from "../dom.mjs";

/**
 * Return whether the visitor confirms.
 * @param {{title: string, body: string}} what  ids of texts
 * @param {Fillings} fillings
 * @param {Translator} translator
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, body }, fillings, translator) {
  const dialog = /** @type {HTMLDialogElement} */ (ref("confirm"));
  query(dialog, "h2").textContent = translator.text(title, fillings);
  query(dialog, "p").textContent = translator.text(body, fillings);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "confirm"), { once: true });
  });
}
