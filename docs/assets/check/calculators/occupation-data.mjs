// Loads the occupations, which are not in the page, when a finder first needs them.

/** @import { CheckData, Occupation } from "../types.d.ts" */

import { withTimeLimit } from "../python/download/time-limit.mjs";
import { fetchVerified } from "../python/download/verified-fetch.mjs";
import { OccupationIndex } from "./occupation-index.mjs";

/** A question does not wait longer for the file. */
const TIMEOUT_MS = 8_000;

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

  /** Return the index, or `null` if the file does not come in time. The next call tries again. */
  async load() {
    if (this.index) return this.index;
    this.pending ??= this.fetch().catch(() => (this.pending = null));
    return withTimeLimit(() => this.pending, TIMEOUT_MS, null);
  }

  async fetch() {
    const occupations = /** @type {Occupation[]} */ (JSON.parse(await fetchVerified(this.url)));
    this.index = new OccupationIndex(occupations, this.language);
    return this.index;
  }
}
