// JSON whose objects have no names but their own, so that a name from outside finds nothing else.

/**
 * Return the data in a JSON text. Its objects have no prototype: `"constructor" in data` is false.
 * @param {string} text
 * @returns {any}
 */
export function parseData(text) {
  return JSON.parse(text, (_, value) => {
    const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
    return isObject ? Object.assign(Object.create(null), value) : value;
  });
}
