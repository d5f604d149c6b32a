// The error of a question: summary on top that takes focus, the same words beside the field.

/** @import { Translator } from "../i18n.mjs" */

import { el, query, ref, withUnbroken } from "../dom.mjs";

/**
 * @param {HTMLElement} section
 * @param {string} fact
 * @param {{fault: string, fields: HTMLInputElement[]}} error
 * @param {Translator} translator
 */
export function showError(section, fact, { fault, fields }, translator) {
  const link = el("a", { href: `#${fields[0].id}` }, fault);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    fields[0].focus();
  });
  ref("errors-list").replaceChildren(el("li", {}, link));
  const label = el("span", { class: "check-visually-hidden" }, translator.text("check.error.label"));
  const beside = query(section, `#q-${fact}-error`);
  beside.replaceChildren(label, " ", ...withUnbroken(fault));
  beside.hidden = false;
  section.classList.add("check-question--error");
  for (const field of fields) field.setAttribute("aria-invalid", "true");
  const summary = ref("errors");
  summary.hidden = false;
}

/** @param {HTMLElement} section */
export function clearError(section) {
  ref("errors").hidden = true;
  section.classList.remove("check-question--error");
  query(section, ".check-error").hidden = true;
  for (const field of section.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
  }
}
