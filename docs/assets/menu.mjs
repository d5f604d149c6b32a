// Opens and closes the menu of narrow screens: a button for the theme's checkbox, which has no stop of
// its own for the Tab key.

const toggle = /** @type {HTMLInputElement} */ (document.querySelector('[data-md-toggle="drawer"]'));
const button = /** @type {HTMLButtonElement} */ (document.querySelector(".guide-menu-button"));

button.addEventListener("click", () => toggle.click());
toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)));
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !toggle.checked) return;
  toggle.click();
  button.focus();
});
