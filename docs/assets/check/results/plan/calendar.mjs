// Days as a calendar file (RFC 5545): one event a day, which lasts all day. Pure.

/** What a line may have, without its end. */
const MAX_OCTETS = 75;

/** @typedef {{id: string, day: string, title: string, text: string}} CalendarEvent  day: YYYY-MM-DD */

/**
 * Return the file's text.
 * @param {CalendarEvent[]} events  each with an id of its own
 * @param {Date} now
 * @returns {string}
 */
export function calendarText(events, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Quebec pilot guide//Self-check//EN",
    ...events.flatMap(({ id, day, title, text }) => [
      "BEGIN:VEVENT",
      `UID:${id}-${day}@self-check.invalid`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
      `SUMMARY:${escape(title)}`,
      `DESCRIPTION:${escape(text)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/**
 * Fold a line so that none is too long and no character is cut.
 * @param {string} line
 */
function fold(line) {
  const encoder = new TextEncoder();
  let octets = 0;
  let folded = "";
  for (const character of line) {
    const { length } = encoder.encode(character);
    if (octets + length > MAX_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}
