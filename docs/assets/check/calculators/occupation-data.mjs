// Loads the occupations, which are not in the page, when a finder first needs them.

/** @import { CheckData, Occupation } from "../types.d.ts" */

import { OccupationIndex } from "./occupation-index.mjs";

export class OccupationData {
  /** @param {Pick<CheckData, "occupations" | "tag">} data */
  constructor({ occupations, tag }) {
    this.url = occupations;
    this.language = tag.split("-")[0];
    /** @type {OccupationIndex | null} */
    this.index = null;
    /** @type {Promise<OccupationIndex | null> | null} */
    this.pending = null;
  }

  /** Return the index, or `null` if the file cannot be loaded now. The next call tries again. */
  async load() {
    if (this.index) return this.index;
    this.pending ??= this.fetch().catch(() => null);
    this.index = await this.pending;
    this.pending = null;
    return this.index;
  }

  async fetch() {
    const response = await fetch(this.url);
    if (!response.ok) throw new Error(`${this.url}: ${response.status}`);
    return new OccupationIndex(/** @type {Occupation[]} */ (await response.json()), this.language);
  }
}
