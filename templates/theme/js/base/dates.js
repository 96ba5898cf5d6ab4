// Days as a locale writes them, from facts that a build gives: `generator/text/formats.py` in the browser.

/**
 * A day as YYYY-MM-DD in the long form of the locale. Who types `26` for a year gets the year 26,
 * and that is none.
 * @param {string} value
 * @param {{day: string, months: string[]}} formats
 * @returns {string | null}
 */
export function day(value, formats) {
  const found = /^([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})$/.exec(value);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  const real = new Date(Date.UTC(year, month - 1, date));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return null;
  /** @type {Record<string, string>} */
  const facts = {
    d: String(date),
    dd: found[3],
    m: String(month),
    month: formats.months[month - 1],
    y: String(year),
  };
  return formats.day.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, first) =>
    first && date === 1 ? first : facts[name],
  );
}

/**
 * The day so many days after today, as YYYY-MM-DD.
 * @param {number} days
 */
export function after(days) {
  const now = new Date();
  const then = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days));
  return then.toISOString().slice(0, 10);
}
