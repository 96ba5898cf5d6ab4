// The entries of a log: read from anywhere, put together, in order, counted. Knows no page.
import { day } from "../base/dates.js";
import { tidy } from "../base/tidy.js";

/**
 * An entry. All of it is text, and empty where nothing is known.
 * @typedef {object} Row
 * @property {string} day as YYYY-MM-DD
 * @property {string} what
 * @property {string} who who saw it
 * @property {string} proof
 * @property {string} sum as it was typed
 * @property {string} currency its code
 * @property {string} sign the id of a sign
 * @typedef {{rows: Row[], dropped: number}} Read entries, and how many could not be read
 * @typedef {"log_not_json" | "log_no_log" | "log_newer"} Problem the word for what is wrong with a file
 */

/** @type {(keyof Row)[]} */
const KEYS = ["day", "what", "who", "proof", "sum", "currency", "sign"];
const FORMAT = "fingerpost-log";
const VERSION = 1;
const ANY = { day: "", months: [] };

/** @param {string} value whether it is a day as YYYY-MM-DD */
export function isDay(value) {
  return day(value, ANY) !== null;
}

/**
 * What can be read of entries that come from a storage or a file. An entry of another form keeps
 * what is text in it; a day that is none goes in front of what happened.
 * @param {unknown} given
 * @returns {Read}
 */
export function sound(given) {
  const list = Array.isArray(given) ? given : [];
  const rows = list.map(read).filter((row) => row.what || row.who || row.proof || row.sum);
  return { rows, dropped: list.length - rows.length };
}

/** @param {any} given @returns {Row} */
function read(given) {
  const row = /** @type {Row} */ ({});
  for (const key of KEYS) {
    const value = given && Object.hasOwn(Object(given), key) ? given[key] : "";
    row[key] = ["string", "number"].includes(typeof value) ? tidy(value) : "";
  }
  if (row.day && !isDay(row.day)) {
    row.what = [row.day, row.what].filter(Boolean).join(": ");
    row.day = "";
  }
  return row;
}

/**
 * The entries in the text of a file, or what is wrong with it.
 * @param {string} text
 * @returns {Read & {problem?: Problem}}
 */
export function opened(text) {
  const none = { rows: [], dropped: 0 };
  let given;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { ...none, problem: "log_not_json" };
  }
  if (given?.format !== FORMAT || !Array.isArray(given.rows)) return { ...none, problem: "log_no_log" };
  if (given.version !== VERSION) return { ...none, problem: "log_newer" };
  return sound(given.rows);
}

/** @param {Row[]} rows the text of a file that `opened` reads back */
export function saved(rows) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, rows }, null, 1)}\n`;
}

/**
 * Entries with those of others that they do not have yet. What stands twice on both sides stands
 * twice afterwards.
 * @param {Row[]} rows
 * @param {Row[]} others
 */
export function merged(rows, others) {
  const left = rows.map(whole);
  const news = others.filter((row) => {
    const at = left.indexOf(whole(row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...rows, ...news];
}

/**
 * Other entries, of which those that `rows` has too are the very same objects: so what somebody is
 * changing is still found among them.
 * @param {Row[]} rows
 * @param {Row[]} others
 */
export function recognised(rows, others) {
  const left = [...rows];
  return others.map((row) => {
    const at = left.findIndex((one) => alike(one, row));
    return at < 0 ? row : left.splice(at, 1)[0];
  });
}

/**
 * @param {Row} one
 * @param {Row} [other]
 * @returns {boolean} whether the same stands in both
 */
export function alike(one, other) {
  return other !== undefined && whole(one) === whole(other);
}

/** @param {Row} row */
function whole(row) {
  return KEYS.map((key) => row[key]).join("\0");
}

/**
 * Entries by their days. Those without one count as the newest: their day is still to be set.
 * @param {Row[]} rows
 * @param {boolean} newest whether the newest stand above
 */
export function sorted(rows, newest) {
  const last = "9999-99-99";
  /** @param {Row} row */
  const rank = (row) => row.day || last;
  const up = [...rows].sort((one, other) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
  return newest ? up.reverse() : up;
}

/**
 * How often each sign stands in a log, and since which day; the most frequent first.
 * @param {Row[]} rows
 * @returns {Map<string, {count: number, since: string}>} by the id of the sign; `since` may be empty
 */
export function counts(rows) {
  /** @type {Map<string, {count: number, since: string}>} */
  const found = new Map();
  for (const { sign, day } of sorted(rows, false)) {
    const { count, since } = found.get(sign) ?? { count: 0, since: day };
    if (sign) found.set(sign, { count: count + 1, since });
  }
  return new Map([...found].sort(([, one], [, other]) => other.count - one.count));
}
