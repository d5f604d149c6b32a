// Texts, numbers and dates in the language of the page. Every text comes from the data of the page.

/** @import { CheckData, Text } from "./types.d.ts" */

/** @typedef {Record<string, string | number>} Fillings */

const MEGABYTE = 1e6;
/** No answer is rounded, since the last digit may decide; only the errors of floating point are. */
const FRACTION_DIGITS = 10;

export class Translator {
  /** @param {CheckData} data */
  constructor(data) {
    this.data = data;
    this.number = new Intl.NumberFormat(data.tag, { maximumFractionDigits: FRACTION_DIGITS });
    this.cents = new Intl.NumberFormat(data.tag, {
      minimumFractionDigits: 2,
      maximumFractionDigits: FRACTION_DIGITS,
    });
    this.tenth = new Intl.NumberFormat(data.tag, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.day = new Intl.DateTimeFormat(data.tag, { dateStyle: "long", timeZone: "UTC" });
  }

  /**
   * The text of a message, its placeholders filled.
   * @param {string} id
   * @param {Fillings} [fillings]
   */
  text(id, fillings = {}) {
    if (!(id in this.data.strings)) throw new Error(`no text for ${id}`);
    return fill(this.data.strings[id], fillings);
  }

  /** @param {string} id */
  has(id) {
    return id in this.data.strings;
  }

  /** @param {string} iso  a date as YYYY-MM-DD */
  date(iso) {
    return this.day.format(new Date(`${iso}T00:00:00Z`));
  }

  /** @param {string[]} items */
  list(items) {
    return items.join(this.text("check.list.join"));
  }

  /** @param {string} fact */
  label(fact) {
    return this.text(`fact.${fact}.label`);
  }

  /** @param {number} bytes */
  megabytes(bytes) {
    return this.tenth.format(bytes / MEGABYTE);
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

/**
 * Return a text as it is in a period of law.
 * @param {Text} text
 * @param {string} period
 */
export function inPeriod(text, period) {
  return typeof text === "string" ? text : text[period];
}

/** @param {string} text @param {Fillings} fillings */
function fill(text, fillings) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in fillings ? String(fillings[name]) : whole));
}
