// What a case is called on the page: its name, or its number.

/** @import { Case } from "../state/types.d.ts" */
/** @import { Translator } from "../i18n.mjs" */

/**
 * @param {Pick<Case, "id" | "name">} one
 * @param {Translator} translator
 */
export function caseName({ id, name }, translator) {
  return name || translator.text("check.cases.unnamed", { n: id });
}

/**
 * Return the name for use within a text: a name that runs right to left does not reorder the rest.
 * @param {Pick<Case, "id" | "name">} one
 * @param {Translator} translator
 */
export function isolatedCaseName(one, translator) {
  return `\u2068${caseName(one, translator)}\u2069`;
}
