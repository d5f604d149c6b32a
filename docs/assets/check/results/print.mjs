// The results on paper: what is asked about is unfolded, and each source is a number, with its
// title and address at the end.

/** @import { CheckData } from "../types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

import { today } from "../parsing/dates.mjs";
import { el, queryAll, ref } from "../dom.mjs";

/** A route that the visitor left folded takes one line. */
const UNFOLDED = ".check-answers, .check-others, .check-route[open] details";

/** The sources of the plan, which may be printed alone. */
const PLAN = ".check-plan .check-source";

/**
 * Prepare the results before every print.
 * @param {CheckData} data
 * @param {Translator} translator
 */
export function preparePrint(data, translator) {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  window.addEventListener("beforeprint", () => {
    const details = /** @type {HTMLDetailsElement[]} */ (queryAll(ref("results"), UNFOLDED));
    folded = details.filter((one) => !one.open);
    for (const one of folded) one.open = true;
    listSources(data, translator);
  });
  window.addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
}

/**
 * Number the sources of the open routes and the plan, and list them at the end of the results.
 * @param {CheckData} data
 * @param {Translator} translator
 */
function listSources({ sources }, translator) {
  const end = ref("results").querySelector(".check-print-sources");
  if (!end) return;
  /** @type {string[]} */
  const cited = [];
  const { print } = document.documentElement.dataset;
  const printed = print === "plan" ? PLAN : `.check-route[open] .check-source, ${PLAN}`;
  for (const source of queryAll(ref("results"), printed)) {
    const id = String(source.dataset.source);
    if (!cited.includes(id)) cited.push(id);
    source.dataset.number = `[${cited.indexOf(id) + 1}]`;
  }
  end.replaceChildren(
    el("p", {}, translator.text("check.results.printed", { date: translator.date(today()) })),
    el("h2", {}, translator.text("check.results.sources")),
    el("ol", {}, cited.map((id) => el("li", {}, cite(sources[id])))),
  );
}

/** @param {CheckData["sources"][string]} source */
function cite({ title, publisher, url, language }) {
  const by = el("span", { class: "check-publisher" }, `${publisher} ${readable(url)}`);
  return el("span", {}, el("cite", { lang: language }, title), " ", by);
}

/**
 * Return an address with its percent-encoded letters decoded.
 * @param {string} address
 */
function readable(address) {
  try {
    return address.replace(/(?:%[89a-f][0-9a-f])+/gi, decodeURIComponent);
  } catch {
    return address;
  }
}
