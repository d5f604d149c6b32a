// Filters the list of occupations by any name or code, and orders its two classifications.

/** @import { Translator } from "../i18n.mjs" */

import { query, queryAll, ref } from "../dom.mjs";
import { normalizeText } from "../parsing/normalize-text.mjs";

export class OccupationFilter {
  /**
   * @param {HTMLElement} section
   * @param {Translator} translator
   */
  constructor(section, translator) {
    this.section = section;
    this.translator = translator;
    this.filter = /** @type {HTMLInputElement} */ (ref("occupation-filter"));
    this.choices = queryAll(section, "[data-search]").map((choice) => ({
      choice,
      text: normalizeText(`${choice.dataset.search} ${choice.textContent}`),
    }));
    this.filter.addEventListener("input", () => this.filterChoices());
    this.filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  /**
   * Put the classification of the period first, and clear the filter.
   * @param {{noc: string}} period
   */
  show({ noc }) {
    const groups = queryAll(this.section, "[data-noc]");
    groups[0].before(query(this.section, `[data-noc="${noc}"]`));
    this.filter.value = "";
    this.filterChoices();
  }

  /** Show the occupations that contain every word; if there are none, those that contain some. */
  filterChoices() {
    const sought = searchTerms(this.filter.value);
    const every = this.choices.filter(({ text }) => sought.every((piece) => text.includes(piece)));
    const some = this.choices.filter(({ text }) => sought.some((piece) => text.includes(piece)));
    const shown = new Set((every.length ? every : some).map(({ choice }) => choice));
    for (const { choice } of this.choices) choice.hidden = !shown.has(choice);
    for (const group of queryAll(this.section, "[data-noc]")) {
      const choices = queryAll(group, ".check-choice");
      group.hidden = choices.every((choice) => choice.hidden);
    }
    const id = every.length ? "count" : some.length ? "some" : "none";
    ref("occupation-filter-count").textContent = sought.length
      ? this.translator.text(`check.filter.${id}`, { n: shown.size })
      : "";
  }
}

/**
 * Return the words of a search; Chinese, which has no spaces, in pairs of characters.
 * @param {string} text
 */
function searchTerms(text) {
  return normalizeText(text)
    .split(" ")
    .flatMap((word) => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .flatMap((word) =>
      /^\p{Script=Han}{3,}$/u.test(word)
        ? Array.from({ length: word.length - 1 }, (_, start) => word.slice(start, start + 2))
        : [word],
    );
}
