// What late invoices cost by a day: `generator/calculator/interest.py` in the browser.
import { added, between, halfYear, monthsLater } from "./days.js";
import { fraction, plus, rounded, times } from "./fraction.js";

/**
 * Sums are whole hundredths of a currency, days ISO 8601 texts, rates texts in per cent a year.
 * @typedef {{start: string, end: string}} Span the first and the last day included
 * @typedef {{start: string, end: string, rate: string}} Rate
 * @typedef {{least: number, sum: number}} Tier a fixed sum for debts of at least so much
 * @typedef {{least: number, rate: string}} Band a part of a debt, from so much on
 * @typedef {{bands: Band[], most: number}} Scale a sum that grows with the debt, band by band
 * @typedef {object} Rule
 * @property {Rate[]} rates
 * @property {"each-day" | "first-day"} taken the rate of each day, or that of the first for all
 * @property {"never" | "yearly" | "monthly"} rests when interest begins to bear interest
 * @property {Tier[]} fixed
 * @property {string} fixed_until the last day up to which it is known
 * @property {Scale} [scale] for the debts of a claim together: each has what it adds, or its fixed
 *   sum where that is more
 * @typedef {{day: string, amount: number}} Payment
 * @typedef {{number: string, amount: number, due: string, payments: Payment[]}} Invoice
 * @typedef {object} Step a run of days with one sum and one rate
 * @property {string} start
 * @property {string} end
 * @property {number} days
 * @property {number} months 1 for a whole month, which is a twelfth of a year
 * @property {number} amount what bears the interest
 * @property {string} rate empty where the rule has none
 * @property {number} interest
 * @typedef {object} Owed
 * @property {string} number
 * @property {number} open
 * @property {number} days
 * @property {Step[]} steps
 * @property {number} interest
 * @property {number} fixed
 * @property {number} total
 * @typedef {object} Claim
 * @property {Owed[]} invoices
 * @property {number} open
 * @property {number} interest
 * @property {number} fixed
 * @property {number} total
 * @property {number} a_day the interest of one more day, 0 where it is not known
 * @property {Span[]} lacking days whose rate the rule does not have
 * @property {boolean} fixed_unknown
 */

const YEAR = 365;
const NOTHING = fraction(0);

/**
 * What is owed for late invoices by the end of the day `until`.
 * @param {Rule} rule
 * @param {Invoice[]} invoices
 * @param {string} until
 * @returns {Claim}
 */
export function claim(rule, invoices, until) {
  let before = 0;
  const results = invoices.map((invoice) => {
    const made = owed(rule, invoice, until, before);
    if (made.result.steps.length) before += debtOf(invoice);
    return made;
  });
  const list = results.map(({ result }) => result);
  const more = results.map(({ oneMoreDay }) => oneMoreDay ?? NOTHING);
  const isKnown = results.every(({ oneMoreDay }) => oneMoreDay !== null);
  const days = list.flatMap((each, at) => lackingDays(rule, invoices[at], each.steps));
  /** @param {"open" | "interest" | "fixed" | "total"} key */
  const sum = (key) => list.reduce((all, each) => all + each[key], 0);
  return {
    invoices: list,
    open: sum("open"),
    interest: sum("interest"),
    fixed: sum("fixed"),
    total: sum("total"),
    a_day: isKnown ? rounded(more.reduce(plus, NOTHING)) : 0,
    lacking: spansWithoutRate(rule, days),
    fixed_unknown:
      (rule.fixed.length > 0 || rule.scale !== undefined) &&
      list.some(({ steps }, at) => steps.length && added(invoices[at].due, 1) > rule.fixed_until),
  };
}

/**
 * The rate that a rule has on a day, or nothing.
 * @param {Rule} rule
 * @param {string} day
 */
export function rateOn(rule, day) {
  return rule.rates.find((each) => each.start <= day && day <= each.end)?.rate ?? "";
}

/**
 * What is owed for one invoice, and the exact interest of one more day if its rate is known.
 * @param {Rule} rule
 * @param {Invoice} invoice
 * @param {string} until
 * @param {number} before what the late invoices above it came to
 */
function owed(rule, invoice, until, before) {
  const [first, nextDay] = [added(invoice.due, 1), added(until, 1)];
  const rests = restsOf(rule, first, until);
  const { steps, exact, bearing } = stepsOf(rule, invoice, until, rests);
  const open = Math.max(0, invoice.amount - paid(invoice, nextDay));
  const isKnown = steps.length && first <= rule.fixed_until;
  const fixed = isKnown ? fixedSum(rule, debtOf(invoice), before) : 0;
  const interest = rounded(exact);
  const result = {
    number: invoice.number,
    open,
    days: steps.reduce((all, step) => all + step.days, 0),
    steps,
    interest,
    fixed,
    total: open + interest + fixed,
  };
  if (!open || nextDay < first) return { result, oneMoreDay: NOTHING };
  const rate = rateOf(rule, invoice, nextDay);
  const base = plus(fraction(open), rests.includes(nextDay) ? exact : bearing);
  return { result, oneMoreDay: rate ? share(aYear(base, rate), 1, YEAR) : null };
}

/**
 * The runs of days that bear interest; how much, exactly, and how much of it bears more.
 * @param {Rule} rule
 * @param {Invoice} invoice
 * @param {string} until
 * @param {string[]} rests
 */
