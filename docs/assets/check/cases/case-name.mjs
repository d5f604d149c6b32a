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
 * Return the name for a place within a text, whose order it leaves alone if it runs the other way.
 * @param {Pick<Case, "id" | "name">} one
 * @param {Translator} translator
 */
export function isolatedCaseName(one, translator) {
  return `\u2068${caseName(one, translator)}\u2069`;
}
