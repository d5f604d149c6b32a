// The search: opens its dialog, and lists the pages that fit what was typed, pasted or dictated. The
// index is loaded when the dialog is opened for the first time.

/** @import { FoundPage } from "./search-index.mjs" */

import { withTimeLimit } from "../check/python/download/time-limit.mjs";
import { SearchIndex } from "./search-index.mjs";

/** A search does not wait longer for the index. */
const TIMEOUT_MS = 8_000;
const MAX_PAGES = 10;
const MAX_SECTIONS = 2;
/** An excerpt begins before the first word that fits. A Chinese character is two columns wide. */
const CHARACTERS_BEFORE = 20;
const COLUMNS = 150;
/** The part of a word at the end of a text. */
const PART_OF_WORD = /[^\s\p{Script=Han}]*$/u;

const opener = /** @type {HTMLElement} */ (document.querySelector("[data-search]"));
const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".guide-search"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
/** @type {Promise<SearchIndex | null> | null} */
let loading = null;

async function load() {
  const response = await fetch(String(dialog.dataset.file));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new SearchIndex(await response.json());
}

/** Return the index, or `null` if it does not come in time. The next letter tries again. */
function loadIndex() {
  loading ??= load().catch(() => (loading = null));
  return withTimeLimit(() => loading, TIMEOUT_MS, null);
}

/** Show what fits the text in the field. */
async function search() {
  const query = input.value.trim();
  if (!loading) status.textContent = String(dialog.dataset.loading);
  const index = await loadIndex();
  // The text has changed while the index was loading.
  if (query !== input.value.trim()) return;
  const found = query && index ? index.search(query) : [];
  list.replaceChildren(...(index ? found.slice(0, MAX_PAGES).map((page) => pageItem(page, query, index)) : []));
  status.textContent = index ? message(query, found.length) : String(dialog.dataset.failed);
}

/** @param {string} query @param {number} count */
function message(query, count) {
  const { help, none, count: found } = /** @type {Record<string, string>} */ ({ ...dialog.dataset });
  if (!query) return help;
  return count ? found.replace("{n}", String(count)) : none.replace("{query}", () => query);
}

/** @param {FoundPage} page @param {string} query @param {SearchIndex} index */
function pageItem({ address, title, sections }, query, index) {
  const item = document.createElement("li");
  const [first] = sections;
  const parts = sections.filter(({ anchor }) => anchor).slice(0, MAX_SECTIONS);
  item.append(link(address, title, query, index));
  if (first && !first.anchor) item.append(excerpt(first.text, query, index));
  for (const { anchor, title: name, text } of parts) {
    const part = document.createElement("div");
    part.append(link(`${address}#${anchor}`, name, query, index), excerpt(text, query, index));
    item.append(part);
  }
  return item;
}

/** @param {string} address @param {string} text @param {string} query @param {SearchIndex} index */
function link(address, text, query, index) {
  const element = document.createElement("a");
  element.href = dialog.dataset.root + address;
  element.append(...marked(text, query, index));
  return element;
}

/** @param {string} text @param {string} query @param {SearchIndex} index */
function excerpt(text, query, index) {
  const element = document.createElement("p");
  const before = [];
  for (const { text: piece, hit } of index.highlight(text, query)) {
    if (hit) break;
    before.push(piece);
  }
  const first = before.join("").length;
  const place = first === text.length ? 0 : Math.max(0, first - CHARACTERS_BEFORE);
  const skipped = text.slice(0, place).replace(PART_OF_WORD, "");
  const rest = text.slice(skipped.length);
  const shown = clip(rest, COLUMNS);
  element.append(skipped && "… ", ...marked(shown, query, index), shown === rest ? "" : " …");
  return element;
}

/** Return the beginning of a text, up to a width in columns. @param {string} text @param {number} columns */
function clip(text, columns) {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += /\p{Script=Han}/u.test(character) ? 2 : 1;
    if (width > columns) return text.slice(0, end).replace(PART_OF_WORD, "").trimEnd();
    end += character.length;
  }
  return text;
}

/** @param {string} text @param {string} query @param {SearchIndex} index @returns {(Node | string)[]} */
function marked(text, query, index) {
  return index.highlight(text, query).map(({ text: piece, hit }) => {
    if (!hit) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

function open() {
  dialog.showModal();
  input.select();
  void search();
}

/** Move through the field and the links with the arrow keys. @param {KeyboardEvent} event */
function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  const stops = /** @type {HTMLElement[]} */ ([input, ...list.querySelectorAll("a")]);
  const place = stops.findIndex((each) => each === document.activeElement);
  event.preventDefault();
  stops[Math.min(stops.length - 1, Math.max(0, place + step))].focus();
}

/** Close at once: some browsers would empty the field first. @param {KeyboardEvent} event */
function escape(event) {
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault();
  dialog.close();
}

opener.hidden = false;
opener.addEventListener("click", open);
input.addEventListener("input", () => void search());
dialog.addEventListener("keydown", move);
dialog.addEventListener("keydown", escape);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
dialog.addEventListener("click", ({ target }) => {
  const pressed = /** @type {Element} */ (target);
  // A press beside the content hits the dialog itself. A link may lead to this page.
  if (pressed === dialog || pressed.closest("[data-close], a")) dialog.close();
});
