// Makes elements from texts, never from HTML.
import { QUIZ } from "./data.js";

/**
 * @typedef {string | Node | null | undefined | false} Child
 * @typedef {Record<string, string | boolean | EventListener>} Facts attributes, and what to do on an event
 */

/**
 * A new element: `make("p.lead", { id: "x" }, "words", child)`. What is empty is left out.
 * @param {string} name tag and classes
 * @param {Facts | Child | Child[]} [facts]
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export function make(name, facts, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  const plain = facts && typeof facts === "object" && !(facts instanceof Node) && !Array.isArray(facts);
  for (const [key, value] of Object.entries(plain ? facts : {})) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value === true ? "" : bare(value));
  }
  const all = [plain ? [] : facts, ...children].flat();
  made.append(.../** @type {(string | Node)[]} */ (all.filter(Boolean).flatMap(pieces)));
  return made;
}

/**
 * A text that is not translated in an element of the language it is in. Such words stand between
 * two characters for private use, as `generator/text/untranslated.py` sets them.
 * @param {any} child
 * @returns {any}
 */
function pieces(child) {
  if (typeof child !== "string") return child;
  return child.split(/\ue000([^\ue001]*)\ue001/).map((part, index) => {
    if (index % 2 === 0) return part;
    return Object.assign(document.createElement("span"), { ...QUIZ.tongue, textContent: part });
  });
}

/** @param {string} text @returns {string} the words for where no element can be */
export function bare(text) {
  return text.replace(/[\ue000\ue001]/g, "");
}

/**
 * The words of a quiz: a function that finds them by key and puts values for `{name}`. Of a counted
 * one the form for `count`.
 * @param {Record<string, string | Record<string, string>>} words
 * @param {string} lang
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function wording(words, lang) {
  const plurals = new Intl.PluralRules(lang);
  return (key, values = {}) => {
    const found = words[key] ?? "";
    const form =
      typeof found === "string" ? found : found[plurals.select(Number(values.count))] ?? found.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  };
}
