// How far a text that someone typed is from the beginning of a name.

/**
 * The fewest letters to put in, leave out, replace or swap with their neighbours, so that what is
 * typed begins the name.
 * @param {string} typed
 * @param {string} name
 * @returns {number}
 */
export function editDistance(typed, name) {
  /** Row by letter typed, column by letter of the name: the same for their beginnings. */
  const rows = [Array.from({ length: name.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= typed.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= name.length; column += 1) {
      const above = rows[row - 1];
      const replaced = above[column - 1] + Number(typed[row - 1] !== name[column - 1]);
      const swaps =
        row > 1 && column > 1 && typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1];
      const swapped = swaps ? rows[row - 2][column - 2] + 1 : Infinity;
      here.push(Math.min(above[column] + 1, here[column - 1] + 1, replaced, swapped));
    }
    rows.push(here);
  }
  return Math.min(...rows[typed.length]);
}
