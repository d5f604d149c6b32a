// Texts, numbers and dates in the language of the page. Every text comes from the data of the page.

/** @import { CheckData, Text } from "./types.d.ts" */

/** @typedef {Record<string, string | number>} Fillings */

export class Translator {
  /** @param {CheckData} data */
  constructor(data) {
    this.data = data;
    this.number = new Intl.NumberFormat(data.tag, { maximumFractionDigits: 2 });
    this.cents = new Intl.NumberFormat(data.tag, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    this.day = new Intl.DateTimeFormat(data.tag, { dateStyle: "long", timeZone: "UTC" });
    /** The period of law whose figures stand in the texts. */
    this.period = data.periods[data.periods.length - 1].id;
  }

  /**
   * The text of a message, its placeholders filled.
   * @param {string} id
   * @param {Fillings} [fillings]
   */
  text(id, fillings = {}) {
    if (!(id in this.data.strings)) throw new Error(`no text for ${id}`);
    return this.fill(this.data.strings[id], fillings);
  }

  /** @param {string} id */
  has(id) {
    return id in this.data.strings;
  }

  /**
   * @param {Text} text
   * @param {Fillings} [fillings]
   */
  fill(text, fillings = {}) {
    const pattern = typeof text === "string" ? text : text[this.period];
    return pattern.replace(/\{(\w+)\}/g, (whole, name) =>
      name in fillings ? String(fillings[name]) : whole,
    );
  }

  /** @param {string} iso  a date as YYYY-MM-DD */
  date(iso) {
    return this.day.format(new Date(`${iso}T00:00:00Z`));
  }

  /** @param {string} fact */
  label(fact) {
    return this.text(`fact.${fact}.label`);
  }

  /**
   * A number with its unit; money in cents where it has any or is paid by the hour.
   * @param {number} number
   * @param {string | null} unit
   */
  measure(number, unit) {
    const cents = unit === "cad_per_hour" || (unit?.startsWith("cad") && !Number.isInteger(number));
    const n = (cents ? this.cents : this.number).format(number);
    if (!unit) return n;
    const one = `unit.${unit}.one`;
    return this.text(number === 1 && this.has(one) ? one : `unit.${unit}`, { n });
  }
}
