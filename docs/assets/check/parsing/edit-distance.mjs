// Tolerance for typing errors in the beginning of a name.

/**
 * Return the smallest optimal string alignment distance between `typed` and any prefix of `name`:
 * how many letters to insert, delete, replace or swap with their neighbor.
 * @param {string} typed
 * @param {string} name
 * @returns {number}
 */
export function editDistance(typed, name) {
  /** One row per typed letter, one column per letter of the name: distances between prefixes. */
  const rows = [Array.from({ length: name.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= name.length; column += 1) {
      const above = rows[row - 1];
      const replaced = above[column - 1] + Number(typed[row - 1] !== name[column - 1]);
      const swappable =
        row > 1 && column > 1 && typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1];
      const swapped = swappable ? rows[row - 2][column - 2] + 1 : Infinity;
      current.push(Math.min(above[column] + 1, current[column - 1] + 1, replaced, swapped));
    }
    rows.push(current);
  }
  return Math.min(...rows[typed.length]);
}
