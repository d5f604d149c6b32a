// Filters the list of eligible occupations by any name, job title or code; orders its classifications.

/** @import { OccupationData } from "../calculators/occupation-data.mjs" */
/** @import { Match, OccupationIndex } from "../calculators/occupation-index.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { el, onceOnScreen, query, queryAll, ref } from "../dom.mjs";
import { occupationName } from "../calculators/occupation-finder.mjs";
import { OccupationIndex as Index } from "../calculators/occupation-index.mjs";

/** How many occupations that are not on the list are named. */
const MAX_UNLISTED = 3;

export class OccupationFilter {
  /**
   * @param {HTMLElement} section
   * @param {OccupationData} occupations
   * @param {Translator} translator
   */
  constructor(section, occupations, translator) {
    this.section = section;
    this.occupations = occupations;
    this.translator = translator;
    this.filter = /** @type {HTMLInputElement} */ (ref("occupation-filter"));
    this.choices = queryAll(section, "[data-codes]").map((choice) => ({
      choice,
      codes: String(choice.dataset.codes).split(" "),
      radio: /** @type {HTMLInputElement} */ (query(choice, "input")),
    }));
    this.other = query(section, '[data-noc="other"]');
    /** The choice that the filter has taken back. @type {HTMLInputElement | null} */
    this.unchecked = null;
    this.own = this.indexOfList();
    this.filter.addEventListener("focus", () => void occupations.load());
    this.filter.addEventListener("input", () => void this.filterChoices());
    this.filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  /** Return an index of the list itself, by the texts in the page. @returns {OccupationIndex} */
  indexOfList() {
    const items = this.choices.map(({ choice, radio }) => {
      const texts = `${choice.dataset.search} | ${query(choice, "span").textContent}`.split(" | ");
      const nothing = { level: 0, streams: [], regulated: /** @type {const} */ (""), regulated_jobs: [] };
      return { ...nothing, regulators: [], note: "", code: radio.value, titles: {}, jobs: { page: texts } };
    });
    return new Index(items, "page");
  }

  /**
   * Put the classification of the period first, and clear the filter.
   * @param {{noc: string | null}} period
   */
  show({ noc }) {
    const groups = queryAll(this.section, "[data-noc]");
    if (noc) groups[0].before(query(this.section, `[data-noc="${noc}"]`));
    this.unchecked = null;
    this.filter.value = "";
    void this.filterChoices();
    // What lies below the first group is laid out once that one is on the screen.
    for (const group of queryAll(this.section, "[data-noc]").slice(1)) group.hidden = true;
    onceOnScreen(() => void this.filterChoices());
  }

  /** Show the occupations that fit what is typed, and what fits but is not on the list. */
  async filterChoices() {
    const typed = this.filter.value.trim();
    this.apply(typed);
    if (!typed || this.occupations.index) return;
    await this.occupations.load();
    if (typed === this.filter.value.trim()) this.apply(typed);
  }

  /** @param {string} typed */
  apply(typed) {
    const own = this.own.search(typed);
    const all = this.occupations.index?.search(typed) ?? own;
    const best = rank(all.fit) < rank(own.fit) ? [all] : rank(own.fit) < rank(all.fit) ? [own] : [own, all];
    const codes = new Set(best.flatMap(({ matches }) => matches.map(({ occupation }) => occupation.code)));
    const shown = this.choices.filter((each) => !typed || each.codes.some((code) => codes.has(code)));
    for (const each of this.choices) each.choice.hidden = !shown.includes(each);
    const listed = new Set(this.choices.flatMap((each) => each.codes));
    const unlisted = best.includes(all) ? all.matches.filter(({ occupation }) => !listed.has(occupation.code)) : [];
    for (const group of queryAll(this.section, "[data-noc]")) {
      group.hidden = queryAll(group, ".check-choice").every((choice) => choice.hidden);
    }
    // What was not found can still be on the list under another name: it is no reason to answer "another".
    this.other.hidden = typed !== "";
    this.keepVisibleChoice();
    const first = unlisted[0] === all.matches[0];
    this.showUnlisted(shown.length && !first ? [] : unlisted.slice(0, shown.length ? 1 : MAX_UNLISTED));
    const none = unlisted.length ? "unlisted" : "none";
    const id = !shown.length ? none : best[0].fit === "every" ? "count" : "some";
    const text = this.translator.text(`check.filter.${id}`, { n: shown.length, name: typed });
    ref("occupation-filter-count").textContent = typed ? text : "";
  }

  /** Take back a choice that the filter hides, so that it is not the answer, until it shows again. */
  keepVisibleChoice() {
    const radios = /** @type {HTMLInputElement[]} */ (queryAll(this.section, "input[type=radio]"));
    const checked = radios.find((radio) => radio.checked);
    if (checked && isFiltered(checked)) {
      checked.checked = false;
      this.unchecked = checked;
    } else if (checked) {
      this.unchecked = null;
    } else if (this.unchecked && !isFiltered(this.unchecked)) {
      this.unchecked.checked = true;
      this.unchecked = null;
    }
  }

  /** Name the occupations that fit but are not on the list. @param {Match[]} matches */
  showUnlisted(matches) {
    const { translator } = this;
    const items = matches.map(({ occupation, entry }) => {
      const name = occupationName(occupation, translator);
      const job = entry && !entry.title ? entry.text : "";
      const id = job ? "check.filter.not_on_list.job" : "check.filter.not_on_list";
      return el("p", { "data-not-on-list": occupation.code }, translator.text(id, { name, job }));
    });
    const duties = el("p", {}, translator.text("check.finder.duties"));
    const button = el("button", { type: "button", class: "check-link" }, translator.text("check.filter.answer_other"));
    button.addEventListener("click", () => this.chooseOther());
    ref("occupation-unlisted").replaceChildren(...items, ...(items.length ? [duties, el("p", {}, button)] : []));
    ref("occupation-unlisted").hidden = items.length === 0;
  }

  /** Answer that the occupation is not on the list. */
  chooseOther() {
    const radio = /** @type {HTMLInputElement} */ (query(this.other, "input"));
    this.filter.value = "";
    this.apply("");
    radio.checked = true;
    radio.focus();
  }
}

/** Return whether the filter hides a choice, whose question may be hidden itself. @param {HTMLInputElement} radio */
function isFiltered(radio) {
  return radio.closest(".check-choice[hidden], [data-noc][hidden]") !== null;
}

/** @param {"every" | "near" | "some" | "none"} fit */
function rank(fit) {
  return ["every", "near", "some", "none"].indexOf(fit);
}
