// The results page: the verdict, the answers behind it, each route, next steps, saving and sharing.

/** @import { Provenance } from "../parsing/provenance.mjs" */
/** @import { Shown } from "./route-card.mjs" */

import { cloneElement, cloneTemplate, query, ref, setAttributes } from "../dom.mjs";
import { formatAnswer } from "../forms/index.mjs";
import { plan } from "./plan/view.mjs";
import { programResults } from "./program-results.mjs";
import { provenanceNote } from "./provenance-note.mjs";
import { candidates, noticedPrograms, verdict } from "./verdict/verdict.mjs";

/**
 * Fill and show the results.
 * @param {Shown & {ask: string | null, provenance: Provenance | null}} shown
 */
export function showResults(shown) {
  const { translator, assessment, timing, ask, provenance } = shown;
  const routes = candidates(assessment.programs);
  const noticed = noticedPrograms(routes);
  const sections = assessment.programs.map((program) => programResults(program, routes[0].result, noticed.has(program.program), shown));
  const steps = plan(shown);
  const note = provenance && provenanceNote(provenance, assessment, translator);
  // Above the verdict stands only a change of the rules.
  const same = note?.dataset.provenance === "same";
  const box = ref("results");
  box.replaceChildren(
    cloneTemplate("results", {
      caption: translator.text("check.results.caption", { date: translator.date(assessment.filing_date) }),
      provenance: !same && note,
      "provenance-same": same && note,
      verdict: verdict(routes, shown, steps !== null),
      open: ask !== null,
      answers: answerList(shown),
      "no-dates": timing === null,
      programs: sections,
      plan: steps,
      version: translator.text("check.results.rules", { version: assessment.rules_version }),
    }),
  );
  box.hidden = false;
  ref("announcement").textContent = query(box, ".check-verdict h2").textContent;
}

/**
 * Show the answers alone, while the rules cannot be reached.
 * @param {Pick<Shown, "data" | "translator" | "answers">} shown
 */
export function showAnswers(shown) {
  ref("results").replaceChildren(cloneTemplate("answers-only", { answers: answerList(shown) }));
  ref("results").hidden = false;
}

export function hideResults() {
  ref("announcement").textContent = "";
  ref("results").hidden = true;
  ref("results").replaceChildren();
}

/**
 * Return "Check your answers": each answer, with a button to change it.
 * @param {Pick<Shown, "data" | "translator" | "answers">} shown
 */
function answerList({ data, translator, answers }) {
  const given = Object.keys(data.facts).filter((fact) => fact in answers);
  return cloneElement("answers", {
    heading: translator.text("check.results.checked_answers", { n: given.length }),
    list: given.map((fact) => {
      const label = translator.label(fact);
      const name = translator.text("check.results.change.of", { label });
      return cloneElement("answer", {
        label,
        value: formatAnswer(fact, answers[fact], translator),
        change: (button) => void setAttributes(button, { "data-change": fact, "aria-label": name }),
      });
    }),
  });
}
