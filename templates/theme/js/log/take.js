// A log as documents: a table for Word and OpenDocument, CSV for spreadsheets.
import { day } from "../base/dates.js";
import { parts } from "../letter/compose.js";
import { cents, digitsOf, money, number, plain } from "../letter/formats.js";
import { PIECES } from "../letter/pieces.js";
import { zip } from "../letter/zip.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {object} Log what the page knows
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {string} sheet the paper of letters here
 * @property {boolean} slanted whether the script has italics
 * @property {import("../letter/formats.js").Formats} formats
 * @property {[string, string][]} currencies codes and names
 * @property {{id: string, title: string, url: string}[]} signs
 */

const COLUMNS = ["", "", "", "", "-end", ""]; // where those of `columns` stand
const FORMULA = /^[=+\-@\t\r\n|%]/;

/**
 * The columns of a log as people read them: day, what, who, proof, sum, sign.
 * @param {Log} log
 * @param {Row} row
 */
export function columns(log, row) {
  return [dayOf(log, row), row.what, row.who, row.proof, sumOf(log, row), signOf(log, row)];
}

/** @param {Log} log @param {Row} row the day in words, or nothing */
export function dayOf(log, row) {
  return day(row.day, log.formats) ?? "";
}

/** @param {Log} log @param {Row} row a sum as the locale writes it; what is none, as it was typed */
export function sumOf({ formats }, { sum, currency }) {
  const behind = digitsOf(currency, formats);
  const digits = plain(sum, behind, formats.sum_decimal);
  if (digits === null) return sum;
  const known = Object.hasOwn(formats.symbols, currency);
  const written = money(cents(digits, behind), currency, formats);
  return known || !currency ? written : `${written} ${currency}`;
}

/** @param {Log} log @param {Row} row the title of its sign; of one that is not there, its id */
export function signOf({ signs }, { sign }) {
  return signs.find((one) => one.id === sign)?.title ?? sign;
}

/**
 * A table for spreadsheets, as those of the language split it. What they would take for a formula
 * stands behind an apostrophe.
 * @param {Log} log
 * @param {string[]} heads those of the day, what, who, proof, sum, currency and sign
 * @param {Row[]} rows
 */
export function csv(log, heads, rows) {
  const { decimal } = log.formats;
  /** @param {string} text */
  const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = rows.map((row) => {
    const digits = plain(row.sum, digitsOf(row.currency, log.formats), log.formats.sum_decimal);
    const sum = digits === null ? row.sum : number(digits, { ...log.formats, group: "" });
    return [row.day, row.what, row.who, row.proof, sum, row.currency, signOf(log, row)];
  });
  const split = decimal === "," ? ";" : ",";
  return `\ufeff${[heads, ...lines].map((line) => `${line.map(cell).join(split)}\r\n`).join("")}`;
}

/**
 * A document with a table.
 * @param {"docx" | "odt"} format
 * @param {Log} log
 * @param {string} title
 * @param {string} note the line under the title
 * @param {string[]} heads those of `columns`
 * @param {Row[]} rows
 */
export function paper(format, log, title, note, heads, rows) {
  /** @param {string} text */
  const run = (text) => [{ kind: "text", text, field: "", label: "" }];
  const blocks = [
    { style: "subject", lines: [run(title)], cells: [] },
    { style: "text", lines: [run(note)], cells: [] },
    {
      style: "table",
      lines: [],
      cells: [heads, ...rows.map((row) => columns(log, row))].map((line) => line.map(run)),
      sides: COLUMNS,
    },
  ];
  const tree = { id: "log", language: "", subject: { mail: "", paper: "" }, mark: { set: "–", typed: "- " }, total: "", currency: "", fields: [], pieces: [], ...log, title };
  return zip(parts([tree], [blocks], PIECES[format]));
}
