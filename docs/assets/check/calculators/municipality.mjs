// Whether a municipality belongs to the CMM, found by typing its name.

/** @import { CheckData } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */
/** @import { Place } from "./municipality-names.mjs" */

import { composes, el, query, ref } from "../dom.mjs";
import { MunicipalityNames } from "./municipality-names.mjs";

/** How many matches are shown. */
const MAX_MATCHES = 6;

export class Municipality {
  /** @param {CheckData} data @param {Translator} translator */
  constructor(data, translator) {
    this.root = ref("municipality");
    this.translator = translator;
    this.field = /** @type {HTMLInputElement} */ (ref("municipality-name"));
    this.output = query(this.root, '[data-slot="result"]');
    this.names = new MunicipalityNames(data);
    this.field.addEventListener("input", () => this.search());
    this.field.addEventListener("keydown", (event) => this.onPress(event));
  }

  /** @param {string} fact @param {HTMLElement} section */
  show(fact, section) {
    this.fact = fact;
    this.section = section;
    this.search();
  }

  /** @param {KeyboardEvent} event */
  onPress(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    // This Enter only ends the composition of a word.
    if (composes(event)) return;
    const { fit, places } = this.names.recognize(this.field.value);
    if (places.length === 1 && fit !== "near") this.choose(places[0]);
  }

  search() {
    const typed = this.field.value.trim();
    if (!typed) {
      this.showChoices([]);
      this.showOutcome(null);
      return;
    }
    const { fit, places } = this.names.recognize(typed);
    this.showChoices(places);
    const several = places.length > MAX_MATCHES ? "many" : places.length > 1 ? "several" : "one";
    const text = this.translator.text(`check.cmm.${fit === "beginning" || fit === "exact" ? several : fit}`, {
      name: typed,
      n: places.length,
      shown: MAX_MATCHES,
    });
    const known = fit === "exact" && places.length === 1 ? verdictOf(places[0]) : null;
    this.showOutcome(fit === "near" || fit === "none" ? "unrecognised" : known, text);
  }

  /** @param {Place[]} places */
  showChoices(places) {
    const items = places.slice(0, MAX_MATCHES).map((place) => {
      const label = this.translator.text(`check.cmm.choice.${verdictOf(place)}`, { name: fullName(place) });
      const button = el("button", { type: "button", class: "check-link", "data-lookup-choice": place.municipality }, label);
      button.addEventListener("click", () => this.choose(place));
      return el("li", {}, button);
    });
    ref("municipality-matches").replaceChildren(...items);
  }

  /** @param {"inside" | "outside" | "unrecognised" | null} outcome @param {string} [text] */
  showOutcome(outcome, text = "") {
    if (outcome) this.output.dataset.lookupOutcome = outcome;
    else delete this.output.dataset.lookupOutcome;
    this.output.textContent = text;
    ref("municipality-list").hidden = outcome !== "unrecognised";
  }

  /** Fill in the answer for a municipality. @param {Place} place */
  choose(place) {
    if (!this.section) return;
    const radio = query(this.section, `[name="${this.fact}"][value="${place.inside}"]`);
    /** @type {HTMLInputElement} */ (radio).checked = true;
    this.field.value = place.name;
    this.showChoices([]);
    this.field.focus();
    const outcome = verdictOf(place);
    this.showOutcome(outcome, this.translator.text(`check.cmm.filled.${outcome}`, { name: fullName(place) }));
  }
}

/** @param {Place} place */
function verdictOf({ inside }) {
  return inside ? "inside" : "outside";
}

/** @param {Place} place */
function fullName({ name, municipality }) {
  return name === municipality ? name : `${name} (${municipality})`;
}
