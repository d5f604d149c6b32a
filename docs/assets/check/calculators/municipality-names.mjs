// Recognizes municipalities by what people type: names, parts, addresses. Pure.

/** @import { CheckData } from "../types.d.ts" */

import { editDistance } from "../parsing/edit-distance.mjs";
import { normalizeText } from "../parsing/normalize-text.mjs";

/** Length from which a name is recognised despite one typing error, and despite two. */
const MIN_LENGTH_ONE_EDIT = 4;
const MIN_LENGTH_TWO_EDITS = 8;

/** Length above which a text is neither a name nor an address: comparing it would take seconds. */
const MAX_LENGTH = 500;

const POSTCODE = /\b[a-z]\d[a-z](?: ?\d[a-z]\d)?\b/g;
const COUNTRY = /\bcanada\b|加拿大/g;
const BEFORE = /^(?:(?:the )?(?:city|town|village|municipality) of|(?:la )?(?:ville|cite|municipalite|village) (?:de|d)) ?/;
const PROVINCE_AFTER = / (?:province (?:de |of )?)?(?:quebec|que|qc|pq)$/;
const CHINESE_BEFORE = /^(?:魁北克省|魁省|魁北克)(?=.)/;
const AFTER = /(?: city| ville|市|城市|省)$/;
const BETWEEN_PARTS = /[,，、;；()（）/\n]+/;

/**
 * @typedef {object} Place
 * @property {string} name  as it was found: of the municipality, or of a part of it
 * @property {string} municipality
 * @property {boolean} inside  whether it is a member of the CMM
 *
 * @typedef {object} Recognized
 * @property {"exact" | "beginning" | "near" | "none"} fit
 * @property {Place[]} places
 */

export class MunicipalityNames {
  /** @param {Pick<CheckData, "municipalities" | "municipality_aliases">} data */
  constructor({ municipalities, municipality_aliases: { inside, outside } }) {
    const members = municipalities.map((name) => placesOf(name, inside[name] ?? [], true));
    const others = Object.entries(outside).map(([name, more]) => placesOf(name, more, false));
    this.places = [...members, ...others].flat().map((place) => {
      const text = normalizeText(place.name);
      return { place, text, joined: join(text) };
    });
  }

  /**
   * Return the places that a text may mean.
   * @param {string} typed
   * @returns {Recognized}
   */
  recognize(typed) {
    if (typed.length > MAX_LENGTH) return { fit: "none", places: [] };
    const texts = candidates(typed);
    for (const text of texts) {
      const exact = this.find(({ joined }) => joined === join(text));
      if (exact.length) return { fit: "exact", places: exact };
    }
    const sought = texts[texts.length - 1] ?? "";
    const beginning = this.find((each) => begins(each, sought));
    if (sought && beginning.length) return { fit: "beginning", places: beginning };
    const parts = typed.split(BETWEEN_PARTS).flatMap((part) => this.exactPlaces(part));
    if (parts.length) return { fit: "near", places: distinct(parts) };
    const near = this.similar(sought);
    return { fit: near.length ? "near" : "none", places: near };
  }

  /** @param {string} part  of an address */
  exactPlaces(part) {
    const texts = candidates(part).filter((text) => text !== "quebec").map(join);
    return this.find(({ joined }) => texts.includes(joined));
  }

  /** Return the places whose names begin like the text but for typing errors. @param {string} text */
  similar(text) {
    const sought = join(text);
    const most = sought.length < MIN_LENGTH_ONE_EDIT ? 0 : sought.length < MIN_LENGTH_TWO_EDITS ? 1 : 2;
    return this.find(({ joined }) => most > 0 && editDistance(sought, joined) <= most);
  }

  /** @param {(each: MunicipalityNames["places"][number]) => boolean} fits */
  find(fits) {
    return distinct(this.places.filter(fits).map(({ place }) => place));
  }
}

/** @param {string} municipality @param {string[]} more @param {boolean} inside @returns {Place[]} */
function placesOf(municipality, more, inside) {
  return [municipality, ...more].map((name) => ({ name, municipality, inside }));
}

/** Return one place for each municipality, the first. @param {Place[]} places */
function distinct(places) {
  return places.filter((place, at) => places.findIndex((each) => each.municipality === place.municipality) === at);
}

/** @param {{text: string, joined: string}} place @param {string} sought */
function begins({ text, joined }, sought) {
  return joined.startsWith(join(sought)) || ` ${text}`.includes(` ${sought}`);
}

/** @param {string} text */
function join(text) {
  return text.replace(/ /g, "");
}

/** Return the text in normal form, first as typed, last without what is no name. @param {string} typed */
function candidates(typed) {
  const whole = normalizeText(typed.replace(/[()（）;；\n]+/g, " "));
  const plain = whole.replace(POSTCODE, " ").replace(COUNTRY, " ").replace(/\s+/g, " ").trim();
  const found = [whole, plain];
  let last = plain;
  for (const pattern of [BEFORE, PROVINCE_AFTER, CHINESE_BEFORE, AFTER]) {
    const shorter = last.replace(pattern, "").trim();
    if (!shorter) continue;
    last = shorter;
    found.push(last);
  }
  return [...new Set(found)].filter(Boolean);
}
