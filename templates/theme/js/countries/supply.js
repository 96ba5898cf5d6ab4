// What a field of a letter gets before the reader fills it in: from the facts of their country, and
// from the calculator. A supply without a value says why there is none.
import { after, day } from "../base/dates.js";
import { contract } from "../calculator/contract.js";
import { added, FIRST, isDay, LAST } from "../calculator/days.js";
import { claim, rateOn } from "../calculator/interest.js";
import { amount, currency as currencyOf, field, holds, shown } from "../letter/fill.js";
import { cents, digitsIn, digitsOf, plain } from "../letter/formats.js";

/**
 * @typedef {import("../letter/fill.js").Tree} Tree
 * @typedef {import("../letter/fill.js").Field} Field
 * @typedef {import("../letter/fill.js").Row} Row
 * @typedef {import("../letter/fill.js").Values} Values
 * @typedef {import("../letter/fill.js").Options} Options
 * @typedef {import("./data.js").Place} Place
 * @typedef {import("./data.js").Source} Source
 * @typedef {import("../calculator/interest.js").Rule} Rule
 * @typedef {import("../calculator/interest.js").Invoice} Invoice
 * @typedef {import("../calculator/interest.js").Claim} Claim
 * @typedef {"fact" | "worked" | "none" | "over" | "contract" | "demand" | "unknown" | "invoices"
 *   | "opening" | "early"} Why where a value is from, or why there is none
 * @typedef {object} Supply
 * @property {string | Row[]} value empty where there is none
 * @property {Why} why
 * @property {Source} [source]
 * @property {import("../calculator/interest.js").Span} [span] the days that have no rate
 * @typedef {object} Given
 * @property {Tree} tree
 * @property {Values} values
 * @property {Options} options
 * @property {Place | undefined} place
 */

/** @type {Supply} */
const NOTHING = { value: "", why: "none" };
/** @type {Record<string, (given: Given) => Supply>} what is worked out, in the order it has to be */
const WORKED = {
  currency,
  numbers,
  basis,
  rate,
  interest,
  "interest-before": before,
  fixed,
  daily,
  total,
};

/** The kinds of supplies, those first on which others rest. */
export const ORDER = ["", ...Object.keys(WORKED)];

/** @param {Field} of @returns {string} its kind among them, empty for a plain fact */
export function kindOf(of) {
  return of.local && of.local in WORKED ? of.local : "";
}

/**
 * What a field gets.
 * @param {Field} of
 * @param {Given} given
 * @returns {Supply}
 */
export function supplied(of, given) {
  const kind = kindOf(of);
  if (kind) return WORKED[kind](given);
  const name = of.local ?? "";
  const value = given.place?.given[name];
  const source = given.place?.sources[name.split(".")[0]];
  if (!value || !source) return NOTHING;
  return isOver(source) ? { value: "", why: "over", source } : { value, why: "fact", source };
}

/** @param {Given} given @returns {Supply} */
function currency({ place }) {
  return place?.currency ? { value: place.currency, why: "worked" } : NOTHING;
}

/** @param {Given} given @returns {Supply} the numbers of the invoices, for the subject */
function numbers({ tree, values }) {
  const list = rowsOf(tree, values).map((row) => (row.number ?? "").trim());
  return { value: list.filter(Boolean).join(", "), why: "worked" };
}

/** @param {Given} given @returns {Supply} what interest rests on */
function basis({ tree, place }) {
  if (!place) return NOTHING;
  const kind = tree.fields.find((each) => each.local?.endsWith(".law"))?.local?.split(".")[0] ?? "";
  const source = place.sources[place.interest ?? kind];
  if (!place.rule) return { value: "", why: "contract", source };
  if (!source || isOver(source)) return { value: "", why: "over", source };
  if (place.starts === "demand") return { value: "demand", why: "demand", source };
  return { value: "law", why: "fact", source };
}

