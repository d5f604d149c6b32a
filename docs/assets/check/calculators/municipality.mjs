// Whether a municipality belongs to the CMM, found by typing its name.

/** @import { CheckData } from "../types.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { el, query, ref } from "../dom.mjs";
import { normalizeText } from "../parsing/normalize-text.mjs";
import { editDistance } from "../parsing/edit-distance.mjs";

/** So many matches are shown; others come with more letters. */
const MOST = 6;

/** From so many letters on a name may be told through one slip, and through two. */
const FEW_LETTERS = 4;
const MANY_LETTERS = 8;

export class Municipality {
  /** @param {CheckData} data @param {Translator} translator */
  constructor(data, translator) {
    this.root = ref("municipality");
    this.translator = translator;
    this.field = /** @type {HTMLInputElement} */ (ref("municipality-name"));
    this.said = query(this.root, '[data-slot="result"]');
    this.outside = ref("municipality-outside");
    this.names = data.municipalities.map((name) => ({ name, text: squeezed(name) }));
    for (const pair of translator.text("check.cmm.aliases").split("; ")) {
      const [alias, name] = pair.split(" = ");
      this.names.push({ name, text: squeezed(alias) });
    }
    this.field.addEventListener("input", () => this.look());
    this.field.addEventListener("keydown", (event) => this.pressed(event));
    query(this.outside, "button").addEventListener("click", () => this.choose(false));
  }

  /** @param {string} _fact @param {HTMLElement} section */
  turnTo(_fact, section) {
    this.section = section;
    this.look();
  }

  forget() {
    this.field.value = "";
    this.look();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const found = this.matches();
    if (found.length === 1) this.choose(true, found[0]);
  }

  matches() {
    const sought = squeezed(this.field.value);
    if (!sought) return [];
    const fits = this.names.filter(({ text }) => text.includes(sought));
    const whole = fits.filter(({ text }) => text === sought);
    const first = fits.filter(({ text }) => text.startsWith(sought));
    return [...new Set([...whole, ...first, ...fits].map(({ name }) => name))];
  }

  look() {
    const matches = this.matches();
    const found = matches.length ? matches : this.near();
    const typed = this.field.value.trim();
    const buttons = found.slice(0, MOST).map((name) => {
      const button = el("button", { type: "button", class: "check-link" }, name);
      button.addEventListener("click", () => this.choose(true, name));
      return el("li", {}, button);
    });
    ref("municipality-matches").replaceChildren(...buttons);
    this.outside.hidden = !typed || matches.length > 0;
    const several = matches.length > MOST ? "many" : "several";
    const sure = matches.length > 1 ? several : matches.length ? "one" : null;
    const id = !typed ? null : sure ?? (found.length ? "near" : "none");
    this.say(id, { n: found.length, shown: MOST, name: typed });
  }

  /** The names that begin like what is typed but for a slip, where it is long enough to tell. */
  near() {
    const sought = squeezed(this.field.value);
    const few = sought.length < FEW_LETTERS ? 0 : sought.length < MANY_LETTERS ? 1 : 2;
    const fits = this.names.filter(({ text }) => few && editDistance(sought, text) <= few);
    return [...new Set(fits.map(({ name }) => name))];
  }

  /** @param {string | null} id @param {Record<string, string | number>} fillings */
  say(id, fillings) {
    this.said.textContent = id ? this.translator.text(`check.cmm.${id}`, fillings) : "";
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
    this.say(inside ? "inside" : "filled_outside", { name });
  }
}

/** @param {string} text */
function squeezed(text) {
  return normalizeText(text).replace(/ /g, "");
}
