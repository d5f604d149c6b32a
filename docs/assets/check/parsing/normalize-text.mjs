// Text in the form in which searches compare it.

/**
 * Return `text` in lower case, without accents, full-width forms, hyphens or punctuation, with
 * "Saint" in full and words separated by single spaces.
 * @param {string} text
 * @returns {string}
 */
export function normalizeText(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[-‐‑–'’./,，、\s]+/g, " ")
    .replace(/\b(?:st|ste) (?=\S)/g, (saint) => (saint.startsWith("ste") ? "sainte " : "saint "))
    .trim();
}
