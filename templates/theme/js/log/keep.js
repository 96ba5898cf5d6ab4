// Where the log is: in this tab for the visit, on the device when asked for. Nowhere else.
import { forget, forVisit, keep, kept, ofVisit } from "../base/storage.js";
import { HANDED } from "./hand.js";
import { merged, sound } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */

export const KEY = "fingerpost-log";
const DRAFT = "fingerpost-log-draft";
const CHANGE = "fingerpost-log-change";

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

/** @returns {Row | null} the entry that was begun on this visit, and is in no log yet */
export function draft() {
  return sound([ofVisit(DRAFT)]).rows[0] ?? null;
}

/** @param {Row | null} row remembered for the visit, as long as there is something in it */
export function begin(row) {
  forVisit(DRAFT, sound([row]).rows.length ? row : null);
}

/** @returns {Row[]} the entry that is being changed on this visit, and what was typed; or neither */
export function changing() {
  const { rows } = sound(ofVisit(CHANGE));
  return rows.length === 2 ? rows : [];
}

/** @param {Row[]} rows the two, remembered for the visit; or neither */
export function change(rows) {
  forVisit(CHANGE, sound(rows).rows.length === 2 ? rows : null);
}
