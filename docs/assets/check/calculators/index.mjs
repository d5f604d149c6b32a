// Places the calculator that can fill the shown question below its field.

/** @import { Answers, CheckData } from "../types.d.ts" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Hooks } from "../questions/question-view.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { Experience } from "./experience.mjs";
import { Municipality } from "./municipality.mjs";
import { Pay } from "./pay.mjs";

export class Calculators {
  /** @param {CheckData} data @param {Translator} translator @param {RulesClient} rules @param {Hooks} hooks */
  constructor(data, translator, rules, hooks) {
    /** @type {Record<string, Experience | Pay | Municipality>} */
    this.byName = {
      experience: new Experience(data, rules, translator, hooks),
      pay: new Pay(data, rules, translator),
      municipality: new Municipality(data, translator),
    };
  }

  /** @param {string} fact @param {HTMLElement} section @param {Answers} answers */
  show(fact, section, answers) {
    const place = section.querySelector("[data-calculator]");
    const name = place instanceof HTMLElement ? place.dataset.calculator : undefined;
    for (const [key, { root }] of Object.entries(this.byName)) {
      root.hidden = key !== name;
      /** @type {HTMLDetailsElement} */ (root).open = false;
    }
    if (!name) return;
    place?.replaceChildren(this.byName[name].root);
    this.byName[name].show(fact, section, answers);
  }

  /** Empty every field. */
  clear() {
    for (const calculator of Object.values(this.byName)) calculator.clear();
  }
}
