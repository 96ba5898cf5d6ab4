// Tells a claim line by line: the page shows the lines, and the same ones are copied.
import { t } from "../base/words.js";
import { inWords, money, number } from "../letter/formats.js";
import { added } from "./days.js";

/**
 * @typedef {import("./interest.js").Claim} Claim
 * @typedef {import("./interest.js").Invoice} Invoice
 * @typedef {"title" | "step" | "sum" | "total" | "note"} Style
 * @typedef {{style: Style, text: string}} Line
 */

/**
 * What is owed, in words.
 * @param {Claim} owed
 * @param {Invoice[]} invoices
 * @param {string} until
 * @param {{currency: string, basis: string, byDemand: boolean}} place
 * @param {import("../letter/formats.js").Formats} formats
 * @returns {Line[]}
 */
export function told(owed, invoices, until, place, formats) {
  const sum = (/** @type {number} */ value) => money(value, place.currency, formats);
  const on = (/** @type {string} */ day) => inWords(day, formats);
  /** @type {Line[]} */
  const lines = [];
  /** @param {Style} style @param {string} text */
  const tell = (style, text) => void lines.push({ style, text });
  if (place.basis) tell("note", t("calc_rests_on", { law: place.basis }));
  owed.invoices.forEach((each, at) => {
    const { amount, due, payments } = invoices[at];
    const about = { number: each.number, amount: sum(amount), due: on(due) };
    tell("title", place.byDemand ? t("calc_of_demand", about) : t("calc_of", about));
    for (const payment of payments.filter((paid) => paid.day <= until)) {
      tell("step", t("calc_paid_line", { day: on(payment.day), sum: sum(payment.amount) }));
    }
    if (!each.steps.length) return tell("sum", t("calc_not_late"));
    for (const step of each.steps) {
      const values = {
        start: on(step.start),
        end: on(step.end),
        days: step.days,
        amount: sum(step.amount),
        rate: formats.percent.replace("{number}", () => number(step.rate, formats)),
        interest: sum(step.interest),
      };
      if (!step.rate) tell("step", t("calc_step_unknown", values));
      else tell("step", step.months ? t("calc_month", values) : t("calc_step", values));
    }
    const fixed = each.fixed ? ` ${t("calc_fixed", { sum: sum(each.fixed) })}` : "";
    tell("sum", `${t("calc_interest", { sum: sum(each.interest) })}${fixed}`);
  });
  const { open, interest, fixed, total } = owed;
  const values = {
    day: on(until),
    open: sum(open),
    interest: sum(interest),
    fixed: sum(fixed),
    total: sum(total),
  };
  const whole = fixed ? t("calc_total", values) : t("calc_total_bare", values);
  tell("total", owed.lacking.length ? `${t("calc_so_far")} ${whole}` : whole);
  if (owed.a_day) {
    tell("note", t("calc_day", { day: on(added(until, 1)), sum: sum(owed.a_day) }));
  }
  return lines;
}
