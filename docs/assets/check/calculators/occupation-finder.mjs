// Finds the main occupation by job title or code, fills in its level and says what remains to know.

/** @import { Answers, CheckData, Occupation } from "../types.d.ts" */
/** @import { Hooks } from "../questions/question-view.mjs" */
/** @import { OccupationData } from "./occupation-data.mjs" */
/** @import { Match } from "./occupation-index.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { composes, el, query, ref } from "../dom.mjs";
import { factIn, fillField } from "./calculator.mjs";

/** How many matches are shown. */
const MAX_MATCHES = 8;

/** An occupation that was chosen, without its job titles. @typedef {Omit<Occupation, "jobs">} Chosen */

/** The name under which the chosen occupation is kept with the answers. */
const OCCUPATION_NOTE = "occupation";

export class OccupationFinder {
  /**
   * @param {OccupationData} occupations
   * @param {Translator} translator
   * @param {Hooks} hooks
   */
  constructor(occupations, translator, hooks) {
    this.root = ref("occupation-finder");
    this.occupations = occupations;
    this.translator = translator;
    this.hooks = hooks;
    this.openAtFirst = true;
    this.field = /** @type {HTMLInputElement} */ (ref("occupation-finder-text"));
    this.output = query(this.root, '[data-slot="result"]');
    this.list = ref("occupation-finder-matches");
    /** @type {Match[]} */
    this.matches = [];
    this.field.addEventListener("focus", () => void occupations.load());
    this.field.addEventListener("input", () => void this.search());
    this.field.addEventListener("keydown", (event) => this.onPress(event));
  }

  /** @param {string} fact @param {HTMLElement} section @param {Answers} answers */
  show(fact, section, answers) {
    this.answer = /** @type {HTMLInputElement} */ (query(section, `[name="${fact}"]`));
    this.field.value = "";
    this.showMatches([]);
    const chosen = chosenFor(this.hooks.notes(), answers, this.translator.data);
    this.output.replaceChildren(...(chosen ? this.explain(chosen, "kept") : []));
  }

  /** @param {KeyboardEvent} event */
  onPress(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    // This Enter only ends the composition of a word.
    if (composes(event)) return;
    if (this.matches.length === 1) this.choose(this.matches[0]);
  }

  async search() {
    const typed = this.field.value.trim();
    if (!typed) {
      this.showMatches([]);
      this.output.replaceChildren();
      return;
    }
    if (!this.occupations.index) this.showMessage("loading");
    const index = await this.occupations.load();
    if (typed !== this.field.value.trim()) return;
    if (!index) {
      this.showMatches([]);
      this.showMessage("failed");
      return;
    }
    const { fit, matches } = index.search(typed);
    this.showMatches(matches);
    const several = matches.length > MAX_MATCHES ? "many" : matches.length > 1 ? "several" : "one";
    const id = fit === "every" ? several : fit;
    this.showMessage(id, { name: typed, n: matches.length, shown: MAX_MATCHES });
  }

  /** @param {string} id @param {Record<string, string | number>} [fillings] */
  showMessage(id, fillings) {
    this.output.replaceChildren(el("p", {}, this.translator.text(`check.finder.${id}`, fillings)));
  }

  /** @param {Match[]} matches */
  showMatches(matches) {
    this.matches = matches;
    const items = matches.slice(0, MAX_MATCHES).map((match) => {
      const label = matchLabel(match, this.translator);
      const button = el("button", { type: "button", class: "check-link", "data-lookup-choice": match.occupation.code }, label);
      button.addEventListener("click", () => this.choose(match));
      return el("li", {}, button);
    });
    this.list.replaceChildren(...items);
  }

  /** @param {Match} match */
  choose({ occupation, entry }) {
    const chosen = withoutJobs(occupation);
    this.field.value = entry?.text ?? chosen.code;
    this.showMatches([]);
    if (this.answer) fillField(this.answer, chosen.level);
    const ours = entry && !entry.certain ? [el("p", {}, this.translator.text("check.finder.ours"))] : [];
    this.output.replaceChildren(...this.explain(chosen, "chosen"), ...ours);
    this.field.focus();
    this.hooks.saveNote(OCCUPATION_NOTE, chosen);
    this.hooks.onCorrected();
  }

