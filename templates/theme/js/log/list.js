// The entries on the page, and what comes back among them.
import { day as inWords } from "../base/dates.js";
import { button, element, t } from "../base/words.js";
import { dayOf, signOf, sumOf } from "./take.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./take.js").Log} Log
 */

/**
 * An entry, with ways to change and to remove it.
 * @param {Log} log
 * @param {Row} row
 * @param {(url: string) => string} address where an address of the guide leads from here
 * @param {{change: () => void, remove: () => void}} acts
 */
export function entry(log, row, address, acts) {
  const made = element("li", "log-entry");
  const day = dayOf(log, row);
  const when = element("time", day ? "log-when" : "log-when log-open", day || t("log_no_day"));
  if (day) when.dateTime = row.day;
  const head = element("p", "log-head");
  head.append(when);
  const sign = log.signs.find(({ id }) => id === row.sign);
  if (row.sign) {
    const name = element(sign ? "a" : "span", "log-of", signOf(log, row));
    if (sign && name instanceof HTMLAnchorElement) name.href = address(sign.url);
    head.append(" ", name);
  }
  made.append(head);
  if (row.what) made.append(typed("p", "log-what", row.what));
  const facts = element("dl");
  for (const [name, words] of [
    [t("log_who"), row.who],
    [t("log_proof"), row.proof],
    [t("log_sum"), sumOf(log, row)],
  ]) {
    if (words) facts.append(element("dt", "", name), typed("dd", "", words));
  }
  if (facts.hasChildNodes()) made.append(facts);
  const said = [day || t("log_no_day"), row.what].filter(Boolean).join(", ");
  const buttons = element("div", "log-buttons");
  for (const [words, act] of /** @type {const} */ ([
    [t("log_edit"), acts.change],
    [t("log_remove"), acts.remove],
  ])) {
    const made = button(words, act);
    const more = element("span", "unseen");
    more.textContent = ` ${said}`;
    made.append(more);
    buttons.append(made);
  }
  made.append(buttons);
  return made;
}

/**
 * An element with what the reader typed, which is never read for marks.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} name
 * @param {string} text
 */
export function typed(tag, name, text) {
  const made = element(tag, name ? `${name} log-typed` : "log-typed");
  made.dir = "auto";
  made.textContent = text;
  return made;
}

/**
 * How often each sign stands in the log.
 * @param {Log} log
 * @param {Map<string, {count: number, since: string}>} counts
 */
export function summary(log, counts) {
  return [...counts].map(([id, { count, since }]) => {
    const sign = signOf(log, /** @type {Row} */ ({ sign: id }));
    const date = inWords(since, log.formats);
    const words = date ? t("log_times_since", { sign, count, date }) : t("log_times", { sign, count });
    return element("li", "", words);
  });
}
