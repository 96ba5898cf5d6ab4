// Remembers where the reader works: for the visit, on the device only when asked. Never guessed.
import { keepWhile } from "../../base/storage.js";
import { KEY } from "./chosen.js";

const CHOSEN = "place"; // an event, since a page has several scripts

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