  /**
   * Return what is known of an occupation, in sentences.
   * @param {Chosen} chosen @param {"chosen" | "kept"} how
   */
  explain(chosen, how) {
    const { translator } = this;
    const name = occupationName(chosen, translator);
    const routes = chosen.streams.map((route) => translator.text(`route.${route}.name`));
    const streams = translator.list(routes);
    const lines = [
      el("strong", {}, translator.text(`check.finder.${how}`, { name, level: chosen.level })),
      translator.text("check.finder.streams", { streams }),
      regulationText(chosen, translator),
      chosen.note && translator.text(`check.finder.note.${chosen.note}`),
      translator.text("check.finder.duties"),
    ];
    return lines.flatMap((line) => (line ? [el("p", {}, line)] : []));
  }
}

/** Explains the question whether the profession is regulated, for the occupation that was chosen. */
export class RegulatedProfession {
  /** @param {Translator} translator @param {Hooks} hooks */
  constructor(translator, hooks) {
    this.root = ref("regulated-profession");
    this.translator = translator;
    this.hooks = hooks;
  }

  /** @param {string} _fact @param {HTMLElement} _section @param {Answers} answers */
  show(_fact, _section, answers) {
    const chosen = chosenFor(this.hooks.notes(), answers, this.translator.data);
    this.root.hidden = chosen === null;
    if (!chosen) return;
    const { translator } = this;
    const jobs = translator.list(chosen.regulated_jobs);
    const advice = translator.text(`check.regulated.${chosen.regulated || "none"}`, { jobs });
    const lines = [occupationName(chosen, translator), regulationText(chosen, translator), advice];
    this.root.replaceChildren(...lines.map((line, place) => el("p", {}, place ? line : el("strong", {}, line))));
  }
}

/**
 * Return the occupation that the notes hold, if the answers still hold its level.
 * @param {Record<string, unknown>} notes @param {Answers} answers @param {Pick<CheckData, "facts" | "strings">} data
 */
export function chosenFor(notes, answers, data) {
  const chosen = notes[OCCUPATION_NOTE];
  return isChosen(chosen, data.strings) && answers[factIn("feer", data)] === chosen.level ? chosen : null;
}

/**
 * Whether what was noted is an occupation that this page has texts for; an earlier build may have noted it.
 * @param {unknown} noted
 * @param {CheckData["strings"]} strings
 * @returns {noted is Chosen}
 */
function isChosen(noted, strings) {
  if (typeof noted !== "object" || noted === null) return false;
  const { code, titles, streams, regulated, regulated_jobs, regulators, note } =
    /** @type {Record<string, any>} */ (noted);
  return (
    typeof code === "string" &&
    typeof titles?.en === "string" &&
    [streams, regulated_jobs, regulators].every(
      (list) => Array.isArray(list) && list.every((each) => typeof each === "string"),
    ) &&
    streams.every((/** @type {string} */ route) => `route.${route}.name` in strings) &&
    `check.finder.regulated.${regulated || "none"}` in strings &&
    (!note || `check.finder.note.${note}` in strings)
  );
}

/** @param {Occupation} occupation @returns {Chosen} */
function withoutJobs(occupation) {
  return /** @type {Chosen} */ (Object.fromEntries(Object.entries(occupation).filter(([key]) => key !== "jobs")));
}

/** @param {Pick<Occupation, "code" | "titles">} occupation @param {Translator} translator */
export function occupationName({ code, titles }, translator) {
  const language = translator.data.tag.split("-")[0];
  const official = language in titles && language !== "en" ? `${titles[language]} (${titles.en})` : titles.en;
  return translator.text("check.finder.name", { code, title: official });
}

/** @param {Chosen} chosen @param {Translator} translator */
function regulationText({ regulated, regulated_jobs, regulators }, translator) {
  const fillings = { jobs: translator.list(regulated_jobs), regulators: translator.list(regulators) };
  return translator.text(`check.finder.regulated.${regulated || "none"}`, fillings);
}

/** @param {Match} match @param {Translator} translator */
function matchLabel({ occupation, entry }, translator) {
  const name = occupationName(occupation, translator);
  if (!entry || entry.title) return name;
  const how = entry.certain ? "job" : "job_ours";
  return translator.text(`check.finder.${how}`, { name, job: entry.text });
}
