// The page that works out what late invoices cost, step by step.
import { able } from "../base/able.js";
import { again } from "../base/again.js";
import { after } from "../base/dates.js";
import { remembers } from "../base/storage.js";
import { element, say, t } from "../base/words.js";
import { digitsOf } from "../letter/formats.js";
import { choice } from "../page/where/choice.js";
import { place } from "../page/where/chosen.js";
import { bills } from "./bills.js";
import { contract } from "./contract.js";
import { isDay } from "./days.js";
import { field, list, rate, tick } from "./field.js";
import { claim } from "./interest.js";
import { lastDays } from "./last.js";
import { panel } from "./panel.js";
import { published } from "./published.js";
import { link, result } from "./result.js";
import { billed, refill, remember } from "./visit.js";

/**
 * @typedef {import("./interest.js").Rule} Rule
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
document.documentElement.dataset.ready = "";

/**
 * The form about late invoices, and what they cost.
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
  const invoiced = bills(billed(), () => {
    draw();
    store();
  });
  const until = field("calculator-until", "date", t("calc_until"));
  until.input.value = after(0);
  const fields = [basis.input, agreed.input, fixed.input, until.input];
  refill(fields);
  const looked = published(formats);
  const rows = [country.row, basis.box, agreed.box, fixed.box, invoiced.box, until.box, looked.box];
  const { form, shown, put } = panel(box, "result", t("calc_result"), rows);
  let total = "";
  form.addEventListener("input", () => {
    draw();
    store();
  });
  form.addEventListener("focusout", judge); // and does not draw: the focus may go to what is drawn
  form.addEventListener("change", () => {
    const words = shown.querySelector(".claim")?.textContent ?? "";
    if (words && words !== total) say(words);
    total = words;
  });
  draw();
  return draw;

  function store() {
    remember(fields, invoiced.typed());
  }

  function judge() {
    for (const entry of [agreed, until, invoiced, looked]) entry.judge();
  }

  function draw() {
    const here = places[country.select.value];
    const law = basis.input.value === "law" ? here : undefined;
    fit(here, law);
    judge();
    put(...reckoned(here, law));
  }

  /**
   * Shows what there is to fill in where the law gives the interest, or a contract.
   * @param {Place | undefined} here
   * @param {Place | undefined} law
   */
  function fit(here, law) {
    const byLaw = basis.input.value === "law";
    agreed.box.hidden = byLaw;
    fixed.box.hidden = byLaw || !(here?.rule?.fixed.length || here?.rule?.scale);
    invoiced.callDue(law?.starts === "demand" ? t("calc_demand") : t("calc_due"));
  }

  /**
   * What comes out, or why nothing does.
   * @param {Place | undefined} here
   * @param {Place | undefined} law
   */
  function reckoned(here, law) {
    const byLaw = basis.input.value === "law";
    const sums = fixed.input.checked ? here?.rule : undefined;
    const rule = byLaw ? law?.rule : contract(rate(agreed.input.value), sums);
    if (!rule) {
      looked.ask([]);
      return [law ? without(law) : element("p", "", t("calc_choose"))];
    }
    const currency = here?.currency ?? "";
    const { invoices, unfinished } = invoiced.read(digitsOf(currency, formats), formats.sum_decimal);
    const last = until.input.value;
    if (!invoices.length || !isDay(last) || !rule.rates.length) {
      looked.ask([]);
      return [element("p", "", t("calc_fill"))];
    }
    const { lacking } = claim(rule, invoices, last);
    looked.ask(lacking, here);
    const rates = [...rule.rates, ...looked.rates(lacking, here)];
    const owed = claim({ ...rule, rates }, invoices, last);
    return result({ claim: owed, invoices, unfinished, until: last, currency, law }, formats);
  }

  /** @param {Place} law */
  function without(law) {
    const said = element("p", "", `${t("calc_contract_only")} `);
    said.append(link(law.url, country.select.selectedOptions[0].textContent ?? ""));
    return said;
  }
}
