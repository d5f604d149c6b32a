// Levels of French on the Québec scale, out of the results of a test, under the questions about them.

/** @import { Answers, CheckData } from "../types.d.ts" */
/** @import { RulesClient } from "../python/rules-client.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { el, query, queryAll, ref } from "../dom.mjs";
import { Calculator, fillField } from "./calculator.mjs";

const WRITTEN = "french_written_level";
const SPOUSE = "spouse_french_oral_level";

/** The parts of a test that each kind of French is read from; some tests mark both as one. */
const PARTS = { oral: ["listening", "speaking", "oral"], written: ["reading", "writing", "written"] };

/**
 * @typedef {object} Levels  what one table reads from the marks
 * @property {string} id
 * @property {string} standing
 * @property {Record<string, [number, number] | null>} parts
 * @property {number | null} oral
 * @property {number | null} written
 * @property {string[]} programs
 */

export class French extends Calculator {
  /** @param {CheckData} data @param {RulesClient} rules @param {Translator} translator */
  constructor(data, rules, translator) {
    super(ref("french"), rules, translator);
    this.data = data;
    this.fact = "";
    this.test = /** @type {HTMLSelectElement} */ (ref("french-test"));
    this.test.addEventListener("change", () => this.showParts());
    this.onSubmit(ref("french-submit"), () => this.calculate());
  }

  /** @returns {"oral" | "written"} */
  get skill() {
    return this.fact === WRITTEN ? "written" : "oral";
  }

  /**
   * Show the calculator under a question. The results of one person stay from one question to the next.
   * @param {string} fact @param {HTMLElement} section
   */
  show(fact, section) {
    if ((fact === SPOUSE) !== (this.fact === SPOUSE)) this.clear();
    this.fact = fact;
    this.answer = /** @type {HTMLInputElement} */ (query(section, `[name="${fact}"]`));
    this.showParts();
  }

  clear() {
    this.test.value = "";
    for (const field of queryAll(this.root, "input")) /** @type {HTMLInputElement} */ (field).value = "";
    this.clearMessages();
  }

  /** The parts of the chosen test that the question needs, with their marks. */
  parts() {
    const test = this.data.french_tests.find(({ id }) => id === this.test.value);
    return Object.entries(test?.parts ?? {}).filter(([part]) => PARTS[this.skill].includes(part));
  }

  /** Show the fields of the chosen test. */
  showParts() {
    this.clearMessages();
    const maxima = new Map(this.parts().map(([part, { maximum }]) => [part, maximum]));
    for (const field of queryAll(this.root, "[data-part]")) {
      const maximum = maxima.get(String(field.dataset.part));
      field.hidden = maximum === undefined;
      const hint = this.translator.text("check.french.maximum", { n: Number(maximum ?? 0) });
      query(field, ".check-hint").textContent = hint;
    }
  }

  async calculate() {
    this.clearMessages();
    const { translator } = this;
    if (!this.test.value) {
      const fault = translator.text("check.french.no_test");
      // The error summary treats the list like any other field.
      const fields = [/** @type {HTMLInputElement} */ (/** @type {unknown} */ (this.test))];
      this.fault("french-test", translator.text("check.french.test"), { fault, fields, empty: true });
    }
    /** @type {Record<string, number>} */
    const marks = {};
    for (const [part, domain] of this.parts()) {
      marks[part] = this.number(`french-${part}`, domain, translator.text(`check.french.part.${part}`));
    }
    if (this.faults.length) {
      this.showFaults();
      return;
    }
    const reply = await this.call({ method: "french", test: this.test.value, ...marks });
    if (reply && "french" in reply) this.showLevels(/** @type {Levels[]} */ (reply.french.tables));
  }

  /** @param {Levels[]} tables  the first is the one whose level is filled in */
  showLevels(tables) {
    const { skill, translator } = this;
    const [main, ...others] = tables;
    const level = main[skill];
    const differing = others.filter((table) => table[skill] !== level && this.reads(table));
    if (level !== null) fillField(/** @type {HTMLInputElement} */ (this.answer), level);
    const result = translator.text(level === null ? "check.french.none" : "check.french.result", {
      level: level ?? "",
    });
    this.output.replaceChildren(
      el("p", {}, el("strong", {}, result)),
      el("p", {}, this.partsText(main)),
      el("p", {}, translator.text(`check.french.table.${main.id}`)),
      ...differing.map((table) => el("p", {}, this.differenceText(table))),
    );
  }

  /** Whether the table has every part that the question needs. @param {Levels} table */
  reads(table) {
    return this.parts().every(([part]) => part in table.parts);
  }

  /** @param {Levels} table */
  partsText(table) {
    const { translator } = this;
    const parts = this.parts().map(([part]) => {
      const levels = table.parts[part];
      const how = !levels ? "none" : levels[0] === levels[1] ? "one" : "band";
      const [from, to] = levels ?? [0, 0];
      return translator.text(`check.french.part_level.${how}`, {
        part: translator.text(`check.french.part.${part}`),
        from,
        to,
      });
    });
    return translator.text("check.french.lowest", { parts: parts.join(translator.text("check.french.join")) });
  }

  /** @param {Levels} table */
  differenceText(table) {
    const { skill, translator } = this;
    const level = table[skill];
    const programs = translator.list(table.programs.map((id) => translator.text(`program.${id}.name`)));
    return translator.text(`check.french.differs.${level === null ? "none" : "level"}`, { programs, level: level ?? "" });
  }
}
