// The results of one program: its status on the filing date, how new its law is, and its routes.

/** @import { ProgramResult, RouteResult } from "../types.d.ts" */
/** @import { Shown } from "./route-card.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement } from "../dom.mjs";
import { compareRoutes } from "./outcome-badge.mjs";
import { routeCard } from "./route-card.mjs";

/**
 * @param {ProgramResult} program
 * @param {RouteResult} best  of all programs, shown unfolded
 * @param {boolean} noticed  whether the verdict shows the program's notice
 * @param {Shown} shown
 */
export function programResults(program, best, noticed, shown) {
  const { translator, assessment } = shown;
  const { name, short, notice, closed, law_as_of } = translator.data.programs[program.program];
  const inForce = program.status === "in_force";
  const routes = [...program.routes].sort(compareRoutes);
  const met = routes.filter((result) => result.conditions_outcome === "met");
  const others = met.length > 0 && inForce ? routes.filter((result) => !met.includes(result)) : [];
  const first = routes.filter((result) => !others.includes(result));
  const card = (/** @type {RouteResult} */ result) => routeCard(result, program, shown, result === best);
  return cloneElement("program", {
    name,
    status: statusText(program, translator),
    "closed-since": inForce && closed && translator.text("check.program.closed_since", { program: short }),
    notice: !noticed && notice,
    "law-as-of":
      assessment.filing_date > law_as_of && translator.text("program.law_as_of", { date: translator.date(law_as_of) }),
    routes: first.map(card),
    others: others.length > 0,
    "others-heading": translator.text("check.results.others", { n: others.length }),
    "other-routes": others.map(card),
  });
}

/**
 * Return what the program's status on the filing date means for the results.
 * @param {ProgramResult} program
 * @param {Translator} translator
 */
function statusText({ program, status, period: id }, translator) {
  const { start, end, periods } = translator.data.programs[program];
  const period = periods.find((each) => each.id === id);
  const days = {
    start: translator.date(start),
    day: translator.date(end ?? start),
    from: translator.date(period?.start ?? start),
    until: period?.end ? translator.date(period.end) : "",
  };
  const key = status === "in_force" && !period?.end ? "in_force.since" : status;
  return translator.text(`check.program.${key}`, days);
}
