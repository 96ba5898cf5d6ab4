// Makes elements from texts, never from HTML.

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
    else if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  const all = [plain ? [] : facts, ...children].flat();
  made.append(.../** @type {(string | Node)[]} */ (all.filter(Boolean)));
  return made;
}

/**
 * The words of a quiz: a function that finds them by key and puts values for `{name}`.
 * @param {Record<string, string>} words
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function wording(words) {
  return (key, values = {}) =>
    (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
