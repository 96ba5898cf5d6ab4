// Which entries of the log are shown: all, those of one sign, or those of none.
import { optionOf, t } from "../base/words.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./take.js").Log} Log
 */

const UNSIGNED = "-"; // stands for entries without a sign

/**
 * Offers the signs that there are entries of. What was chosen stays so, if it is still there.
 * @param {HTMLSelectElement} list
 * @param {Log} log
 * @param {Row[]} rows
 */
export function offer(list, log, rows) {
  const { value } = list;
  const used = new Set(rows.map(({ sign }) => sign));
  const known = log.signs.filter(({ id }) => used.has(id));
  const others = [...used].filter((id) => id && !known.some((sign) => sign.id === id));
  list.replaceChildren(
    optionOf(t("log_all"), ""),
    ...known.map((sign) => optionOf(sign.title, sign.id)),
    ...others.map((id) => new Option(id, id)),
    ...(used.has("") && used.size > 1 ? [optionOf(t("log_unsigned"), UNSIGNED)] : []),
  );
  list.value = value;
  if (list.selectedIndex < 0) list.value = "";
}

/** @param {Row[]} rows @param {string} chosen a value of the list @returns {Row[]} those it lets through */
export function chosenOf(rows, chosen) {
  return chosen ? rows.filter(({ sign }) => sign === (chosen === UNSIGNED ? "" : chosen)) : rows;
}
