// Shows the conditions of one date, route and profile in one table: the rows of the page's own
// tables, which stand below each other without this script. The address says what is chosen.

import { applies, choiceIn, idIn, periodOn, searchOf } from "./choice.mjs";

/** @import { Choice, Period } from "./choice.mjs" */

const GENERAL = "general";
const INTAKES = "intakes";
const explorer = /** @type {HTMLElement} */ (document.querySelector(".guide-explorer"));
const form = /** @type {HTMLFormElement} */ (explorer.querySelector("form"));
const dateField = /** @type {HTMLInputElement} */ (form.querySelector("[name=date]"));
const outside = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const groups = all("tbody");
const rows = all("tbody tr");
const [intakes, general, ...routes] = groups;
const table = /** @type {HTMLTableElement} */ (general.closest("table"));
/** @type {Period[]} */
const periods = JSON.parse(String(explorer.dataset.periods));
const offered = { route: valuesOf("route"), profile: valuesOf("profile") };
const notes = offered.route.flatMap(notesOn);
const initial = chosen();
let changedLast = "";

/** @param {string} selector */
function all(selector) {
  return /** @type {HTMLElement[]} */ ([...explorer.querySelectorAll(selector)]);
}

/** @param {string} name */
function radios(name) {
  return /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`[name=${name}]`)]);
}

/** @param {string} name */
function valuesOf(name) {
  return radios(name).map(({ value }) => value);
}

/** @returns {Choice} */
function chosen() {
  const value = (/** @type {string} */ name) => radios(name).find(({ checked }) => checked)?.value ?? "";
  return { date: dateField.value, route: value("route"), profile: value("profile") };
}

/** @param {Choice} choice */
function choose({ date, route, profile }) {
  dateField.value = date;
  for (const radio of radios("route")) radio.checked = radio.value === route;
  for (const radio of radios("profile")) radio.checked = radio.value === profile;
}

/**
 * Return what the page adds about a route: the part below the heading that has its name.
 * @param {string} route
 */
function notesOn(route) {
  const heading = document.getElementById(route.replaceAll("_", "-"));
  if (!heading) return [];
  const part = document.createElement("div");
  part.dataset.group = route;
  heading.before(part);
  do part.append(/** @type {Element} */ (part.nextElementSibling));
  while (part.nextElementSibling && part.nextElementSibling.tagName !== heading.tagName);
  return [part];
}

/** Move all rows into the first table: intakes, then those of a route, then those of every route. */
function mergeTables() {
  for (const group of groups) group.dataset.anchor = group.closest("table")?.caption?.id;
  table.append(intakes, ...routes, general);
  explorer.append(/** @type {HTMLElement} */ (table.parentElement));
  for (const fold of all("details")) fold.remove();
}

/** Show what is chosen. */
function show() {
  const { date, route, profile } = chosen();
  const period = date ? periodOn(periods, date) : null;
  for (const group of groups) group.hidden = ![GENERAL, INTAKES, route].includes(String(group.dataset.group));
  for (const row of rows) {
    row.hidden = !applies(row.dataset, { date, route, profile }, period);
    // Routes share conditions. The row that is shown has the condition's id.
    row.id = row.hidden || row.parentElement?.hidden ? "" : String(row.dataset.anchor);
  }
  for (const note of notes) note.hidden = note.dataset.group !== route;
  for (const note of all("th .guide-note:not(.guide-intake-days)")) note.hidden = Boolean(period);
  for (const text of all("[data-period]")) {
    text.hidden = Boolean(period) && text.dataset.period !== period?.id;
    /** @type {HTMLElement} */ (text.firstElementChild).hidden = Boolean(period);
  }
  const labels = [...form.querySelectorAll("label:has(:checked)")].map((label) => label.textContent.trim());
  const parts = (period ? [...labels, period.name] : labels).flatMap((text) => {
    const part = document.createElement("span");
    part.textContent = text;
    return [" · ", part];
  });
  table.caption?.replaceChildren(...parts.slice(1));
  outside.hidden = !date || (date >= dateField.min && (!dateField.max || date <= dateField.max));
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-action=language]"))) {
    link.search = location.search;
  }
}

/** @param {Element | null | undefined} element */
function groupOf(element) {
  return /** @type {HTMLElement | null | undefined} */ (element?.closest("[data-group]"))?.dataset.group;
}

/** Return what the fragment names: the rows of a route, a row (if possible of the chosen route), or else. */
function target() {
  const id = idIn(location.hash);
  const named = id ? [...groups, ...rows].filter(({ dataset }) => dataset.anchor === id) : [];
  return named.find((each) => groupOf(each) === chosen().route) ?? named[0] ?? document.getElementById(id);
}

/** Choose what the address says, then change only what hides the row that the fragment names. */
function restore() {
  changedLast = "";
  choose(choiceIn(location.search, initial, offered));
  const named = target();
  const { date, route, profile } = chosen();
  const group = groupOf(named) ?? GENERAL;
  const everyRoute = [GENERAL, INTAKES].includes(group);
  const own = periods.filter(({ id }) => named?.dataset.periods?.split(" ").includes(id));
  const covered = !own.length || !date || own.includes(periodOn(periods, date));
  choose({
    date: covered ? date : own[own.length - 1].end,
    route: everyRoute ? route : group,
    profile: named?.dataset.profile ?? profile,
  });
  show();
  const shown = named?.dataset.anchor ? rows.find(({ id }) => id === named.dataset.anchor) : undefined;
  for (const row of rows) row.classList.toggle("guide-target", row === shown);
  (named && groups.includes(named) ? explorer : (shown ?? named))?.scrollIntoView();
}

mergeTables();
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target: field }) => {
  const { name } = /** @type {HTMLInputElement} */ (field);
  // A date is typed in several steps, which Back undoes together.
  const again = name === "date" && changedLast === name;
  history[again ? "replaceState" : "pushState"](null, "", searchOf(chosen()));
  changedLast = name;
  show();
});
addEventListener("popstate", restore);
restore();
