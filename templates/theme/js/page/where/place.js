// Where the reader works: kept for the visit, on the device only when asked. Never guessed.
import { keepWhile, kept } from "../../base/storage.js";

export const KEY = "fingerpost-where";
const CHOSEN = "place"; // an event, since a page has several scripts

/** @returns {string} the id of the country that the reader chose, or nothing */
export function place() {
  const lasting = kept(KEY);
  if (typeof lasting === "string") return lasting;
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** @returns {boolean} whether it is kept on the device */
export function lasts() {
  return typeof kept(KEY) === "string";
}

/**
 * Remembers the country.
 * @param {string} id
 * @param {boolean} later whether for later visits too
 * @returns {boolean} whether the device took what it was asked to keep
 */
export function settle(id, later) {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // No storage, for example from a file: it lasts for this page.
  }
  const taken = keepWhile(later && Boolean(id), KEY, id);
  document.dispatchEvent(new CustomEvent(CHOSEN, { detail: id }));
  return taken;
}

/**
 * Calls whenever the reader chooses a country, in whichever list of the page.
 * @param {(id: string) => void} then
 */
export function onChoice(then) {
  document.addEventListener(CHOSEN, (event) => then(/** @type {CustomEvent} */ (event).detail));
}
