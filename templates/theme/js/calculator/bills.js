// The invoices on the form of the calculator: rows that grow, each with its part payments.
import { wayBack } from "../base/back.js";
import { bare, button, element, t } from "../base/words.js";
import { cents, plain } from "../letter/formats.js";
import { isDay } from "./days.js";
import { field } from "./field.js";

/**
 * @typedef {import("./interest.js").Invoice} Invoice
 * @typedef {import("./field.js").Field} Field
 * @typedef {{day: string, amount: string}} Paid what was typed about a part payment
 * @typedef {{number: string, amount: string, due: string, paid: Paid[]}} Bill
 */

/**
 * The part of the form; `changed` is called after each change of how many rows there are.
 * @param {Bill[]} before what was typed in on this visit
 * @param {() => void} changed
 */
export function bills(before, changed) {
  const held = before.length ? before : [blank()];
  /** @type {Field[]} */
  let fields = [];
  /** @type {Field[]} */
  let dues = [];
  let dueName = t("calc_due");
  const back = wayBack();
  const box = element("div", "rows");
  const body = element("div");
  const more = button(t("calc_add_invoice"), () => {
    held.push(blank());
    redraw(`calculator-${held.length}-number`);
  });
  box.append(body, more, " ", back.box);
  show();

  function show() {
    fields = [];
    dues = [];
    body.replaceChildren(...held.map(rows));
  }

  /** @param {string} next where the focus goes, now that there are more rows or fewer */
  function redraw(next) {
    show();
    changed();
    document.getElementById(next)?.focus();
  }

  /** @param {Bill} bill @param {number} at */
  function rows(bill, at) {
    const name = `${t("calc_invoice")} ${at + 1}`;
    const id = `calculator-${at + 1}`;
    const group = element("fieldset");
    group.append(element("legend", "", name));
    const due = made(`${id}-due`, "date", dueName, bill, "due");
    dues.push(due);
    group.append(
      made(`${id}-number`, "text", t("calc_number"), bill, "number").box,
      made(`${id}-amount`, "money", t("calc_amount"), bill, "amount").box,
      due.box,
    );
    group.append(...bill.paid.map((_, index) => payment(bill, index, id, name)));
    const pay = button(t("calc_add_payment"), () => {
      bill.paid.push({ day: "", amount: "" });
      redraw(`${id}-paid-${bill.paid.length}`);
    });
    group.append(of(pay, name));
    if (held.length > 1) {
      group.append(remover(name, held, at, `${id}-number`, "calculator-1-number"));
    }
    return group;
  }

  /** @param {Bill} bill @param {number} index @param {string} id of the invoice @param {string} name */
  function payment(bill, index, id, name) {
    const paid = bill.paid[index];
    const title = `${t("calc_payment")} ${index + 1}`;
    const part = element("fieldset");
    part.append(
      element("legend", "", title),
      made(`${id}-paid-${index + 1}`, "money", t("calc_paid"), paid, "amount").box,
      made(`${id}-paid-${index + 1}-day`, "date", t("calc_paid_on"), paid, "day").box,
      of(remover(title, bill.paid, index, `${id}-paid-${index + 1}`, `${id}-number`), name),
    );
    return part;
  }

  /**
   * @template {Bill | Paid} T
   * @param {string} id
   * @param {import("./field.js").Kind} kind
   * @param {string} name
   * @param {T} row
   * @param {keyof T & ("number" | "amount" | "due" | "day")} key what of the row it holds
   */
  function made(id, kind, name, row, key) {
    const entry = field(id, kind, name);
    entry.input.value = String(row[key]);
    entry.input.addEventListener("input", () => {
      Object.assign(row, { [key]: entry.input.value });
    });
    fields.push(entry);
    return entry;
  }

  /**
   * The button that removes a row, which can be put back while the page is open.
   * @template {Bill | Paid} T
   * @param {string} name
   * @param {T[]} rows
   * @param {number} at where it stands among them
   * @param {string} own its first field
   * @param {string} next where the focus goes
   */
  function remover(name, rows, at, own, next) {
    return button(t("remove_row", { row: name }), () => {
      const [row] = rows.splice(at, 1);
      const isFilled = Object.values(row).some((text) => text.length);
      const putBack = () => {
        rows.splice(at, 0, row);
        redraw(own);
      };
      back.offer(isFilled ? putBack : null);
      redraw(next);
    });
  }

  return {
    box,
    judge: () => fields.forEach((entry) => entry.judge()),
    typed: () => held,
    /** @param {string} name */
    callDue: (name) => {
      dueName = name;
      for (const due of dues) due.call(name);
    },
    /** @param {number} digits behind the point of their currency @param {string} decimal of the locale */
    read: (digits, decimal) => readIn(held, digits, decimal),
  };
}

/**
 * The invoices that are whole, and the numbers of those begun that are not.
 * @param {Bill[]} bills
 * @param {number} digits behind the point of their currency
 * @param {string} decimal the mark of the locale
 */
function readIn(bills, digits, decimal) {
  const named = bills.map((bill, at) => ({ bill, name: bill.number.trim() || String(at + 1) }));
  const begun = named.filter(({ bill }) => isBegun(bill));
  const read = begun.map(({ bill, name }) => ({ name, invoice: whole(bill, name, digits, decimal) }));
  return {
    invoices: read.flatMap(({ invoice }) => (invoice ? [invoice] : [])),
    unfinished: read.filter(({ invoice }) => !invoice).map(({ name }) => name),
  };
}

/** @returns {Bill} */
function blank() {
  return { number: "", amount: "", due: "", paid: [] };
}

/** @param {Bill} bill */
function isBegun(bill) {
  const { number, amount, due, paid } = bill;
  return [number, amount, due, ...paid.flatMap(Object.values)].some((text) => text.trim());
}

/**
 * @param {Bill} bill
 * @param {string} number
 * @param {number} digits behind the point of its currency
 * @param {string} decimal the mark of the locale
 * @returns {Invoice | null}
 */
function whole(bill, number, digits, decimal) {
  const amount = plain(bill.amount, digits, decimal);
  const paid = bill.paid.filter((each) => each.amount.trim() || each.day);
  const payments = paid.flatMap((each) => {
    const sum = plain(each.amount, digits, decimal);
    const isWhole = sum !== null && isDay(each.day);
    return isWhole ? [{ day: each.day, amount: cents(sum, digits) }] : [];
  });
  if (amount === null || !isDay(bill.due) || payments.length < paid.length) return null;
  return { number, amount: cents(amount, digits), due: bill.due, payments };
}

/** @param {HTMLButtonElement} control @param {string} name the invoice it is about, for ears */
function of(control, name) {
  control.setAttribute("aria-label", `${control.textContent}, ${bare(name)}`);
  return control;
}
