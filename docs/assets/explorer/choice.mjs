// What is chosen in the explorer of conditions, and the address that says so.

/** @typedef {{ date: string, route: string, profile: string }} Choice */
/** @typedef {{ id: string, end: string, name: string }} Period  Its last day is `end`. */

const DAY = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/**
 * Return the choice in an address; what is missing or invalid there is taken from `initial`. What a
 * messenger or a sentence adds to a link, such as a full stop, is left out.
 * @param {string} search
 * @param {Choice} initial
 * @param {{ route: string[], profile: string[] }} offered
 * @returns {Choice}
 */
export function choiceIn(search, initial, offered) {
  const found = new URLSearchParams(search);
  const one = (/** @type {"route" | "profile"} */ name) => {
    const [value] = found.get(name)?.match(/^\w+/) ?? [];
    return value && offered[name].includes(value) ? value : initial[name];
  };
  return { date: dayIn(found.get("date")) ?? initial.date, route: one("route"), profile: one("profile") };
}

/**
 * Return the day at the beginning of a text, "" for an empty text, or `null`.
 * @param {string | null} text
 */
function dayIn(text) {
  if (!text) return text;
  const [day] = text.match(DAY) ?? [];
  const time = new Date(`${day}T00:00Z`).valueOf();
  // February 30 is March 1 or 2 to some browsers, and nothing to others.
  return day && time && new Date(time).toISOString().startsWith(day) ? day : null;
}

/**
 * Return the part of an address that makes a choice: `?date=2024-03-01&route=…&profile=…`.
 * @param {Choice} choice
 */
export function searchOf({ date, route, profile }) {
  return `?${new URLSearchParams({ date, route, ...(profile && { profile }) })}`;
}

/**
 * Return the id that a fragment begins with, or "" if it cannot be decoded.
 * @param {string} hash
 */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1)).match(/^[\w-]*/)?.[0] ?? "";
  } catch {
    return "";
  }
}

/**
 * Return the period whose rules applied on a day; outside of all periods, the nearest.
 * @param {Period[]} periods
 * @param {string} date
 */
export function periodOn(periods, date) {
  return periods.find(({ end }) => date <= end) ?? periods[periods.length - 1];
}

/**
 * Return whether a row applies to a choice: a condition by its periods and profile, an intake by its
 * days and its routes, each written `route/profile`. Without a date, conditions of all periods apply.
 * @param {Partial<Record<"periods" | "profile" | "routes" | "start" | "end", string>>} row
 * @param {Choice} choice
 * @param {Period | null} period
 */
export function applies(row, { date, route, profile }, period) {
  if (row.routes) {
    const during = date >= String(row.start) && date <= String(row.end);
    return during && row.routes.split(" ").includes(`${route}/${profile}`);
  }
  return (!period || Boolean(row.periods?.split(" ").includes(period.id))) && [undefined, profile].includes(row.profile);
}
