// What was typed into the calculators, for the visit alone: so a link to a letter and back loses none
// of it. Never the day it is.
import { after } from "../base/dates.js";
import { forVisit, ofVisit } from "../base/storage.js";

/** @typedef {import("./bills.js").Bill} Bill */

const KEY = "fingerpost-calculators";

/**
 * Fills fields with what was typed into them on this visit.
 * @param {(HTMLInputElement | HTMLSelectElement)[]} fields
 */
export function refill(fields) {
  const { fields: typed } = remembered();
  for (const field of fields) {
    const value = typed[field.id];
    if (value && field.type === "checkbox") /** @type {HTMLInputElement} */ (field).checked = true;
    else if (value) field.value = value;
  }
}

/**
 * Remembers what stands in fields.
 * @param {(HTMLInputElement | HTMLSelectElement)[]} fields
 * @param {Bill[]} [bills]
 */
export function remember(fields, bills) {
  const before = remembered();
  const typed = Object.fromEntries(fields.map((field) => [field.id, held(field)]));
  forVisit(KEY, { fields: { ...before.fields, ...typed }, bills: bills ?? before.bills });
}

/** @returns {Bill[]} the invoices that were typed in on this visit */
export function billed() {
  return remembered().bills;
}

/** @param {HTMLInputElement | HTMLSelectElement} field @returns {string} what the reader put there */
function held(field) {
  if (field.type === "checkbox") return /** @type {HTMLInputElement} */ (field).checked ? "on" : "";
  return field.type === "date" && field.value === after(0) ? "" : field.value;
}

/** @returns {{fields: Record<string, string>, bills: Bill[]}} what is sound of it */
function remembered() {
  const { fields, bills } = members(ofVisit(KEY));
  return {
    fields: texts(fields),
    bills: listed(bills).map((bill) => {
      const { number = "", amount = "", due = "" } = texts(bill);
      const paid = listed(members(bill).paid).map(texts);
      return { number, amount, due, paid: paid.map(({ day = "", amount = "" }) => ({ day, amount })) };
    }),
  };
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function members(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? { ...value } : {};
}

/** @param {unknown} value @returns {Record<string, string>} */
function texts(value) {
  const found = Object.entries(members(value)).filter(([, text]) => typeof text === "string");
  return /** @type {Record<string, string>} */ (Object.fromEntries(found));
}

/** @param {unknown} value @returns {unknown[]} */
function listed(value) {
  return Array.isArray(value) ? value : [];
}
