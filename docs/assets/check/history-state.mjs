// The browser's history of the self-check: one entry a step, all at one address.

/** @import { Entry, Known } from "./state/entry.mjs" */
/** @import { Draft, ImportError, Programs, State, Step } from "./state/types.d.ts" */

import { decodeBase64url, encodeBase64url } from "./parsing/share-link.mjs";
import { readEntry, readImportError } from "./state/entry.mjs";

/** How long to wait for the browser to go back to the first entry. */
const BACK_TIMEOUT_MS = 3_000;

/** Where the page in another language finds what this one showed, in the storage of the tab. */
const CARRIED = "check-language-switch";

/** Where it finds it if the tab has no storage. */
const CARRIED_PREFIX = "#carried=";

/**
 * What a page in another language takes over that only an entry with a file has, or none.
 * @typedef {object} Carried
 * @property {boolean} [asking]  the rules were asked for the next question
 * @property {Draft | null} [draft]  what is typed into the question
 * @property {boolean} [rejected]  the draft was submitted and is in error
 * @property {OpenedFile | null} [file]  its answers wait for the rules
 * @property {ImportError | null} [importError]
 */

/** @typedef {{text: string, name: string}} OpenedFile */

export class HistoryState {
  /** @param {Known} known  what the page knows of facts and programs */
  constructor(known) {
    this.known = known;
    /** How many entries of this visit lie behind the current one. */
    this.depth = this.currentEntry()?.depth ?? 0;
    /** The last file that was opened. @type {OpenedFile | null} */
    this.file = null;
    /** @type {(() => void) | null} */
    this.finishClear = null;
    attempt(() => (history.scrollRestoration = "manual"));
  }

  /**
   * Return what the current entry holds, after a reload or a change of the language.
   * @returns {Partial<Entry> & Carried}
   */
  restore() {
    const entry = this.currentEntry();
    if (entry) return { ...entry, ...this.readCarried(history.state.check) };
    const carried = takeCarried();
    return carried ? { ...readEntry(carried, this.known), ...this.readCarried(carried) } : {};
  }

  /** Return what the current entry holds. @returns {Entry | null} */
  currentEntry() {
    try {
      return readEntry(history.state?.check, this.known);
    } catch {
      return null;
    }
  }

  /**
   * Hand the state to the page that a link leads to: its own language, the same step.
   * @param {HTMLAnchorElement} link @param {State} state @param {Draft | null} draft
   * @param {boolean} sameTab  whether the link opens in this tab, whose storage the page can read
   */
  carry(link, state, draft, sameTab) {
    const { pending, retry, error, importError } = state;
    const waiting = pending?.purpose ?? retry;
    // A link that still waits opens there as it does here.
    const isLink = waiting?.to === "import" && waiting.from === "link";
    link.hash = isLink ? location.hash : "";
    /** @type {Carried} */
    const carried = { asking: waiting?.to === "next", draft, rejected: error !== null, importError };
    const text = JSON.stringify({ ...this.entry(state).check, ...carried, depth: 0 });
    const stored = sameTab && store(text);
    if (!stored && !isLink) link.hash = CARRIED_PREFIX + encodeBase64url(text);
  }

  /** @param {Carried} found @returns {Carried} */
  readCarried({ asking, draft, rejected, file, importError }) {
    return {
      asking: asking === true,
      draft: isDraft(draft) ? draft : null,
      rejected: rejected === true,
      file: isFile(file) ? file : null,
      importError: readImportError(importError, this.known),
    };
  }

  /** @param {State} state */
  push(state) {
    this.dropFile();
    this.depth += 1;
    const pushed = attempt(() => history.pushState(this.entry(state), "", cleanAddress()));
    if (!pushed) this.depth -= 1;
  }

  /** @param {State} state */
  replace(state) {
    attempt(() => history.replaceState(this.entry(state), ""));
  }

