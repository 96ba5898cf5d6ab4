// What was begun in the form of the log, and is in no log yet: remembered in this tab for the visit.
import { forVisit, ofVisit } from "../base/storage.js";
import { sound } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */

const DRAFT = "fingerpost-log-draft";
const CHANGE = "fingerpost-log-change";

/** @returns {Row | null} the new entry that was begun */
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
