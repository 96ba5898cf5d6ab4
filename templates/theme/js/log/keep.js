// Where the log is: in this tab for the visit, on the device when asked for. Nowhere else.
import { forget, forVisit, keep, kept, ofVisit } from "../base/storage.js";
import { HANDED } from "./hand.js";
import { merged, sound } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */

export const KEY = "fingerpost-log";

/** @returns {boolean} whether the log is kept on the device */
export function keeps() {
  return Array.isArray(kept(KEY));
}

/** @returns {Row[]} the log as it is kept, and what stands on this visit alone */
export function logged() {
  return merged(sound(kept(KEY)).rows, sound(ofVisit(KEY)).rows);
}

/**
 * Keeps the log on the device when asked, and else remembers it for the visit.
 * @param {Row[]} rows
 * @param {boolean} later
 * @returns {boolean} whether the device took what it was asked to keep
 */
export function store(rows, later) {
  const taken = later && keep(KEY, rows);
  forVisit(KEY, taken || !rows.length ? null : rows);
  if (!later) forget(KEY);
  return taken || !later;
}

/** @returns {Row[]} what was handed over, once */
export function handed() {
  const { rows } = sound(ofVisit(HANDED));
  forVisit(HANDED, null);
  return rows;
}