  /** Take the file, which has been opened, from the entry that waited for its answers. */
  dropFile() {
    attempt(() => {
      const { check } = history.state ?? {};
      if (check?.file) history.replaceState({ check: { ...check, file: null } }, "");
    });
  }

  /** Remove the fragment from the address; it may hold answers. @param {State} state */
  cleanAddress(state) {
    attempt(() => history.replaceState(this.entry(state), "", cleanAddress()));
  }

  /** @param {State} state */
  entry(state) {
    const { id, name, others, step, answers, programs, outdated, notes, provenance } = state;
    const own = { id, name, others, step, answers, programs, outdated, notes, provenance };
    return { check: { ...own, depth: this.depth, ...(isFilePending(state) && { file: this.file }) } };
  }

  /**
   * Go back to the first entry, so that new entries replace all that hold answers.
   * @param {() => void} done
   */
  clear(done) {
    takeCarried();
    this.file = null;
    const finish = () => {
      window.clearTimeout(timer);
      this.finishClear = null;
      this.depth = 0;
      done();
    };
    this.finishClear = finish;
    // A browser that has dropped entries does not move, and fires no event.
    const timer = window.setTimeout(finish, this.depth ? BACK_TIMEOUT_MS : 0);
    if (this.depth) attempt(() => history.go(-this.depth));
  }

  /**
   * Return the case, the step and the programs of the entry that the browser moved to. An entry
   * that a fragment made has none of its own: it becomes another one of the current step.
   * @param {PopStateEvent} event
   * @param {State} state
   * @returns {{id: number, step: Step, programs: Programs} | null}
   */
  onPopState(event, state) {
    if (this.finishClear) {
      this.finishClear();
      return null;
    }
    const entry = readEntry(event.state?.check, this.known);
    this.depth = entry ? entry.depth : this.depth + 1;
    if (entry) return { id: entry.id, step: entry.step, programs: entry.programs };
    this.replace(state);
    return null;
  }
}

/**
 * Change the history or the storage, where the browser lets the page: sandboxed frames and some private
 * modes refuse, and all browsers do after too many changes. Without an entry, Back in the page still works.
 * @param {() => void} change
 * @returns {boolean} whether it was changed
 */
function attempt(change) {
  try {
    change();
    return true;
  } catch {
    return false;
  }
}

/**
 * Store what the page in another language takes over; return whether it will find it.
 * @param {string} text
 */
function store(text) {
  /** @type {string | null} */
  let found = null;
  attempt(() => {
    sessionStorage.setItem(CARRIED, text);
    found = sessionStorage.getItem(CARRIED);
  });
  return found === text;
}

/** Return what a page in another language handed over, once; `null` if there is nothing. */
function takeCarried() {
  try {
    const text = sessionStorage.getItem(CARRIED);
    attempt(() => sessionStorage.removeItem(CARRIED));
    if (text) return JSON.parse(text);
  } catch {
    // It may be in the address.
  }
  try {
    const { hash } = location;
    if (!hash.startsWith(CARRIED_PREFIX)) return null;
    history.replaceState(null, "", cleanAddress());
    return JSON.parse(decodeBase64url(hash.slice(CARRIED_PREFIX.length)));
  } catch {
    return null;
  }
}

/** Whether the answers of a file wait for the rules. @param {State} state */
function isFilePending({ pending, retry }) {
  const waiting = pending?.purpose ?? retry;
  return waiting?.to === "import-cases" || (waiting?.to === "import" && waiting.from === "file");
}

/** @param {Partial<Draft> | null | undefined} found @returns {found is Draft} */
function isDraft(found) {
  if (typeof found?.fact !== "string" || !Array.isArray(found.open)) return false;
  return Array.isArray(found.fields) && found.fields.every(Array.isArray);
}

/** @param {Partial<OpenedFile> | null | undefined} found @returns {found is OpenedFile} */
function isFile(found) {
  return typeof found?.text === "string" && typeof found.name === "string";
}

function cleanAddress() {
  return location.pathname + location.search;
}
