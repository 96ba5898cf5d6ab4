// Counts days, which are ISO 8601 texts here: `generator/calculator/days.py` in the browser.
import { day as written } from "../base/dates.js";

/**
 * How long something runs after a day, which does not count itself.
 * @typedef {object} Period
 * @property {number} count
 * @property {"days" | "working-days" | "weeks" | "months"} unit
 * @property {"day" | "month-end" | "quarter-end"} until
 * @property {boolean} moved whether the next working day takes the place of one that is none
 * @typedef {object} Last
 * @property {string} counted the day counted to
 * @property {string} ended the end of its month or quarter
 * @property {string} last
 * @property {string[]} passed holidays on the way that did not count
 */

const DAY = 86_400_000;
const NO_FORMATS = { day: "", months: [] };

/** The first day that anything is counted from or to. */
export const FIRST = "2000-01-01";

/** The last one. */
export const LAST = "2099-12-31";

/** @param {string} text @returns {boolean} whether it is a day, and in the years that are counted in */
export function isDay(text) {
  return written(text, NO_FORMATS) !== null && FIRST <= text && text <= LAST;
}

/**
 * The last day of a period.
 * @param {string} start
 * @param {Period} period
 * @param {string[]} holidays public ones; Saturday and Sunday are free anyway
 * @returns {Last}
 */
export function lastDay(start, period, holidays) {
  /** @type {string[]} */
  const passed = [];
  let { count } = period;
  let counted = start;
  if (period.unit === "working-days") {
    while (count > 0) {
      counted = added(counted, 1);
      if (isWorking(counted, holidays)) count -= 1;
      else if (!isWeekend(counted)) passed.push(counted);
    }
  } else if (period.unit === "months") counted = monthsLater(start, count);
  else counted = added(start, count * (period.unit === "weeks" ? 7 : 1));
  const end = endOf(counted, period.until);
  let last = end;
  while (period.moved && !isWorking(last, holidays)) {
    if (!isWeekend(last)) passed.push(last);
    last = added(last, 1);
  }
  return { counted, ended: end, last, passed };
}

/** @param {string} day @param {string[]} holidays whether it is neither of a weekend nor a holiday */
function isWorking(day, holidays) {
  return !isWeekend(day) && !holidays.includes(day);
}

/**
 * The day so many days later.
 * @param {string} day
 * @param {number} days
 */
export function added(day, days) {
  return iso(Date.parse(day) + days * DAY);
}

/**
 * How many days lie between two days; the first does not count, the last does.
 * @param {string} day
 * @param {string} later
 */
export function between(day, later) {
  return Math.round((Date.parse(later) - Date.parse(day)) / DAY);
}

/**
 * The same day of a later month, or the last day of that month where it has none.
 * @param {string} day
 * @param {number} months
 */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/**
 * The first and the last day of the half-year that a day is in.
 * @param {string} day
 * @returns {[string, string]}
 */
export function halfYear(day) {
  const year = day.slice(0, 4);
  return day.slice(5, 7) <= "06" ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`];
}

/** @param {string} day @param {Period["until"]} until */
function endOf(day, until) {
  if (until === "day") return day;
  const [year, month] = day.split("-").map(Number);
  const last = until === "month-end" ? month : Math.ceil(month / 3) * 3;
  return iso(Date.UTC(year, last, 0));
}

/** @param {string} day */
function isWeekend(day) {
  return new Date(day).getUTCDay() % 6 === 0;
}

/** @param {number} time */
function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}
