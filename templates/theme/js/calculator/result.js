// What comes out, as elements of the page and as a text to copy.
import { bare, button, element, t } from "../base/words.js";
import { copyAndTell } from "../page/copy.js";
import { told } from "./told.js";

/**
 * @typedef {import("./told.js").Line} Line
 * @typedef {import("./interest.js").Claim} Claim
 * @typedef {import("./interest.js").Invoice} Invoice
 * @typedef {import("./index.js").Place} Place
 * @typedef {object} Reckoned
 * @property {Claim} claim
 * @property {Invoice[]} invoices
 * @property {string[]} unfinished the numbers of invoices that were begun and are not in it
 * @property {string} until
 * @property {string} currency
 * @property {Place} [law] the place whose law gives the interest; none where a contract does
 */

const CLASSES = { sum: "sums", total: "claim", note: "small", title: "", step: "" };

/**
 * The parts of a result, with a button that copies it.
 * @param {Reckoned} reckoned
 * @param {import("../letter/formats.js").Formats} formats
 * @returns {HTMLElement[]}
 */
export function result({ claim, invoices, unfinished, until, currency, law }, formats) {
  const place = { currency, basis: law?.law ?? "", byDemand: law?.starts === "demand" };
  const lines = told(claim, invoices, until, place, formats);
  const parts = [...cautions(claim, unfinished, law), ...drawn(lines)];
  if (invoices.some(({ payments }) => payments.length)) {
    parts.push(element("p", "small", t("calc_part_payments")));
  }
  const copying = button(t("calc_copy"), () => copyAndTell(copying, text(lines)));
  return [...parts, copying];
}

/**
 * What the result lacks.
 * @param {Claim} claim
 * @param {string[]} unfinished
 * @param {Place} [law]
 */
function cautions(claim, unfinished, law) {
  /** @param {string} words */
  const caution = (words) => element("p", "box box-caution", words);
  const parts = unfinished.length
    ? [caution(t("calc_unfinished", { numbers: unfinished.join(", ") }))]
    : [];
  if (claim.lacking.length && law?.published) {
    const box = caution(`${t("calc_unknown")} `);
    box.append(link(law.published.url, law.published.title));
    parts.push(box);
  }
  if (claim.fixed_unknown) parts.push(caution(t("calc_fixed_unknown")));
  return parts;
}

/** @param {Line[]} lines */
function drawn(lines) {
  /** @type {HTMLElement[]} */
  const parts = [];
  /** @type {HTMLElement | null} */
  let steps = null;
  for (const { style, text } of lines) {
    if (style !== "step") steps = null;
    else if (!steps) parts.push((steps = element("ul", "steps")));
    if (steps) steps.append(element("li", "", text));
    else if (style === "title") parts.push(element("h4", "", text));
    else parts.push(element("p", CLASSES[style], text));
  }
  return parts;
}

/** @param {Line[]} lines @returns {string} as a letter takes them */
function text(lines) {
  const written = lines.map(({ style, text }) => {
    if (style === "step") return `- ${text}`;
    return style === "title" || style === "total" ? `\n${text}` : text;
  });
  return bare(written.join("\n")).trim();
}

/** @param {string} url @param {string} words */
export function link(url, words) {
  const made = element("a", "", words);
  made.href = url;
  return made;
}
