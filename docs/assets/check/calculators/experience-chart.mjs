// The jobs drawn along the time that counts, each bar with its words beside it.

/** @import { Words } from "../i18n.mjs" */

import { el, part } from "../dom.mjs";

/**
 * @typedef {object} Drawn
 * @property {"full_time" | "part_time" | "outside"} counts
 * @property {string | null} from
 * @property {string | null} to
 * @property {number | null} at  share of the window before it
 * @property {number | null} width  share of the window that it takes
 */

/**
 * @param {{window: {from: string, to: string, years: {year: number, at: number}[]}, periods: Drawn[]}} found
 * @param {Words} words
 */
export function drawWork({ window, periods }, words) {
  const rows = periods.map((job, place) => el("li", {}, words_of(job, place + 1, words), bar(job)));
  const years = window.years.map(({ year, at }) => {
    const figures = el("span", {}, String(year));
    figures.style.setProperty("--at", percent(at));
    return [placed(el("i", {}), at), figures];
  });
  part("picture").replaceChildren(
    el("p", {}, words.text("check.experience.picture")),
    el("ol", {}, rows),
    el("div", { class: "check-picture__years", "aria-hidden": "true" }, years.flat()),
  );
  part("picture").hidden = false;
}

/** @param {Drawn} job @param {number} n @param {Words} words */
function words_of({ counts, from, to }, n, words) {
  /** @type {Record<string, string | number>} */
  const fillings = from && to ? { n, from: words.date(from), to: words.date(to) } : { n };
  return el("span", {}, words.text(`check.experience.row.${counts}`, fillings));
}

/** @param {Drawn} job */
function bar({ counts, at, width }) {
  const track = el("span", { class: "check-picture__track", "aria-hidden": "true" });
  if (at !== null && width !== null) {
    const drawn = placed(el("span", { class: `check-picture__bar check-picture__bar--${counts}` }), at);
    drawn.style.inlineSize = percent(width);
    track.append(drawn);
  }
  return track;
}

/** @param {HTMLElement} element @param {number} at */
function placed(element, at) {
  element.style.insetInlineStart = percent(at);
  return element;
}

/** @param {number} share */
function percent(share) {
  return `${100 * share}%`;
}
