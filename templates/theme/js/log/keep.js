// Where the log is: in this tab for the visit, on the device when asked for. Nowhere else.
import { forget, forVisit, keep, kept, ofVisit } from "../base/storage.js";
import { HANDED } from "./hand.js";
import { sound } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */

export const KEY = "fingerpost-log";

/** @returns {boolean} whether the log is kept on the device */
export function keeps() {
  return Array.isArray(kept(KEY));
}

/** @returns {Row[]} the log as it is kept, or else as it is on this visit */
export function logged() {
  return sound(keeps() ? kept(KEY) : ofVisit(KEY)).rows;
}

/**
 * Remembers the log for the visit, and on the device when asked.
 * @param {Row[]} rows
 * @param {boolean} later
 * @returns {boolean} whether the device took what it was asked to keep
 */
export function store(rows, later) {
  forVisit(KEY, rows.length ? rows : null);
  if (!later) {
    forget(KEY);
    return true;
  }
  keep(KEY, rows);
  return JSON.stringify(kept(KEY)) === JSON.stringify(rows);
}

/** @returns {Row[]} what was handed over, once */
export function handed() {
  const { rows } = sound(ofVisit(HANDED));
  forVisit(HANDED, null);
  return rows;
}