/** @param {Given} given @returns {Supply} the rate of interest that begins with the letter */
function rate({ tree, values, place }) {
  const source = place?.sources[place.interest ?? ""];
  if (!place?.rule || holding(tree, values, "basis") !== "demand") return NOTHING;
  const value = rateOn(place.rule, dated(tree, values));
  return value ? { value: typed(value, tree), why: "fact", source } : { ...unknown(place), source };
}

/** @param {Given} given @returns {Supply} interest up to the day of the letter, step by step */
function interest(given) {
  return stepped(given, dated(given.tree, given.values));
}

/** @param {Given} given @returns {Supply} interest up to the day before an opening, step by step */
function before(given) {
  const opened = holding(given.tree, given.values, "opening");
  if (!isDay(opened)) return { value: "", why: "opening" };
  return stepped(given, added(opened, -1));
}

/** @param {Given} given @param {string} until @returns {Supply} interest up to a day */
function stepped(given, until) {
  const { owed, digits, ...supply } = reckoned(given, until);
  if (!owed) return supply;
  const rows = owed.invoices.flatMap(({ number, steps, interest: sum }) => {
    const early = steps.slice(0, -1).reduce((all, step) => all + step.interest, 0);
    return steps.map((step, at) => ({
      invoice: number,
      from: step.start,
      days: String(step.days),
      rate: typed(step.rate, given.tree),
      // Each invoice is rounded once, at its end: its last step bears what is left.
      interest: money(at < steps.length - 1 ? step.interest : sum - early, digits, given.tree),
    }));
  });
  return rows.length ? { ...supply, value: rows } : { value: "", why: "early" };
}

/** @param {Given} given @returns {Supply} the interest of one more day */
function daily(given) {
  const { owed, digits, ...supply } = reckoned(given, dated(given.tree, given.values));
  return owed?.a_day ? { ...supply, value: money(owed.a_day, digits, given.tree) } : NOTHING;
}

/** @param {Given} given @returns {Supply} the fixed sums that the law gives, in all */
function fixed({ tree, values, place }) {
  if (!place?.rule || !place.fixed) return NOTHING;
  const source = place.sources[place.fixed];
  if (!source || isOver(source)) return { value: "", why: "over", source };
  const { digits = 2 } = place;
  const bills = invoices(tree, values, digits);
  if (!bills) return { value: "", why: "invoices" };
  const owed = claim(place.rule, bills, dated(tree, values));
  if (owed.fixed_unknown) return { value: "", why: "over", source };
  return owed.fixed ? { value: money(owed.fixed, digits, tree), why: "worked", source } : NOTHING;
}

/** @param {Given} given @returns {Supply} all sums that stand in the letter, together */
function total({ tree, values, options }) {
  const inLetter = tree.pieces.filter((piece) => shown(piece, values, options));
  const marks = inLetter.flatMap((piece) => (piece.lines ?? []).flat());
  const sums = tree.fields.filter(
    (of) =>
      of.local === "fixed" &&
      marks.some((mark) => typeof mark === "object" && "field" in mark && mark.field === of.id),
  );
  const amounts = [
    ...sums.map((of) => amount(tree, values, String(values[of.id] ?? ""))),
    ...inLetter.flatMap((piece) => amountsOf(tree, values, piece.rows)),
  ];
  if (!amounts.length || amounts.includes(null)) return NOTHING;
  const sum = amounts.reduce((/** @type {number} */ all, value) => all + (value ?? 0), 0);
  return { value: money(sum, ofLetter(tree, values), tree), why: "worked" };
}

/** @param {Tree} tree @param {Values} values @param {string | undefined} name of rows */
function amountsOf(tree, values, name) {
  const of = name ? field(tree, name) : undefined;
  const column = of?.total && of.columns?.filter((each) => each.kind === "money").at(-1);
  if (!of || !column) return [];
  const rows = filled(values[of.id]);
  return rows.length ? rows.map((row) => amount(tree, values, row[column.id] ?? "")) : [null];
}

