// Numbers and money as the locale of a letter writes them: `generator/text/formats.py` in the browser.

/**
 * @typedef {object} Formats
 * @property {string} day
 * @property {string} picture
 * @property {string[]} months
 * @property {string} decimal
 * @property {string} group
 * @property {number[]} groups how many digits the last group of a number has, and each before it
 * @property {string} sum_decimal what sums of money have in place of `decimal`, and so on
 * @property {string} sum_group
 * @property {number[]} sum_groups
 * @property {string} money
 * @property {string} percent
 * @property {Record<string, string>} symbols
 */

/**
 * A number as people type it, `1.200,50` or `1 200.5 €`, as digits with a point.
 * @param {string} text
 * @returns {string | null}
 */
export function plain(text) {
  const bare = text.replace(/[ \t\n'’\u00a0\u202f%€$£]/g, "");
  const found = /^(.*)[.,]([0-9]{1,2})$/.exec(bare);
  const head = found ? found[1] : bare;
  if (!/^(?:[0-9]+|[0-9]{1,3}(?:[.,][0-9]{3})+)$/.test(head)) return null;
  const digits = head.replace(/[.,]/g, "").replace(/^0+/, "") || "0";
  return digits.length > 12 ? null : found ? `${digits}.${found[2]}` : digits;
}

/**
 * Digits with a point as the locale writes them.
 * @param {string} value
 * @param {Formats} formats
 */
export function number(value, { decimal, group, groups }) {
  return grouped(value, decimal, group, groups);
}

/** @param {string} value @param {string} decimal @param {string} group @param {number[]} sizes */
function grouped(value, decimal, group, sizes) {
  let [whole, part] = value.split(".");
  let [size, next] = sizes;
  const groups = [];
  while (size > 0 && whole.length > size) {
    groups.unshift(whole.slice(-size));
    whole = whole.slice(0, -size);
    size = next;
  }
  const written = [whole, ...groups].join(group);
  return part ? `${written}${decimal}${part}` : written;
}

/**
 * A sum in hundredths; without a currency the number alone.
 * @param {number} cents
 * @param {string} currency
 * @param {Formats} formats
 */
export function money(cents, currency, formats) {
  const whole = Math.floor(cents / 100);
  const value = `${whole}.${String(cents % 100).padStart(2, "0")}`;
  const written = grouped(value, formats.sum_decimal, formats.sum_group, formats.sum_groups);
  const symbol = Object.hasOwn(formats.symbols, currency) ? formats.symbols[currency] : "";
  if (!symbol) return written;
  return formats.money.replace("{symbol}", () => symbol).replace("{sum}", () => written);
}

/**
 * Digits with a point in hundredths.
 * @param {string} value
 */
export function cents(value) {
  const [whole, part = ""] = value.split(".");
  return Number(whole) * 100 + Number(part.padEnd(2, "0"));
}