function stepsOf(rule, invoice, until, rests) {
  /** @type {Step[]} */
  const steps = [];
  let [exact, bearing] = [NOTHING, NOTHING];
  for (const { start, end } of runs(rule, invoice, until, rests)) {
    if (rests.includes(start)) bearing = exact;
    const principal = invoice.amount - paid(invoice, start);
    if (principal <= 0) continue;
    const rate = rateOf(rule, invoice, start);
    const base = plus(fraction(principal), bearing);
    const days = between(start, end) + 1;
    const whole = rule.rests === "monthly" && rests.includes(start) && rests.includes(added(end, 1));
    const interest = whole ? share(aYear(base, rate), 1, 12) : share(aYear(base, rate), days, YEAR);
    exact = plus(exact, interest);
    steps.push({
      start,
      end,
      days,
      months: Number(whole),
      amount: rounded(base),
      rate,
      interest: rounded(interest),
    });
  }
  return { steps, exact, bearing };
}

/**
 * The rate that an invoice has on a day: that of the day, or of its first day of lateness.
 * @param {Rule} rule
 * @param {Invoice} invoice
 * @param {string} day
 */
function rateOf(rule, invoice, day) {
  return rateOn(rule, rule.taken === "first-day" ? added(invoice.due, 1) : day);
}

/** @param {import("./fraction.js").Fraction} amount @param {string} rate */
function aYear(amount, rate) {
  return share(times(amount, fraction(rate || 0)), 1, 100);
}

/** @param {import("./fraction.js").Fraction} value @param {number} over @param {number} under */
function share(value, over, under) {
  return times(value, { over: BigInt(over), under: BigInt(under) });
}

/**
 * The days of lateness, cut wherever the rate, the sum or what bears interest may change.
 * @param {Rule} rule
 * @param {Invoice} invoice
 * @param {string} until
 * @param {string[]} rests
 */
function runs(rule, invoice, until, rests) {
  const first = added(invoice.due, 1);
  const cuts = new Set([first, ...rests]);
  for (const payment of invoice.payments) cuts.add(added(payment.day, 1));
  if (rule.taken === "each-day") {
    for (const each of rule.rates) cuts.add(each.start).add(added(each.end, 1));
  }
  const starts = [...cuts].filter((cut) => first <= cut && cut <= until).sort();
  return starts.map((start, at) => ({
    start,
    end: at + 1 < starts.length ? added(starts[at + 1], -1) : until,
  }));
}

/**
 * The first day of lateness and the days on which the interest before them bears interest.
 * @param {Rule} rule
 * @param {string} first
 * @param {string} until
 */
function restsOf(rule, first, until) {
  if (rule.rests === "never") return [];
  const months = rule.rests === "monthly" ? 1 : 12;
  const rests = [first];
  while (rests[rests.length - 1] <= until) rests.push(monthsLater(first, months * rests.length));
  return rests;
}

/** @param {Invoice} invoice @param {string} before what was paid before that day */
function paid(invoice, before) {
  const list = invoice.payments.filter((each) => each.day < before);
  return list.reduce((all, each) => all + each.amount, 0);
}

/** @param {Invoice} invoice what was open when it became late, nothing where it was paid by then */
function debtOf(invoice) {
  return Math.max(0, invoice.amount - paid(invoice, added(invoice.due, 1)));
}

/**
 * @param {Rule} rule
 * @param {number} debt what was open when it became late
 * @param {number} before what the debts before it came to
 */
function fixedSum({ fixed, scale }, debt, before) {
  const sums = fixed.filter((tier) => debt >= tier.least).map((tier) => tier.sum);
  if (scale) sums.push(scaled(scale, before + debt) - scaled(scale, before));
  return Math.max(0, ...sums);
}

/** @param {Scale} scale @param {number} debt @returns {number} what it comes to for a debt */
function scaled({ bands, most }, debt) {
  const shares = bands.map(({ least, rate }, at) => {
    const end = Math.min(debt, at + 1 < bands.length ? bands[at + 1].least : debt);
    return share(times(fraction(Math.max(0, end - least)), fraction(rate)), 1, 100);
  });
  return Math.min(most, rounded(shares.reduce(plus, NOTHING)));
}

/**
 * A day of each half-year whose rate an invoice needs, and the rule does not have.
 * @param {Rule} rule
 * @param {Invoice} invoice
 * @param {Step[]} steps
 */
function lackingDays(rule, invoice, steps) {
  /** @type {string[]} */
  const days = [];
  for (const { start, end, rate } of steps) {
    if (rate) continue;
    if (rule.taken === "first-day") days.push(added(invoice.due, 1));
    else for (let day = start; day <= end; day = added(halfYear(day)[1], 1)) days.push(day);
  }
  return days;
}

/**
 * The days without a rate around each day, as far as its half-year goes; each span once.
 * @param {Rule} rule
 * @param {string[]} days
 */
function spansWithoutRate(rule, days) {
  /** @type {Map<string, Span>} */
  const spans = new Map();
  for (const day of days) {
    let [start, end] = halfYear(day);
    for (const rate of rule.rates) {
      if (rate.end < day && added(rate.end, 1) > start) start = added(rate.end, 1);
      if (rate.start > day && added(rate.start, -1) < end) end = added(rate.start, -1);
    }
    spans.set(start, { start, end });
  }
  return [...spans.keys()].sort().map((start) => /** @type {Span} */ (spans.get(start)));
}