/**
 * The claim by the rule that the letter rests on, or why there is none.
 * @param {Given} given
 * @param {string} until the last day of interest
 * @returns {Supply & {owed?: Claim, digits: number}} the digits behind the point of its sums
 */
function reckoned({ tree, values, place }, until) {
  const rests = holding(tree, values, "basis");
  const byLaw = rests === "law";
  const source = byLaw ? place?.sources[place.interest ?? ""] : undefined;
  const rule = byLaw ? place?.rule : rests === "contract" ? agreed(tree, values) : undefined;
  const digits = byLaw ? (place?.digits ?? 2) : ofLetter(tree, values);
  if (!rule) return { ...NOTHING, digits };
  if (source && isOver(source)) return { value: "", why: "over", source, digits };
  const bills = invoices(tree, values, digits);
  if (!bills) return { value: "", why: "invoices", digits };
  const owed = claim(rule, bills, until);
  if (owed.lacking.length) return { ...unknown(place), span: owed.lacking[0], digits };
  return { value: "", why: "worked", source, owed, digits };
}

/** @param {Tree} tree @param {Values} values @returns {Rule | undefined} that of the contract */
function agreed(tree, values) {
  const own = plain(holding(tree, values, "rate"));
  return own ? contract(own) : undefined;
}

/** @param {Place | undefined} place @returns {Supply} that a rate is not in the guide */
function unknown(place) {
  const published = place?.published;
  return {
    value: "",
    why: "unknown",
    source: published ? { ...published, lang: "", read: "", until: "" } : undefined,
  };
}

/** @param {Tree} tree @param {Values} values the rows of the invoices in which something stands */
function rowsOf(tree, values) {
  const of = tree.fields.find((each) => each.local === "invoices");
  return of ? filled(values[of.id]) : [];
}

/** @param {string | Row[] | undefined} value @returns {Row[]} */
function filled(value) {
  return Array.isArray(value) ? value.filter((row) => holds([row])) : [];
}

/** @param {Tree} tree @param {Values} values @returns {number} digits behind the point of its sums */
function ofLetter(tree, values) {
  return digitsOf(currencyOf(tree, values), tree.formats);
}

/**
 * The invoices of a letter in the smallest unit of a currency, if they are whole.
 * @param {Tree} tree
 * @param {Values} values
 * @param {number} digits
 * @returns {Invoice[] | null}
 */
function invoices(tree, values, digits) {
  const rows = rowsOf(tree, values);
  const whole = rows.flatMap(({ number = "", amount: written = "", due = "" }) => {
    const sum = plain(written, digits, tree.formats.sum_decimal);
    if (sum === null || !isDay(due)) return [];
    return [{ number, amount: cents(sum, digits), due, payments: [] }];
  });
  return rows.length && whole.length === rows.length ? whole : null;
}

/**
 * The day of the letter, as far as days are counted: whoever mistypes the year gets no other day.
 * @param {Tree} tree
 * @param {Values} values
 */
function dated(tree, values) {
  const of = tree.fields.find((each) => each.prefill === "today");
  const value = of && values[of.id];
  const isWritten = typeof value === "string" && day(value, tree.formats) !== null;
  return isWritten ? [FIRST, value, LAST].sort()[1] : after(0);
}

/** @param {Tree} tree @param {Values} values @param {string} local what a field of a role holds */
function holding(tree, values, local) {
  const of = tree.fields.find((each) => each.local === local);
  const value = of && values[of.id];
  return typeof value === "string" ? value : "";
}

/** @param {Source} source whether what it says may not be used any more */
function isOver(source) {
  return source.until < after(0);
}

/** @param {number} sum in the smallest unit of a currency @param {number} digits @param {Tree} tree */
function money(sum, digits, tree) {
  return typed(digitsIn(sum, digits), tree);
}

/** @param {string} digits with a point @param {Tree} tree @returns {string} as people there type */
function typed(digits, tree) {
  return digits.replace(".", tree.formats.decimal);
}
