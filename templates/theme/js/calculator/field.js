// Fields of a form with their label and hint, and their error beside them.
import { labelled } from "../base/field.js";
import { element, optionOf, t, write } from "../base/words.js";
import { plain } from "../letter/formats.js";
import { FIRST, isDay, LAST } from "./days.js";

/**
 * @typedef {"text" | "money" | "percent" | "whole" | "date"} Kind
 * @typedef {object} Field
 * @property {HTMLElement} box
 * @property {HTMLInputElement} input
 * @property {(name: string) => void} call changes its label
 * @property {() => void} judge shows what is wrong with what it holds
 */

/** How many of something, from 1 to 999. */
export const WHOLE = /^0*[1-9][0-9]{0,2}$/;

/**
 * A field with a label.
 * @param {string} id
 * @param {Kind} kind
 * @param {string} name
 * @param {string} [hint]
 * @returns {Field}
 */
export function field(id, kind, name, hint) {
  const input = element("input");
  input.autocomplete = "off";
  input.type = kind === "date" ? "date" : "text";
  if (kind === "date") [input.min, input.max] = [FIRST, LAST];
  if (kind === "whole") input.inputMode = "numeric";
  if (kind === "money" || kind === "percent") input.inputMode = "decimal";
  const { box, label, judge } = labelled(id, name, input, hint);
  return { box, input, judge: () => judge(wrong(kind, input)), call: (words) => write(label, words) };
}

/**
 * A list of choices with a label.
 * @param {string} id
 * @param {string} name
 * @param {[string, string][]} choices
 */
export function list(id, name, choices) {
  const input = element("select");
  input.append(...choices.map(([value, words]) => optionOf(words, value)));
  return labelled(id, name, input);
}

/**
 * A tick with its label.
 * @param {string} id
 * @param {string} name
 * @param {string} hint
 */
export function tick(id, name, hint) {
  const [box, label, input] = [element("div"), element("label", "switch"), element("input")];
  const note = element("p", "hint", hint);
  input.type = "checkbox";
  input.id = id;
  note.id = `${id}-hint`;
  input.setAttribute("aria-describedby", note.id);
  label.append(input, element("span", "", name));
  box.append(label, note);
  return { box, input };
}

/** @param {string} text @returns {string} a rate below 100 as digits with a point, or nothing */
export function rate(text) {
  const digits = plain(text);
  return digits !== null && Number(digits) < 100 ? digits : "";
}

/** @param {Kind} kind @param {HTMLInputElement} input what is wrong with it, or nothing */
function wrong(kind, input) {
  const text = input.value.trim();
  if (input.validity.badInput) return t("not_a_date");
  if (!text || kind === "text") return "";
  if (kind === "date") return isDay(text) ? "" : t("calc_not_a_day");
  if (kind === "percent") return rate(text) ? "" : t("calc_not_a_rate");
  if (kind === "whole") return WHOLE.test(text) ? "" : t("calc_not_whole");
  return plain(text) === null ? t("not_a_number") : "";
}
