// Text as it is compared while someone types: without accents, width, case, hyphens or the short Saint.

/**
 * @param {string} text
 * @returns {string}  words apart by single spaces
 */
export function normalizeText(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[-‐‑–'’./,，、]+/g, " ")
    .replace(/\b(?:st|ste) (?=\S)/g, (saint) => (saint.startsWith("ste") ? "sainte " : "saint "))
    .replace(/\s+/g, " ")
    .trim();
}
