// Numbers and money as the locale of a letter writes them: `generator/text/formats.py` in the browser.
import { day } from "../base/dates.js";

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
 * @property {Record<string, number>} digits behind the point, by currency, where that are not two
 */

// Spaces of every width and marks that nobody sees, as they come along with what is pasted.
const ASIDE = /[ \t\n\u00a0\u061c\u2000-\u200f\u202a-\u202f\u2060-\u2069\ufeff'’%€$£]/g;
const USUAL = 2; // digits behind the point of most currencies

/** @param {string} text @param {Formats} formats @returns {string} a day in words; what is none, as it is */
export function inWords(text, formats) {
  return day(text, formats) ?? text;
}

/** @param {string} currency @param {Formats} formats @returns {number} digits behind the point */
export function digitsOf(currency, { digits }) {
  return Object.hasOwn(digits, currency) ? digits[currency] : USUAL;
}

/**
 * A number as people type it, `1.200,50` or `1 200.5 €`, as digits with a point.
 * @param {string} text
 * @param {number} [digits] behind the point, in a currency that may have more than two
 * @param {string} [decimal] the mark of the locale, which is the point in such a currency
 * @returns {string | null}
 */
export function plain(text, digits = USUAL, decimal = "") {
  const bare = text.replace(ASIDE, "");
  const at = decimal ? bare.lastIndexOf(decimal) : -1;
  const isLong = at >= 0 && bare.length - at - 1 > USUAL && bare.length - at - 1 <= digits;
  const found = isLong
    ? [bare, bare.slice(0, at), bare.slice(at + 1)]
    : /^(.*)[.,]([0-9]{1,2})$/.exec(bare);
  const head = found ? found[1] : bare;
  if (!/^(?:[0-9]+|[1-9][0-9]{0,2}(?:[.,][0-9]{3})+)$/.test(head)) return null;
  if (found && !/^[0-9]+$/.test(found[2])) return null;
  const before = head.replace(/[.,]/g, "").replace(/^0+/, "") || "0";
  return before.length > 12 ? null : found ? `${before}.${found[2]}` : before;
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
 * A sum in the smallest unit of its currency, hundredths without one; then the number alone.
 * @param {number} cents
 * @param {string} currency
 * @param {Formats} formats
 */
export function money(cents, currency, formats) {
  const value = digitsIn(cents, digitsOf(currency, formats));
  const written = grouped(value, formats.sum_decimal, formats.sum_group, formats.sum_groups);
  const symbol = Object.hasOwn(formats.symbols, currency) ? formats.symbols[currency] : "";
  if (!symbol) return written;
  return formats.money.replace("{symbol}", () => symbol).replace("{sum}", () => written);
}

/**
 * A sum in the smallest unit of its currency as digits with a point.
 * @param {number} cents
 * @param {number} digits
 */
export function digitsIn(cents, digits) {
  const unit = 10 ** digits;
  const whole = String(Math.floor(cents / unit));
  return digits ? `${whole}.${String(cents % unit).padStart(digits, "0")}` : whole;
}

/**
 * Digits with a point in the smallest unit of a currency: hundredths. Halves of it are rounded up.
 * @param {string} value
 * @param {number} [digits]
 */
export function cents(value, digits = USUAL) {
  const [whole, part = ""] = value.split(".");
  const kept = Number(whole + part.slice(0, digits).padEnd(digits, "0"));
  return kept + Number(part.charAt(digits) >= "5");
}
