// The page that works out what late invoices cost, step by step.
import { able } from "../base/able.js";
import { again } from "../base/again.js";
import { after, day } from "../base/dates.js";
import { remembers } from "../base/storage.js";
import { bare, button, element, say, t } from "../base/words.js";
import { digitsOf } from "../letter/formats.js";
import { copyAndTell } from "../page/copy.js";
import { choice } from "../page/where/choice.js";
import { place } from "../page/where/place.js";
import { bills } from "./bills.js";
import { field, isDay, list, rate, tick } from "./field.js";
import { claim } from "./interest.js";
import { lastDays } from "./last.js";
import { panel } from "./panel.js";
import { told } from "./told.js";

/**
 * @typedef {import("./interest.js").Rule} Rule
 * @typedef {import("./interest.js").Span} Span
 * @typedef {object} Place what holds in a country; without a rule only a contract gives interest
 * @property {string} url its page
 * @property {string} currency
 * @property {Rule} [rule]
 * @property {string} [law] what the law is called in a letter
 * @property {string} [points] what the law adds to the rate that is published
 * @property {"due" | "demand"} [starts] what interest runs from
 * @property {{title: string, url: string} | null} [published] where rates are published
 * @property {string[]} [holidays] no weekends among them
 * @typedef {import("../letter/formats.js").Formats} Formats
 */

const CLASSES = { sum: "sums", total: "claim", note: "small", title: "", step: "" };
const ALWAYS = { start: "0001-01-01", end: "9999-12-30" };
const where = document.getElementById("interest");
const facts = JSON.parse(document.getElementById("calculator")?.textContent ?? "null");
const periods = document.getElementById("last-day");
if (able && where && periods && facts) {
  const [owed, ends] = [choice("calculator-where"), choice("last-where")];
  owed.show(place());
  ends.show(place());
  const draws = [
    start(where, owed, facts),
    lastDays(periods, ends, facts.places, facts.holidays, facts.formats),
  ];
  owed.select.addEventListener("change", () => ends.show(owed.select.value));
  ends.select.addEventListener("change", () => owed.show(ends.select.value));
  const draw = () => draws.forEach((each) => each());
  for (const { select } of [owed, ends]) select.addEventListener("change", draw);
  again(() => {
    if (remembers()) for (const { show } of [owed, ends]) show(place());
    draw();
  });
}

/**
 * @param {HTMLElement} box
 * @param {ReturnType<typeof choice>} country
 * @param {{places: Record<string, Place>, formats: Formats}} facts
 * @returns {() => void} draws it anew, after another country was chosen
 */
