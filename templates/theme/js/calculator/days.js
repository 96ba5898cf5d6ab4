// Counts days, which are ISO 8601 texts here: `generator/calculator/days.py` in the browser.

const DAY = 86_400_000;

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

/** @param {number} time */
function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}
