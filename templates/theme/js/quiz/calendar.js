// A calendar file with whole days, as every calendar reads it.
import { bare } from "./make.js";

/** @typedef {{day: string, title: string, text: string}} Entry `day` is YYYY-MM-DD */

/** @param {string} text with the marks that have a meaning in such a file made plain */
function plain(text) {
  return bare(text).replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** @param {string} line in pieces of at most 75 bytes, as the format wants it */
function folded(line) {
  const encoder = new TextEncoder();
  let [length, made] = [0, ""];
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (length + size > 74) [length, made] = [1, `${made}\r\n `];
    length += size;
    made += sign;
  }
  return made;
}

/** @param {Date} moment @param {number} [length] how much of it: a day has 8 characters */
function stamp(moment, length) {
  return moment.toISOString().replace(/[-:]|\.\d+/g, "").slice(0, length);
}

/**
 * The file.
 * @param {Entry[]} entries
 * @param {Date} now
 */
export function calendar(entries, now) {
  const events = entries.flatMap(({ day, title, text }, index) => {
    const start = new Date(`${day}T00:00:00Z`);
    const end = new Date(start.getTime() + 86_400_000);
    return [
      "BEGIN:VEVENT",
      `UID:${stamp(now)}-${index + 1}@fingerpost`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART;VALUE=DATE:${stamp(start, 8)}`,
      `DTEND;VALUE=DATE:${stamp(end, 8)}`,
      `SUMMARY:${plain(title)}`,
      `DESCRIPTION:${plain(text)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fingerpost//Quiz//"];
  return [...head, ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
