// The plan that the results end in: its steps in words, on paper, and in a calendar.

/** @import { Shown } from "../route-card.mjs" */
/** @import { PlanStep } from "./steps.mjs" */

import { cloneElement, el, moveFocus, query, ref } from "../../dom.mjs";
import { today } from "../../parsing/dates.mjs";
import { fullRouteName } from "../outcome-badge.mjs";
import { sourceLink } from "../source-link.mjs";
import { now, required } from "../suggested-changes.mjs";
import { download } from "../../sharing/export.mjs";
import { calendarText } from "./calendar.mjs";
import { planSteps } from "./steps.mjs";

/** What the page shows. @type {{steps: PlanStep[], shown: Shown} | null} */
let current = null;

/**
 * Return the plan, `null` if no program that was checked is open.
 * @param {Shown} shown
 */
export function plan(shown) {
  const steps = planSteps(shown, shown.data, today());
  current = steps.length ? { steps, shown } : null;
  if (!current) return null;
  return cloneElement("plan", { steps: steps.map((step) => stepItem(step, shown)) });
}

/** Move to the plan. */
export function showPlan() {
  moveFocus(query(ref("results"), ".check-plan h2"));
}

/** Print the plan alone. */
export function printPlan() {
  const { dataset } = document.documentElement;
  dataset.print = "plan";
  window.addEventListener("afterprint", () => delete dataset.print, { once: true });
  window.print();
}

/** Save the days of the plan as a calendar file. */
export function savePlan() {
  if (!current) return;
  const { steps, shown } = current;
  const events = steps.flatMap((step) => {
    if (!step.day) return [];
    const urls = step.sources.map((id) => shown.data.sources[id].url).filter(Boolean);
    const route = "result" in step ? `${step.result.route}-${step.result.profile ?? ""}` : "";
    const id = [step.program, step.kind, route].join("-");
    return [{ id, day: step.day, title: title(step, shown), text: [text(step, shown), ...urls].join("\n") }];
  });
  download(calendarText(events, new Date()), "text/calendar", `${shown.translator.text("check.plan.filename")}.ics`);
}

/** @param {PlanStep} step @param {Shown} shown */
function stepItem(step, shown) {
  const { translator, data, answers } = shown;
  const details =
    step.kind === "reach"
      ? step.changes.map((change) => el("li", {}, required(change, answers, translator), el("small", {}, now(change, translator))))
      : step.kind === "missing"
        ? step.facts.map((fact) => el("li", {}, changeButton(fact, shown)))
        : [];
  const sources = step.kind === "again" ? [] : step.sources;
  return cloneElement("plan-step", {
    day: step.day && [el("time", { datetime: step.day }, translator.date(step.day))],
    text: text(step, shown),
    details: details.length > 0 && details,
    sources: sources.length > 0 && sources.map((id) => sourceLink(id, data)),
  });
}

/** @param {string} fact @param {Shown} shown */
function changeButton(fact, { translator }) {
  return el("button", { type: "button", class: "check-link", "data-change": fact }, translator.label(fact));
}

/** @param {PlanStep} step @param {Shown} shown */
function title(step, { translator }) {
  return translator.text(`check.plan.title.${step.kind}`, { program: translator.data.programs[step.program].short });
}

/** @param {PlanStep} step @param {Shown} shown */
function text(step, { translator }) {
  const date = (/** @type {string | undefined} */ day) => (day ? translator.date(day) : "");
  return translator.text(`check.plan.${step.kind}`, {
    program: translator.data.programs[step.program].short,
    route: "result" in step ? fullRouteName(translator, step.program, step.result) : "",
    seen: "seen" in step ? date(step.seen) : "",
    law: "lawAsOf" in step ? date(step.lawAsOf) : "",
  });
}
