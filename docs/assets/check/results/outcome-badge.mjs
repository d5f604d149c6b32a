// An outcome in words, shape and colour; the shape is drawn, and hidden from screen readers.

/** @import { Outcome, RouteResult } from "../types.mjs" */
/** @import { Words } from "../i18n.mjs" */

import { el } from "../dom.mjs";

const SVG = "http://www.w3.org/2000/svg";

/** A tick in a disc, a cross in a square, an open ring with a dot, a bar in a disc: told apart without colour. */
const SHAPES = {
  met: ["M10 1a9 9 0 1 0 0 18a9 9 0 0 0 0-18z", "M5.5 10.5l3 3l6-7"],
  not_met: ["M2 2h16v16h-16z", "M6.5 6.5l7 7m0-7l-7 7"],
  unknown: ["M10 2a8 8 0 1 0 0 16a8 8 0 0 0 0-16z", "M10 9.9v.2"],
  closed: ["M10 1a9 9 0 1 0 0 18a9 9 0 0 0 0-18z", "M5.5 10h9"],
};

/** @param {Outcome | "closed"} outcome */
export function shape(outcome) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `check-shape check-shape--${outcome}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  for (const d of SHAPES[outcome]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/**
 * @param {Outcome} outcome
 * @param {string} words
 */
export function badge(outcome, words) {
  const inner = el("span", { class: "check-badge-words" }, words);
  return el("span", { class: `check-badge check-badge--${outcome}` }, shape(outcome), inner);
}

/**
 * The outcome of a route; hypothetical where the program was not in force.
 * @param {RouteResult} result
 * @param {Words} words
 */
export function routeOutcome(result, words) {
  if (!result.hypothetical) return words.text(`outcome.${result.outcome}`);
  return words.text(`check.results.outcome.would.${result.conditions_outcome}`);
}

/** @param {RouteResult} result */
export function countsOf(result) {
  const counts = { met: 0, not_met: 0, unknown: 0 };
  for (const condition of result.conditions) counts[condition.outcome] += 1;
  return counts;
}

/**
 * @param {RouteResult} result
 * @param {Words} words
 */
export function countsInWords(result, words) {
  const counts = Object.entries(countsOf(result)).filter(([, n]) => n > 0);
  return counts
    .map(([outcome, n]) => words.text(`check.results.count.${outcome}`, { n }))
    .join(words.text("check.results.count.join"));
}

/** @param {Words} words @param {RouteResult} result */
export function pairName(words, { route, profile }) {
  return words.text("check.results.pair", pairWords(words, { route, profile }));
}

/**
 * @param {Words} words
 * @param {{route: string, profile: string}} pair
 */
export function pairWords(words, { route, profile }) {
  return {
    route: words.text(`route.${route}.name`),
    profile: words.text(`profile.${profile}.name`),
  };
}

const RANK = { met: 0, unknown: 1, not_met: 2 };

/**
 * The routes of an assessment, the best first.
 * @param {RouteResult[]} results
 */
export function bestFirst(results) {
  return [...results].sort((a, b) => {
    const [of_a, of_b] = [countsOf(a), countsOf(b)];
    return (
      RANK[a.conditions_outcome] - RANK[b.conditions_outcome] ||
      of_a.not_met - of_b.not_met ||
      of_a.unknown - of_b.unknown
    );
  });
}
