// The form of an entry: a real control for each of its facts, and what is wrong beside it.
import { after } from "../base/dates.js";
import { labelled } from "../base/field.js";
import { tidy } from "../base/tidy.js";
import { button, element, optionOf, t, write } from "../base/words.js";
import { plain } from "../letter/formats.js";
import { begin, change, changing, draft } from "./begun.js";
import { alike, isDay } from "./rows.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./take.js").Log} Log
 * @typedef {ReturnType<typeof labelled>} Control
 */

/**
 * The form. `done` is called with an entry that can stand, and with the one it takes the place of.
 * @param {Log} log
 * @param {(row: Row, before: Row | null) => void} done
 */
export function form(log, done) {
  const box = element("form", "form log-form");
  const title = element("h2");
  title.id = "log-form";
  title.tabIndex = -1;
  box.setAttribute("aria-labelledby", title.id);
  box.noValidate = true;
  /** @type {Row | null} */
  let before = null;
  let begun = draft(); // what stands in the form, once no entry is changed in it
  const [changed, half] = changing();

  const { controls, day, what, sum, currency, sign } = controlsOf(log);
  const save = element("button", "button button-main");
  save.type = "submit";
  // It takes no focus from a field: what is then told would move it from under the pointer.
  save.addEventListener("mousedown", (event) => event.preventDefault());
  const cancel = button(t("log_cancel"), () => {
    show(null);
    title.focus();
  });
  const buttons = element("div", "log-buttons");
  buttons.append(save, cancel);
  box.append(title, ...inOrder(controls), buttons);
  box.addEventListener("focusout", () => judge(false));
  box.addEventListener("input", () => {
    if (before) change([before, typed()]);
    else remember(typed());
  });
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const wrong = judge(true);
    if (wrong) {
      wrong.input.focus();
      return;
    }
    const row = typed();
    for (const key of /** @type {(keyof Row)[]} */ (Object.keys(row))) row[key] = tidy(row[key]);
    if (!row.sum) row.currency = "";
    const replaced = before;
    if (replaced) show(null);
    else empty();
    done(row, replaced);
  });
  show(null);
  return { box, show, leave, empty, resume };

  /** @returns {Row} what stands in the form */
  function typed() {
    const values = Object.entries(controls).map(([key, { input }]) => [key, input.value]);
    return /** @type {Row} */ (Object.fromEntries(values));
  }

  /** Forgets what was begun. */
  function empty() {
    remember(null);
    show(null);
  }

  /** @param {Row | null} row what was begun */
  function remember(row) {
    begun = row;
    begin(row);
  }

  /** @param {Row[]} rows among which is the entry that was being changed, if any was */
  function resume(rows) {
    const row = rows.find((one) => alike(one, changed));
    if (row) show(row, half);
  }

  /** @param {Row} [row] no longer changes an entry: this one, or any */
  function leave(row = before ?? undefined) {
    if (before && row === before) show(null);
  }

  /**
   * Says what is wrong. What is empty is called so when it is to be saved, or was.
   * @param {boolean} saving
   * @returns {Control | undefined} the first control with something wrong
   */
  function judge(saving) {
    const asked = saving || what.hasAttribute("aria-invalid");
    /** @type {[Control, string][]} */
    const found = [
      [controls.day, day.validity.badInput || (day.value && !isDay(day.value)) ? t("not_a_date") : ""],
      [controls.what, asked && !tidy(what.value) ? t("log_need_what") : ""],
      [controls.sum, tidy(sum.value) && plain(sum.value) === null ? t("not_a_number") : ""],
    ];
    for (const [control, words] of found) control.judge(words);
    return found.find(([, words]) => words)?.[0];
  }

  /**
   * Fills the form with an entry to change, or with a new one, begun or not.
   * @param {Row | null} row
   * @param {Row | null} filled what was typed already
   */
  function show(row, filled = row ?? begun) {
    const used = currency.value;
    before = row;
    change(row && filled && row !== filled ? [row, filled] : []);
    for (const [key, { input }] of Object.entries(controls)) input.value = filled?.[/** @type {keyof Row} */ (key)] ?? "";
    if (filled) {
      choose(sign, filled.sign);
      choose(currency, filled.currency);
    } else {
      day.value = after(0);
      currency.value = used;
    }
    for (const control of Object.values(controls)) control.judge("");
    write(title, row ? t("log_change_title") : t("log_add_title"));
    write(save, row ? t("log_change") : t("log_add"));
    cancel.hidden = !row;
    if (row && row === filled) {
      box.scrollIntoView({ block: "start" });
      (row.day ? what : day).focus();
    }
  }
}

/**
 * The controls of an entry, and those of their inputs that the form asks.
 * @param {Log} log
 */
function controlsOf(log) {
  const day = element("input");
  day.type = "date";
  const sum = element("input");
  sum.inputMode = "decimal";
  const [what, who, proof] = [element("textarea"), element("input"), element("textarea")];
  what.rows = 3;
  proof.rows = 2;
  const [currency, sign] = [element("select"), element("select")];
  currency.append(optionOf(t("choose"), ""), ...log.currencies.map(([code, name]) => optionOf(name, code)));
  sign.append(optionOf(t("log_no_sign"), ""), ...log.signs.map(({ id, title }) => optionOf(title, id)));
  const free = (/** @type {string} */ name) => `${name} (${t("optional")})`;
  /** @type {Record<keyof Row, Control>} */
  const controls = {
    day: labelled("log-day", t("log_day"), day),
    what: labelled("log-what", t("log_what"), what, t("log_what_hint")),
    who: labelled("log-who", free(t("log_who")), who),
    proof: labelled("log-proof", free(t("log_proof")), proof, t("log_proof_hint")),
    sum: labelled("log-sum", free(t("log_sum")), sum),
    currency: labelled("log-currency", free(t("log_currency")), currency),
    sign: labelled("log-sign", free(t("log_sign")), sign),
  };
  for (const { input } of Object.values(controls)) input.autocomplete = "off";
  return { controls, day, what, sum, currency, sign };
}

/** @param {Record<keyof Row, Control>} controls @returns {HTMLElement[]} as they stand in the form */
function inOrder({ day, what, who, proof, sum, currency, sign }) {
  const money = element("div", "log-money");
  money.append(sum.box, currency.box);
  return [day.box, what.box, who.box, proof.box, money, sign.box];
}

/**
 * Chooses a value of a list, which gets it where it is of another edition of the guide.
 * @param {HTMLSelectElement} list
 * @param {string} value
 */
function choose(list, value) {
  list.value = value;
  if (list.value === value) return;
  list.append(new Option(value, value));
  list.value = value;
}
