// The error of a question: summary on top that takes focus, the same words beside the field.

/** @import { Words } from "../i18n.mjs" */

import { el, focusOn, one, part } from "../dom.mjs";

/**
 * @param {HTMLElement} section
 * @param {string} fact
 * @param {{fault: string, fields: HTMLInputElement[]}} error
 * @param {Words} words
 */
export function showError(section, fact, { fault, fields }, words) {
  const link = el("a", { href: `#${fields[0].id}` }, fault);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    fields[0].focus();
  });
  part("errors-list").replaceChildren(el("li", {}, link));
  const label = el("span", { class: "check-visually-hidden" }, words.text("check.error.label"));
  const beside = one(section, `#q-${fact}-error`);
  beside.replaceChildren(label, " ", fault);
  beside.hidden = false;
  section.classList.add("check-question--error");
  for (const field of fields) field.setAttribute("aria-invalid", "true");
  const summary = part("errors");
  summary.hidden = false;
  focusOn(summary);
}

/** @param {HTMLElement} section */
export function clearError(section) {
  part("errors").hidden = true;
  section.classList.remove("check-question--error");
  one(section, ".check-error").hidden = true;
  for (const field of section.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
  }
}
