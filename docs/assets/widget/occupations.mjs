// The long list of occupations: filtered by any name or code, the classification of the day first.

/** @import { Words } from "./words.mjs" */

import { all, one, part } from "./dom.mjs";

export class OccupationList {
  /**
   * @param {HTMLElement} section
   * @param {Words} words
   */
  constructor(section, words) {
    this.section = section;
    this.words = words;
    this.filter = /** @type {HTMLInputElement} */ (part("filter"));
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
    one(this.section, `[data-noc="${first}"]`).after(one(this.section, `[data-noc="${second}"]`));
    this.filter.value = "";
    this.narrow();
  }

  narrow() {
    const sought = folded(this.filter.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const choice of all(this.section, "[data-search]")) {
      const text = folded(`${choice.dataset.search} ${choice.textContent}`);
      choice.hidden = !sought.every((word) => text.includes(word));
      if (!choice.hidden) shown += 1;
    }
    for (const group of all(this.section, "[data-noc]")) {
      const choices = all(group, ".check-choice");
      group.hidden = choices.every((choice) => choice.hidden);
    }
    const words = shown
      ? this.words.text("check.filter.count", { n: shown })
      : this.words.text("check.filter.none");
    part("filter-count").textContent = sought.length ? words : "";
  }
}

/** @param {string} text */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
