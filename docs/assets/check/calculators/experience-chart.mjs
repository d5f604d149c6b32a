// Draws the jobs along the time that counts, each bar with its text beside it.

/** @import { CountedPeriod, Experience } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { el, ref } from "../dom.mjs";

/**
 * @param {Experience} experience
 * @param {Translator} translator
 */
export function drawExperience({ window, periods }, translator) {
  const rows = periods.map((job, place) => el("li", {}, rowText(job, place + 1, translator), bar(job)));
  const years = window.years.map(({ year, at }) => {
    const figures = el("span", {}, String(year));
    figures.style.setProperty("--at", percent(at));
    return [placed(el("i", {}), at), figures];
  });
  ref("experience-chart").replaceChildren(
    el("p", {}, translator.text("check.experience.picture")),
    el("ol", {}, rows),
    el("div", { class: "check-chart__years", "aria-hidden": "true" }, years.flat()),
  );
  ref("experience-chart").hidden = false;
}

/** @param {CountedPeriod} job @param {number} n @param {Translator} translator */
function rowText({ counts, from, to }, n, translator) {
  /** @type {Record<string, string | number>} */
  const fillings = from && to ? { n, from: translator.date(from), to: translator.date(to) } : { n };
  return el("span", {}, translator.text(`check.experience.row.${counts}`, fillings));
}

/** @param {CountedPeriod} job */
function bar({ counts, at, width }) {
  const track = el("span", { class: "check-chart__track", "aria-hidden": "true" });
  if (at !== null && width !== null) {
    const drawn = placed(el("span", { class: `check-chart__bar check-chart__bar--${counts}` }), at);
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
