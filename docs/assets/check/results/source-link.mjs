// A link to a source's entry in the guide, with its publisher.

/** @import { CheckData } from "../types.d.ts" */

import { cloneElement, setAttributes } from "../dom.mjs";

/**
 * @param {string} id
 * @param {CheckData} data
 */
export function sourceLink(id, data) {
  const { title, publisher, href, language } = data.sources[id];
  const source = cloneElement("source", {
    title: (link) => (setAttributes(link, { href, lang: language }).textContent = title),
    publisher,
  });
  return setAttributes(source, { "data-source": id });
}
