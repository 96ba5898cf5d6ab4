// What the reader typed: on this visit, and on the device when asked for. Never the day it is.
import { after } from "../base/dates.js";
import { forget, forVisit, keepWhile, kept, ofVisit } from "../base/storage.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Values} Values
 * @typedef {import("./fill.js").Options} Options
 */

export const KEY = "fingerpost-fields";
const SWITCHES = "fingerpost-switches";

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
  return { ...prefilled(tree), ...sound(tree, ofVisit(KEY)), ...sound(tree, kept(KEY)) };
}

/**
 * The switches of this letter that the reader has set on this visit.
 * @param {Tree} tree
 * @returns {Options}
 */
export function switchesBefore(tree) {
  const own = members(members(ofVisit(SWITCHES))[tree.id]);
  return Object.fromEntries(Object.entries(own).map(([name, on]) => [name, on === true]));
}

/**
 * Remembers the switches for the visit.
 * @param {Tree} tree
 * @param {Options} own those that the reader has set
 */
export function storeSwitches(tree, own) {
  const { [tree.id]: _, ...others } = members(ofVisit(SWITCHES));
  const all = Object.keys(own).length ? { ...others, [tree.id]: own } : others;
  forVisit(SWITCHES, Object.keys(all).length ? all : null);
}

/**
 * Remembers the values for the visit, and for later visits when asked. A letter of another day
 * has another date: what is filled in by itself is remembered where the reader changed it, and
 * for this visit. What another tab has kept beside them stays, but not what the reader took back for
 * what the country gives.
 * @param {Tree} tree
 * @param {Values} values
 * @param {string[]} supplied the ids of fields that hold what the reader's country gave
 * @param {boolean} later
 * @returns {boolean} whether the device took what it was asked to keep
 */
export function store(tree, values, supplied, later) {
  const own = typed(tree, values, supplied);
  forVisit(KEY, Object.fromEntries(own));
  const lasting = own.filter(([name]) => !(name in prefilled(tree)));
  const beside = Object.entries(members(kept(KEY))).filter(([name]) => !supplied.includes(name));
  return keepWhile(later, KEY, Object.fromEntries([...beside, ...lasting]));
}

/**
 * What the reader filled in, field by field.
 * @param {Tree} tree
 * @param {Values} values
 * @param {string[]} supplied the ids of fields that hold what the reader's country gave
 */
export function typed(tree, values, supplied) {
  const own = prefilled(tree);
  return Object.entries(values).filter(
    ([name, value]) => own[name] !== value && !supplied.includes(name),
  );
}

/**
 * Forgets everything, and empties the values.
 * @param {Tree} tree
 * @param {Values} values
 * @returns {() => void} brings the switches of all letters back
 */
export function clear(tree, values) {
  const switches = ofVisit(SWITCHES);
  for (const name of Object.keys(values)) delete values[name];
  Object.assign(values, prefilled(tree));
  forget(KEY);
  forVisit(KEY, null);
  forVisit(SWITCHES, null);
  return () => forVisit(SWITCHES, switches);
}

/** @param {Tree} tree @returns {Values} */
function prefilled(tree) {
  const fields = tree.fields.filter((field) => field.prefill === "today");
  return Object.fromEntries(fields.map((field) => [field.id, after(0)]));
}

/**
 * What fits of values that come from a storage: texts, and rows of texts where the letter has rows.
 * @param {Tree} tree
 * @param {unknown} given
 * @returns {Values}
 */
function sound(tree, given) {
  /** @type {Values} */
  const values = {};
  for (const [name, value] of Object.entries(members(given))) {
    const kind = tree.fields.find((field) => field.id === name)?.kind;
    if (typeof value === "string" && kind !== "rows") values[name] = value;
    if (!Array.isArray(value) || (kind && kind !== "rows")) continue;
    values[name] = value.map((row) => texts(members(row)));
  }
  return values;
}

/** @param {Record<string, unknown>} row @returns {Record<string, string>} */
function texts(row) {
  const cells = Object.entries(row).map(([name, cell]) => [name, typeof cell === "string" ? cell : ""]);
  return Object.fromEntries(cells);
}

/** @param {unknown} value @returns {Record<string, unknown>} what it holds by name, if it is of that form */
function members(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? { ...value } : {};
}
