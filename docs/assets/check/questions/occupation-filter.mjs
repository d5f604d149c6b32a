// The long list of occupations: filtered by any name or code, the classification of the day first.

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
    this.filter.addEventListener("input", () => this.narrow());
    this.filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  /**
   * Puts the classification in use on the filing date first, and clears the filter.
   * @param {boolean} early  whether that is the one of 2016
   */
  arrange(early) {
    const [first, second] = early ? ["2016", "2021"] : ["2021", "2016"];
    query(this.section, `[data-noc="${first}"]`).after(query(this.section, `[data-noc="${second}"]`));
    this.filter.value = "";
    this.narrow();
  }

  /** Shows what holds every word; where nothing does, what holds some of it. */
  narrow() {
    const sought = piecesOf(this.filter.value);
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
 * The words of a search; Chinese, which has no spaces, by twos.
 * @param {string} text
 */
function piecesOf(text) {
  return normalizeText(text)
    .split(" ")
    .flatMap((word) => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .flatMap((word) =>
      /^\p{Script=Han}{3,}$/u.test(word)
        ? Array.from({ length: word.length - 1 }, (_, start) => word.slice(start, start + 2))
        : [word],
    );
}
