// Where the filing date lies among the days on which a program took applications.

/** @import { CheckData, IntakeData } from "../../types.d.ts" */
/** @import { Shown } from "../route-card.mjs" */
/** @import { Candidate } from "./verdict.mjs" */
/** @import { Translator } from "../../i18n.mjs" */

import { cloneElement, el } from "../../dom.mjs";

/** Days with the same status, as numbers. @typedef {{status: string, from: number, to: number}} Part */

const MS_A_DAY = 86_400_000;

/**
 * Return a line for each program: its places on the filing date, which the first line names, and where
 * that day lies.
 * @param {Candidate[]} routes  those that the verdict speaks of
 * @param {Shown} shown
 */
export function timeLines(routes, shown) {
  const programs = [...new Set(routes.map(({ program }) => program))];
  return programs.map((program, place) => {
    const own = routes.filter((each) => each.program === program).map(({ result }) => result);
    const data = shown.data.programs[program.program];
    const { translator, assessment } = shown;
    const date = translator.date(assessment.filing_date);
    const named = place === 0 ? translator.text("check.place.of", { program: data.short, date }) : data.short;
    const subject = programs.length > 1 ? named : date;
    return timeLine(own, data, { subject, covered: program.status !== "not_covered" }, shown);
  });
}

/**
 * @param {Candidate["result"][]} results  of the program
 * @param {CheckData["programs"][string]} program
 * @param {{subject: string, covered: boolean}} how  what has the places, and whether the program's rules
 *   of that day are known
 * @param {Shown} shown
 */
function timeLine(results, program, { subject, covered }, { translator, assessment }) {
  const day = assessment.filing_date;
  const [first] = results;
  const isOne = results.every(({ intake }) => intake === first.intake);
  const status = !covered ? "undocumented" : isOne ? first.intake : "mixed";
  const same = program.intakes.filter(({ routes, profile }) => routes.includes(first.route) && profile === first.profile);
  const spans = status === "mixed" ? [] : same.flatMap(({ spans: own }) => own);
  // One status without a known end makes no picture.
  const drawn = spans.length > 1 || program.end !== null;
  const parts = partsOf(day, program, spans, covered ? "none" : "undocumented");
  return cloneElement("time-line", {
    text: translator.text(`check.place.${status}`, { day: subject }),
    picture: drawn,
    bar: drawn && bar(day, parts),
    legend: drawn && legend(parts, translator),
    start: translator.date(day < program.start ? day : program.start),
    end: translator.date(!program.end || day > program.end ? day : program.end),
  });
}

/**
 * Return the parts of the bar: a status, its first day, and the day after its last.
 * @param {string} day @param {CheckData["programs"][string]} program @param {IntakeData["spans"]} spans
 * @param {string} before  what is known of the days before the program's rules
 * @returns {Part[]}
 */
function partsOf(day, { start, end }, spans, before) {
  const first = Math.min(number(start), number(day));
  const last = Math.max(number(end ?? start), number(day)) + 1;
  /** @type {[string, number][]} */
  const marks = [
    [before, first],
    ...spans.map(({ status, start: from }) => /** @type {[string, number]} */ ([status, number(from)])),
    ...(spans.length || !end ? [] : [/** @type {[string, number]} */ (["in_force", number(start)])]),
    ...(end ? [/** @type {[string, number]} */ (["none", number(end) + 1])] : []),
  ];
  return marks
    .map(([status, from], place) => ({ status, from, to: Math.min(marks[place + 1]?.[1] ?? last, last) }))
    .filter(({ from, to }) => to > from);
}

/**
 * Return what the bar shows: its parts, and the mark of the day.
 * @param {string} day @param {Part[]} parts
 */
function bar(day, parts) {
  const first = parts[0].from;
  const share = (/** @type {number} */ days) => `${((100 * days) / (parts[parts.length - 1].to - first)).toFixed(2)}%`;
  const mark = el("span", { class: "check-time__day" });
  mark.style.left = share(number(day) - first);
  const drawn = parts.map(({ status, from, to }) => {
    const part = el("span", { class: `check-time__part check-time__part--${status}` });
    part.style.width = share(to - from);
    return part;
  });
  return [...drawn, mark];
}

/**
 * Return the words for the colours of the bar; for a single one they are above it.
 * @param {Part[]} parts @param {Translator} translator
 */
function legend(parts, translator) {
  const words = new Map(parts.map(({ status }) => [translator.text(`check.time.${status}`), status]));
  return words.size > 1 && [...words].map(([text, status]) =>
    el("span", {}, el("i", { class: `check-time__part check-time__part--${status}` }), text),
  );
}

/** @param {string} iso */
function number(iso) {
  return Date.parse(`${iso}T00:00:00Z`) / MS_A_DAY;
}