function start(box, country, { places, formats }) {
  const basis = list("calculator-basis", t("calc_basis"), [
    ["law", t("calc_by_law")],
    ["contract", t("calc_by_contract")],
  ]);
  const agreed = field("calculator-rate", "percent", t("calc_rate"), t("calc_rate_hint"));
  const fixed = tick("calculator-fixed", t("calc_add_fixed"), t("calc_add_fixed_hint"));
  const invoiced = bills(draw);
  const until = field("calculator-until", "date", t("calc_until"));
  until.input.value = after(0);
  const asked = element("div", "asked");
  /** @type {Map<string, import("./field.js").Field>} by the first day that has no rate */
  const published = new Map();
  const rows = [country.row, basis.box, agreed.box, fixed.box, invoiced.box, until.box, asked];
  const { form, shown, put } = panel(box, "result", t("calc_result"), rows);
  let total = "";
  form.addEventListener("input", draw);
  form.addEventListener("focusout", judge); // and does not draw: the focus may go to what is drawn
  form.addEventListener("change", () => {
    const words = shown.querySelector(".claim")?.textContent ?? "";
    if (words && words !== total) say(words);
    total = words;
  });
  draw();
  return draw;

  function judge() {
    for (const entry of [agreed, until, invoiced, ...published.values()]) entry.judge();
  }

  function draw() {
    const here = places[country.select.value];
    const byLaw = basis.input.value === "law";
    agreed.box.hidden = byLaw;
    fixed.box.hidden = byLaw || !(here?.rule?.fixed.length || here?.rule?.scale);
    invoiced.callDue(byLaw && here?.starts === "demand" ? t("calc_demand") : t("calc_due"));
    judge();
    const rule = byLaw ? here?.rule : contract(here);
    if (!rule) {
      asked.replaceChildren();
      const said = here && byLaw ? without(here) : element("p", "", t("calc_choose"));
      return put(said);
    }
    const digits = digitsOf(here?.currency ?? "", formats);
    const { invoices, unfinished } = invoiced.read(digits, formats.sum_decimal);
    const last = until.input.value;
    if (!invoices.length || !isDay(last) || !rule.rates.length) {
      asked.replaceChildren();
      return put(element("p", "", t("calc_fill")));
    }
    const lacking = claim(rule, invoices, last).lacking;
    ask(lacking, here);
    const rates = [...rule.rates, ...lacking.flatMap((span) => found(span, here))];
    show(claim({ ...rule, rates }, invoices, last), invoices, unfinished, byLaw ? here : undefined);
  }

  /** @param {Place | undefined} here @returns {Rule} the rule of a contract */
  function contract(here) {
    const own = rate(agreed.input.value);
    const sums = fixed.input.checked ? here?.rule : undefined;
    return {
      rates: own ? [{ ...ALWAYS, rate: own }] : [],
      taken: "each-day",
      rests: "never",
      fixed: sums?.fixed ?? [],
      fixed_until: sums?.fixed_until ?? ALWAYS.end,
      scale: sums?.scale,
    };
  }

  /** @param {Place} here */
  function without(here) {
    const said = element("p", "", `${t("calc_contract_only")} `);
    said.append(link(here.url, country.select.selectedOptions[0].textContent ?? ""));
    return said;
  }

  /**
   * Asks for the rates that the guide does not have.
   * @param {Span[]} lacking
   * @param {Place} here
   */
  function ask(lacking, here) {
    const boxes = lacking.map(({ start, end }) => {
      const id = `calculator-published-${start}`;
      const days = { start: on(start), end: on(end) };
      const points = added(here);
      const name = points ? t("calc_published", days) : t("calc_published_whole", days);
      const hint = points ? t("calc_published_hint", { points }) : t("calc_published_whole_hint");
      const entry = published.get(`${start} ${points}`) ?? field(id, "percent", name, hint);
      published.set(`${start} ${points}`, entry);
      return entry.box;
    });
    const isSame =
      boxes.length === asked.children.length &&
      boxes.every((each, at) => each === asked.children[at]);
    if (!isSame) asked.replaceChildren(...boxes);
  }

  /**
   * What the reader looked up.
   * @param {Span} span
   * @param {Place} here
   * @returns {import("./interest.js").Rate[]}
   */
  function found(span, here) {
    const points = added(here);
    const own = rate(published.get(`${span.start} ${points}`)?.input.value ?? "");
    return own ? [{ ...span, rate: sum(own, points || "0") }] : [];
  }

  /**
   * @param {import("./interest.js").Claim} owed
   * @param {import("./interest.js").Invoice[]} invoices
   * @param {string[]} unfinished
   * @param {Place | undefined} here nothing where a contract gives the interest
   */
  function show(owed, invoices, unfinished, here) {
    const lines = told(
      owed,
      invoices,
      until.input.value,
      {
        currency: places[country.select.value]?.currency ?? "",
        basis: here?.law ?? "",
        byDemand: here?.starts === "demand",
      },
      formats,
    );
    /** @type {HTMLElement[]} */
    const parts = unfinished.length
      ? [element("p", "box box-caution", t("calc_unfinished", { numbers: unfinished.join(", ") }))]
      : [];
    if (owed.lacking.length && here?.published) {
      const box = element("p", "box box-caution", `${t("calc_unknown")} `);
      box.append(link(here.published.url, here.published.title));
      parts.push(box);
    }
    if (owed.fixed_unknown) parts.push(element("p", "box box-caution", t("calc_fixed_unknown")));
    parts.push(...drawn(lines));
    if (invoices.some(({ payments }) => payments.length)) {
      parts.push(element("p", "small", t("calc_part_payments")));
    }
    const copying = button(t("calc_copy"), () => copyAndTell(copying, text(lines)));
    put(...parts, copying);
  }

  /** @param {string} value */
  function on(value) {
    return day(value, formats) ?? value;
  }
}

/** @param {import("./told.js").Line[]} lines */
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

/** @param {import("./told.js").Line[]} lines @returns {string} as a letter takes them */
function text(lines) {
  const written = lines.map(({ style, text }) => {
    if (style === "step") return `- ${text}`;
    return style === "title" || style === "total" ? `\n${text}` : text;
  });
  return bare(written.join("\n")).trim();
}

/** @param {Place} place @returns {string} what is added to a rate that is published, or nothing */
function added(place) {
  return place.points === "0" ? "" : (place.points ?? "");
}

/** @param {string} url @param {string} words */
function link(url, words) {
  const made = element("a", "", words);
  made.href = url;
  return made;
}

/** @param {string} rate @param {string} points digits with a point @returns {string} both together */
function sum(rate, points) {
  const [a, b] = [rate, points].map((each) => {
    const [whole, part = ""] = each.split(".");
    return Number(whole + part.padEnd(4, "0"));
  });
  return String((a + b) / 10_000);
}
