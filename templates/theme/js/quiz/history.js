// The steps of the quiz in the browser's history: each has an entry, and an address of its own.
import { topics } from "./answers.js";
import { QUIZ } from "./data.js";

/** @returns {boolean} whether the address holds the answers of somebody's link */
export function isLink() {
  return location.hash.startsWith("#r=");
}

/** The step that the address names; `#begin` is the first one with questions. */
export function named() {
  if (location.hash === "#begin") return topics(QUIZ, {})[0].id;
  return /^#step-([a-z0-9-]+)$/.exec(location.hash)?.[1] ?? "start";
}

/**
 * Gives a step an entry, and has the other languages lead to it.
 * @param {string} step
 * @param {boolean} travelling whether the reader goes through entries that are there
 */
export function record(step, travelling) {
  const hash = step === "start" ? "" : `#step-${step}`;
  const url = hash || location.pathname + location.search;
  const opened = travelling && isLink();
  if (travelling && !opened) history.replaceState(null, "", url);
  else if (location.hash !== hash && !opened) history.pushState(null, "", url);
  for (const other of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll("a[hreflang]")
  )) {
    other.hash = hash;
  }
}
