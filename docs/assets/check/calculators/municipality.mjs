// Whether a municipality belongs to the CMM, found by typing its name.

/** @import { CheckData } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { el, query, ref } from "../dom.mjs";
import { normalizeText } from "../parsing/normalize-text.mjs";
import { editDistance } from "../parsing/edit-distance.mjs";

/** How many matches are shown. */
const MAX_MATCHES = 6;

/** Length from which a name is recognised despite one typing error, and despite two. */
const MIN_LENGTH_ONE_EDIT = 4;
const MIN_LENGTH_TWO_EDITS = 8;

export class Municipality {
  /** @param {CheckData} data @param {Translator} translator */
  constructor(data, translator) {
    this.root = ref("municipality");
    this.translator = translator;
    this.field = /** @type {HTMLInputElement} */ (ref("municipality-name"));
    this.output = query(this.root, '[data-slot="result"]');
    this.outside = ref("municipality-outside");
    this.names = data.municipalities.map((name) => ({ name, text: compact(name) }));
    for (const pair of translator.text("check.cmm.aliases").split("; ")) {
      const [alias, name] = pair.split(" = ");
      this.names.push({ name, text: compact(alias) });
    }
    this.field.addEventListener("input", () => this.search());
    this.field.addEventListener("keydown", (event) => this.onPress(event));
    query(this.outside, "button").addEventListener("click", () => this.choose(false));
  }

  /** @param {string} _fact @param {HTMLElement} section */
  show(_fact, section) {
    this.section = section;
    this.search();
  }

  clear() {
    this.field.value = "";
    this.search();
  }

  /** @param {KeyboardEvent} event */
  onPress(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const found = this.matches();
    if (found.length === 1) this.choose(true, found[0]);
  }

  matches() {
    const sought = compact(this.field.value);
    if (!sought) return [];
    const fits = this.names.filter(({ text }) => text.includes(sought));
    const whole = fits.filter(({ text }) => text === sought);
    const first = fits.filter(({ text }) => text.startsWith(sought));
    return [...new Set([...whole, ...first, ...fits].map(({ name }) => name))];
  }

  search() {
    const matches = this.matches();
    const found = matches.length ? matches : this.similar();
    const typed = this.field.value.trim();
    const buttons = found.slice(0, MAX_MATCHES).map((name) => {
      const button = el("button", { type: "button", class: "check-link" }, name);
      button.addEventListener("click", () => this.choose(true, name));
      return el("li", {}, button);
    });
    ref("municipality-matches").replaceChildren(...buttons);
    this.outside.hidden = !typed || matches.length > 0;
    const several = matches.length > MAX_MATCHES ? "many" : "several";
    const sure = matches.length > 1 ? several : matches.length ? "one" : null;
    const id = !typed ? null : sure ?? (found.length ? "near" : "none");
    this.showOutput(id, { n: found.length, shown: MAX_MATCHES, name: typed });
  }

  /** Return the names that begin like the text but for typing errors, if it is long enough. */
  similar() {
    const sought = compact(this.field.value);
    const few = sought.length < MIN_LENGTH_ONE_EDIT ? 0 : sought.length < MIN_LENGTH_TWO_EDITS ? 1 : 2;
    const fits = this.names.filter(({ text }) => few && editDistance(sought, text) <= few);
    return [...new Set(fits.map(({ name }) => name))];
  }

  /** @param {string | null} id @param {Record<string, string | number>} fillings */
  showOutput(id, fillings) {
    this.output.textContent = id ? this.translator.text(`check.cmm.${id}`, fillings) : "";
  }

  /** @param {boolean} inside @param {string} [name] */
  choose(inside, name = this.field.value.trim()) {
    if (!this.section) return;
    const radio = query(this.section, `[name="employer_in_cmm"][value="${inside}"]`);
    /** @type {HTMLInputElement} */ (radio).checked = true;
    this.field.value = name;
    ref("municipality-matches").replaceChildren();
    this.outside.hidden = true;
    this.field.focus();
    this.showOutput(inside ? "inside" : "filled_outside", { name });
  }
}

/** @param {string} text */
function compact(text) {
  return normalizeText(text).replace(/ /g, "");
}
