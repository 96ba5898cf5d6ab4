// The rates that the guide does not have, as the reader looks them up where they are published.
import { element, t } from "../base/words.js";
import { inWords } from "../letter/formats.js";
import { field, rate } from "./field.js";

/**
 * @typedef {import("./interest.js").Span} Span
 * @typedef {import("./interest.js").Rate} Rate
 * @typedef {import("./index.js").Place} Place
 */

/**
 * The part of the form that asks for them.
 * @param {import("../letter/formats.js").Formats} formats
 */
export function published(formats) {
  const box = element("div", "asked");
  /** @type {Map<string, import("./field.js").Field>} by the first day without a rate, and what is added */
  const fields = new Map();
  return { box, ask, rates, judge: () => fields.forEach((entry) => entry.judge()) };

  /**
   * Asks for the rates of some days. What stands already stays, and keeps the focus.
   * @param {Span[]} lacking
   * @param {Place} [place] where the law holds
   */
  function ask(lacking, place) {
    const boxes = lacking.map((span) => asked(span, points(place)).box);
    const isSame =
      boxes.length === box.children.length && boxes.every((each, at) => each === box.children[at]);
    if (!isSame) box.replaceChildren(...boxes);
  }

  /** @param {Span} span @param {string} added */
  function asked({ start, end }, added) {
    const id = `calculator-published-${start}`;
    const days = { start: inWords(start, formats), end: inWords(end, formats) };
    const name = added ? t("calc_published", days) : t("calc_published_whole", days);
    const hint = added ? t("calc_published_hint", { points: added }) : t("calc_published_whole_hint");
    const entry = fields.get(`${start} ${added}`) ?? field(id, "percent", name, hint);
    fields.set(`${start} ${added}`, entry);
    return entry;
  }

  /**
   * What the reader has looked up of it, with what the law adds.
   * @param {Span[]} lacking
   * @param {Place} [place]
   * @returns {Rate[]}
   */
  function rates(lacking, place) {
    const added = points(place);
    return lacking.flatMap((span) => {
      const own = rate(fields.get(`${span.start} ${added}`)?.input.value ?? "");
      return own ? [{ ...span, rate: sum(own, added || "0") }] : [];
    });
  }
}

/** @param {Place} [place] @returns {string} what is added to a rate that is published, or nothing */
function points(place) {
  return place?.points === "0" ? "" : (place?.points ?? "");
}

/** @param {string} rate @param {string} points digits with a point @returns {string} both together */
function sum(rate, points) {
  const [a, b] = [rate, points].map((each) => {
    const [whole, part = ""] = each.split(".");
    return Number(whole + part.padEnd(4, "0"));
  });
  return String((a + b) / 10_000);
}
