// Places the calculator that can fill the shown question below its field.

/** @import { Answers, CheckData } from "../types.d.ts" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { OccupationData } from "../questions/occupation-data.mjs" */
/** @import { Hooks } from "../questions/question-view.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { OccupationFinder, RegulatedProfession } from "../questions/occupation-finder.mjs";
import { Experience } from "./experience.mjs";
import { French } from "./french.mjs";
import { Municipality } from "./municipality.mjs";
import { Pay } from "./pay.mjs";

export class Calculators {
  /**
   * @param {CheckData} data
   * @param {Translator} translator
   * @param {RulesClient} rules
   * @param {Hooks} hooks
   * @param {OccupationData} occupations
   */
  constructor(data, translator, rules, hooks, occupations) {
    const finder = new OccupationFinder(occupations, translator, hooks);
    /** @type {Record<string, Experience | Pay | Municipality | French | OccupationFinder | RegulatedProfession>} */
    this.byName = {
      experience: new Experience(data, rules, translator, hooks),
      pay: new Pay(data, rules, translator),
      municipality: new Municipality(data, translator),
      french: new French(data, rules, translator),
      occupation: finder,
      regulated: new RegulatedProfession(finder, translator),
    };
  }

  /** @param {string} fact @param {HTMLElement} section @param {Answers} answers */
  show(fact, section, answers) {
    const place = section.querySelector("[data-calculator]");
    const name = place instanceof HTMLElement ? place.dataset.calculator : undefined;
    for (const [key, calculator] of Object.entries(this.byName)) {
      calculator.root.hidden = key !== name;
      /** @type {HTMLDetailsElement} */ (calculator.root).open = "openAtFirst" in calculator;
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
