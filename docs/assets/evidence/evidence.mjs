// Opens the notes of an evidence mark in a panel at the mark. Without this script, or in a browser
// without popovers, a mark is a link to its first note at the foot of the page.

import { withTimeLimit } from "../check/python/download/time-limit.mjs";

/** How long the clipboard may take. */
const COPY_TIMEOUT_MS = 3_000;
const GAP_PX = 6;
const FOCUSABLE = "a[href], button";
const panel = /** @type {HTMLElement} */ (document.querySelector(".guide-evidence"));
const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
const rowButton = /** @type {HTMLElement} */ (panel.querySelector("[data-copy-row]"));
const rowButtonText = rowButton.textContent;
/** @type {HTMLElement | null} */
let opened = null;
/** @type {Element | null} */
let openedWhenPressed = null;

/** @param {EventTarget | null} target */
function markAt(target) {
  const mark = target instanceof Element ? target.closest(".guide-cite a") : null;
  return /** @type {HTMLElement | null} */ (mark);
}

/**
 * Return the text of a citation: title, publisher, date of the copy, address.
 * @param {Element} note
 */
function citation(note) {
  const title = note.querySelector("cite");
  const details = [...note.querySelectorAll(".guide-note > span")].map((each) => each.textContent);
  const address = note.querySelector("a")?.href ?? note.querySelector(".guide-address")?.textContent;
  return [title?.textContent, ...details, address].filter(Boolean).join(". ");
}

/**
 * Return the text of a table's row, a line each: the table, its cells without their marks, the row's
 * address, and the sources of its marks.
 * @param {HTMLTableRowElement} row
 */
function rowCitation(row) {
  const [caption, ...cells] = [row.closest("table")?.caption, ...row.cells].map((each) => {
    const cell = /** @type {HTMLElement | undefined} */ (each?.cloneNode(true));
    for (const other of cell?.querySelectorAll(".guide-cite, [hidden]") ?? []) other.remove();
    return cell?.textContent.trim().replaceAll(/\s+/g, " ");
  });
  const marks = /** @type {HTMLElement[]} */ ([...row.querySelectorAll(".guide-cite a")]);
  const ids = marks.flatMap((mark) => (mark.getClientRects().length && mark.dataset.notes?.split(" ")) || []);
  const sources = [...new Set(ids)].flatMap((id) => {
    const note = document.querySelector(`#note-${id}`);
    return note?.querySelector("cite") ? [citation(note)] : [];
  });
  return [caption, ...cells.filter(Boolean), new URL(`#${row.id}`, location.href), ...sources].join("\n");
}

/**
 * Copy a text, where the browser may write to the clipboard; otherwise select what it is about.
 * @param {string} text
 * @param {Element} subject
 * @param {HTMLElement} button
 */
async function copy(text, subject, button) {
  const write = () => navigator.clipboard.writeText(text).then(() => true);
  if (await withTimeLimit(write, COPY_TIMEOUT_MS, false)) button.textContent = String(panel.dataset.copied);
  else getSelection()?.selectAllChildren(subject);
}

/** @param {HTMLElement | null} mark */
function rowOf(mark) {
  return /** @type {HTMLTableRowElement | null} */ (mark?.closest("tr[id]") ?? null);
}

/** @param {string} id */
function noteCopy(id) {
  const note = /** @type {HTMLElement} */ (document.querySelector(`#note-${id}`)?.cloneNode(true));
  note.removeAttribute("id");
  note.removeAttribute("value");
  note.className = "guide-evidence__note";
  if (!note.querySelector("cite")) return note;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "guide-button";
  button.textContent = String(panel.dataset.copy);
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => void copy(citation(note), note, button));
  note.append(" ", button);
  return note;
}

/** Put the panel below its mark, or above where there is more room; it scrolls where there is little. */
function place(/** @type {HTMLElement} */ mark) {
  const { left, top, bottom } = mark.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const [above, below] = [top - 2 * GAP_PX, clientHeight - bottom - 2 * GAP_PX];
  panel.style.setProperty("--guide-evidence-room", `${Math.max(above, below)}px`);
  const { offsetWidth: width, offsetHeight: height } = panel;
  const x = Math.max(GAP_PX, Math.min(left, clientWidth - width - GAP_PX));
  const y = height <= below || below >= above ? bottom + GAP_PX : top - GAP_PX - height;
  panel.style.setProperty("--guide-evidence-left", `${x + scrollX}px`);
  panel.style.setProperty("--guide-evidence-top", `${y + scrollY}px`);
}

/** @param {HTMLElement} mark */
function open(mark) {
  const ids = mark.dataset.notes?.split(" ").filter(Boolean) ?? [];
  list.replaceChildren(...ids.map(noteCopy));
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll(":scope > [data-standing]"))) {
    each.hidden = each.dataset.standing !== mark.dataset.standing;
  }
  rowButton.hidden = !rowOf(mark);
  rowButton.textContent = rowButtonText;
  mark.focus({ preventScroll: true });
  panel.showPopover();
  place(mark);
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
  opened = mark;
  mark.setAttribute("aria-expanded", "true");
}

/** Continue after the mark, or at it, when Tab leaves the panel. */
function leave(/** @type {KeyboardEvent} */ event) {
  const inside = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll(FOCUSABLE)]);
  const edges = event.shiftKey ? [panel, inside[0]] : [inside.at(-1)];
  if (event.key !== "Tab" || !edges.some((each) => each === document.activeElement)) return;
  const mark = opened;
  panel.hidePopover();
  mark?.focus();
  if (event.shiftKey) event.preventDefault();
}

function start() {
  panel.hidden = false;
  for (const mark of document.querySelectorAll(".guide-cite a")) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-haspopup", "dialog");
    mark.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("pointerdown", () => void (openedWhenPressed = opened), true);
  document.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // A press outside of the panel has closed it. A key press has no count.
    if (event.detail === 0 || openedWhenPressed !== mark) open(mark);
    else panel.hidePopover();
  });
  document.addEventListener("keydown", (event) => {
    const mark = event.key === " " ? markAt(event.target) : null;
    if (!mark) return;
    event.preventDefault();
    mark.click();
  });
  panel.addEventListener("keydown", leave);
  panel.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") return;
    opened?.setAttribute("aria-expanded", "false");
    opened = null;
  });
  rowButton.addEventListener("click", () => {
    const row = rowOf(opened);
    if (row) void copy(rowCitation(row), row, rowButton);
  });
  panel.querySelector("[data-close]")?.addEventListener("click", () => panel.hidePopover());
  document.documentElement.classList.add("guide-evidence-ready");
}

if ("showPopover" in panel) start();
