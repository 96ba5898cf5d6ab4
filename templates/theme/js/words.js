// The words of the interface, in the reader's language, and the region that reads them aloud.

/** @type {Record<string, string>} */
const strings = JSON.parse(document.getElementById("strings")?.textContent ?? "{}");

/**
 * The words for a key of `interface.yml`, without its `js_`.
 * @param {string} key
 * @param {Record<string, string | number>} [values] what stands for `{name}`
 * @returns {string}
 */
export function t(key, values = {}) {
  return (strings[`js_${key}`] ?? "").replace(/\{(\w+)\}/g, (whole, name) =>
    String(values[name] ?? whole),
  );
}

/**
 * A new element with a class and a text.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [name] its class
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

/**
 * A new button.
 * @param {string} text
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
export function button(text, act) {
  const made = element("button", "button", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

const region = element("p", "unseen");
region.setAttribute("role", "status");
document.querySelector("main")?.append(region);

/**
 * Has a screen reader say something. The same words twice are said twice.
 * @param {string} words
 */
export function say(words) {
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
}
