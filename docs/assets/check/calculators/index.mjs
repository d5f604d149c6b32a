// Between the field of the question that is shown and its buttons stands the helper that can fill
// it, if there is one.

/** @import { Answers, CheckData } from "../types.mjs" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { HistoryState } from "../history-state.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { Experience } from "./experience.mjs";
import { Municipality } from "./municipality.mjs";
import { Pay } from "./pay.mjs";

export class Calculators {
  /** @param {CheckData} data @param {Translator} translator @param {RulesClient} rules @param {HistoryState} steps */
  constructor(data, translator, rules, steps) {
    /** @type {Record<string, Experience | Pay | Municipality>} */
    this.byName = {
      experience: new Experience(data, rules, translator, steps),
      pay: new Pay(data, rules, translator),
      municipality: new Municipality(data, translator),
    };
  }

  /** @param {string} fact @param {HTMLElement} section @param {Answers} answers */
  turnTo(fact, section, answers) {
    const place = section.querySelector("[data-calculator]");
    const name = place instanceof HTMLElement ? place.dataset.calculator : undefined;
    for (const [key, { root }] of Object.entries(this.byName)) {
      root.hidden = key !== name;
      /** @type {HTMLDetailsElement} */ (root).open = false;
    }
    if (!name) return;
    place?.replaceChildren(this.byName[name].root);
    this.byName[name].turnTo(fact, section, answers);
  }

  /** Empties all that was typed. */
  forget() {
    for (const helper of Object.values(this.byName)) helper.forget();
  }
}
