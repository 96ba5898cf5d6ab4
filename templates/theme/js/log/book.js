// The entries of the log while its page is open, in step with other tabs and with what is remembered.
import { again } from "../base/again.js";
import { elsewhere, remembers } from "../base/storage.js";
import { keeps, KEY, logged, store } from "./keep.js";
import { merged, recognised } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */

/**
 * The log of the reader.
 * @param {() => void} changed called when its entries are others, or kept elsewhere than before
 * @param {() => void} refused called when the device has not taken it, which is then kept there no more
 */
export function book(changed, refused) {
  let rows = logged();
  let later = keeps();

  // Another tab of this browser keeps the same log. What only this one has goes into it.
  elsewhere(KEY, () => {
    const own = later ? [] : rows;
    later = keeps();
    if (later) rows = recognised(rows, merged(logged(), own));
    changed();
    if (own.length || !later) remember();
  });
  again(() => {
    if (remembers()) rows = recognised(rows, logged());
    later = keeps();
    changed();
  });
  return { rows: () => rows, isKept: () => later, replace, keep, remember };

  /** @param {Row[]} others stand in place of all entries, and are not remembered yet */
  function replace(others) {
    rows = others;
    changed();
  }

  /** @param {boolean} wanted whether the log is kept on the device from now on */
  function keep(wanted) {
    later = wanted;
    remember();
  }

  function remember() {
    if (store(rows, later)) return;
    later = keeps();
    refused();
  }
}
