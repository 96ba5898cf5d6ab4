// What the reader typed: on this visit, and on the device when asked for. Never the day it is.
import { after } from "../base/dates.js";
import { forget, keep, kept } from "../base/storage.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Values} Values
 */

const KEY = "fingerpost-fields";

/** @returns {boolean} whether the reader asked to keep what they type */
export function keeps() {
  return kept(KEY) !== null;
}

/**
 * What the reader typed before: on this visit, or kept on the device.
 * @param {Tree} tree
 * @returns {Values}
 */
export function before(tree) {
  return { ...prefilled(tree), ...ofVisit(), ...sound(kept(KEY)) };
}

/**
 * Remembers the values for the visit, and for later visits when asked. A letter of another day
 * has another date: what is filled in by itself is remembered where the reader changed it, and
 * for this visit.
 * @param {Tree} tree
 * @param {Values} values
 * @param {string[]} supplied the ids of fields that hold what the reader's country gave
 * @param {boolean} later
 */
export function store(tree, values, supplied, later) {
  const own = prefilled(tree);
  const typed = Object.entries(values).filter(
    ([name, value]) => own[name] !== value && !supplied.includes(name),
  );
  try {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(typed)));
  } catch {
    // No storage, for example from a file: it lasts for this page.
  }
  if (later) keep(KEY, Object.fromEntries(typed.filter(([name]) => !(name in own))));
  else forget(KEY);
}

/**
 * Forgets everything, and empties the values.
 * @param {Tree} tree
 * @param {Values} values
 */
export function clear(tree, values) {
  for (const name of Object.keys(values)) delete values[name];
  Object.assign(values, prefilled(tree));
  forget(KEY);
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was remembered.
  }
}

/** @param {Tree} tree @returns {Values} */
function prefilled(tree) {
  const fields = tree.fields.filter((field) => field.prefill === "today");
  return Object.fromEntries(fields.map((field) => [field.id, after(0)]));
}

/** @param {unknown} value @returns {Values} */
function sound(value) {
  return value && typeof value === "object" ? /** @type {Values} */ (value) : {};
}

/** @returns {Values} */
function ofVisit() {
  try {
    return sound(JSON.parse(sessionStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}
