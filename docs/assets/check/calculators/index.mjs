// Places the calculator that can fill the shown question below its field, made when first needed.

/** @import { Answers, CheckData } from "../types.d.ts" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { OccupationData } from "./occupation-data.mjs" */
/** @import { Hooks } from "../questions/question-view.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { copyOf } from "../dom.mjs";
import { OccupationFinder, RegulatedProfession } from "./occupation-finder.mjs";
import { Experience } from "./experience.mjs";
import { French } from "./french.mjs";
import { Municipality } from "./municipality.mjs";
import { Pay } from "./pay.mjs";

/** @typedef {Experience | Pay | Municipality | French | OccupationFinder | RegulatedProfession} Calculator */

export class Calculators {
  /**
   * @param {CheckData} data
   * @param {Translator} translator
   * @param {RulesClient} rules
   * @param {Hooks} hooks
   * @param {OccupationData} occupations
   */
  constructor(data, translator, rules, hooks, occupations) {
    /** @type {Record<string, () => Calculator>} */
    this.constructors = {
      experience: () => new Experience(data, rules, translator, hooks),
      pay: () => new Pay(data, rules, translator),
      municipality: () => new Municipality(data, translator),
      french: () => new French(data, rules, translator),
      occupation: () => new OccupationFinder(occupations, translator, hooks),
      regulated: () => new RegulatedProfession(translator, hooks),
    };
    /** @type {Map<string, Calculator>} */
    this.made = new Map();
  }

  /** Make the calculator of a question that may be shown next. @param {HTMLElement} section */
  prepare(section) {
    const place = placeIn(section);
    if (place) this.calculatorIn(place);
  }

  /** @param {string} fact @param {HTMLElement} section @param {Answers} answers */
  show(fact, section, answers) {
    const place = placeIn(section);
    if (!place) return;
    const calculator = this.calculatorIn(place);
    place.replaceChildren(calculator.root);
    /** @type {HTMLDetailsElement} */ (calculator.root).open = "openAtFirst" in calculator;
    calculator.show(fact, section, answers);
  }

  /** @param {HTMLElement} place  names its calculator */
  calculatorIn(place) {
    const name = String(place.dataset.calculator);
    const found = this.made.get(name);
    if (found) return found;
    place.replaceChildren(copyOf(`calculator-${name}`));
    const calculator = this.constructors[name]();
    this.made.set(name, calculator);
    return calculator;
  }
}

/**
 * Return where a question has its calculator, if it has one.
 * @param {HTMLElement} section
 * @returns {HTMLElement | null}
 */
function placeIn(section) {
  return section.querySelector("[data-calculator]");
}
