// An outcome in translator, shape and colour; the shape is drawn, and hidden from screen readers.

/** @import { Outcome, RouteResult } from "../types.mjs" */
/** @import { Translator } from "../i18n.mjs" */

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
 * @param {string} text
 */
export function badge(outcome, text) {
  const inner = el("span", { class: "check-badge__text" }, text);
  return el("span", { class: `check-badge check-badge--${outcome}` }, shape(outcome), inner);
}

/**
 * The outcome of a route; hypothetical where the program was not in force.
 * @param {RouteResult} result
 * @param {Translator} translator
 */
export function routeOutcome(result, translator) {
  if (!result.hypothetical) return translator.text(`outcome.${result.outcome}`);
  return translator.text(`check.results.outcome.would.${result.conditions_outcome}`);
}

/** @param {RouteResult} result */
export function countOutcomes(result) {
  const counts = { met: 0, not_met: 0, unknown: 0 };
  for (const condition of result.conditions) counts[condition.outcome] += 1;
  return counts;
}

/**
 * @param {RouteResult} result
 * @param {Translator} translator
 */
export function countsText(result, translator) {
  const counts = Object.entries(countOutcomes(result)).filter(([, n]) => n > 0);
  return counts
    .map(([outcome, n]) => translator.text(`check.results.count.${outcome}`, { n }))
    .join(translator.text("check.results.count.join"));
}

/** @param {Translator} translator @param {RouteResult} result */
export function pairName(translator, { route, profile }) {
  return translator.text("check.results.pair", pairNames(translator, { route, profile }));
}

/**
 * @param {Translator} translator
 * @param {{route: string, profile: string}} pair
 */
export function pairNames(translator, { route, profile }) {
  return {
    route: translator.text(`route.${route}.name`),
    profile: translator.text(`profile.${profile}.name`),
  };
}

const RANK = { met: 0, unknown: 1, not_met: 2 };

/**
 * The routes of an assessment, the best first.
 * @param {RouteResult[]} results
 */
export function sortRoutes(results) {
  return [...results].sort((a, b) => {
    const [of_a, of_b] = [countOutcomes(a), countOutcomes(b)];
    return (
      RANK[a.conditions_outcome] - RANK[b.conditions_outcome] ||
      of_a.not_met - of_b.not_met ||
      of_a.unknown - of_b.unknown
    );
  });
}
