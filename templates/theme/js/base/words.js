// The words of the interface, in the reader's language, and the region that reads them aloud.

/**
 * A word, or the forms of a counted one by plural category. What stands in the source language
 * is marked by the characters of `generator/text/untranslated.py`.
 * @type {Record<string, string | Record<string, string>>}
 */
const strings = { ...given("strings"), ...given("page-strings") };
const MARKED = /\ue000([^\ue001]*)\ue001/;
const WHOLE = /^\ue000[^\ue001]*\ue001$/;
const plurals = new Intl.PluralRules(document.documentElement.lang || "en");

/** @type {{lang?: string, dir?: string}} the language in which words stand that are not translated */
const tongue = document.getElementById("strings")?.dataset ?? {};

/** @param {string} id of the element that holds them, if the page has it */
function given(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}

/**
 * The words for a key of `interface.yml`, without its `js_`; of a counted one the form for
 * `values.count`.
 * @param {string} key
 * @param {Record<string, string | number>} [values] what stands for `{name}`
 * @returns {string} with the marks of the source language; `write` and `bare` take them away
 */
export function t(key, values = {}) {
  const found = strings[`js_${key}`] ?? "";
  const form =
    typeof found === "string" ? found : found[plurals.select(Number(values.count))] ?? found.other;
  const whole = MARKED.test(form) ? bare : String; // marks do not stand inside of others
  return form.replace(/\{(\w+)\}/g, (hole, name) => whole(String(values[name] ?? hole)));
}

/**
 * Words of a language, with the marks of the source language where that is not the one of the page.
 * @param {string} text
 * @param {string} lang
 */
export function spoken(text, lang) {
  return lang === document.documentElement.lang ? text : `\ue000${text}\ue001`;
}

/**
 * A choice of a list. What is not translated gets the language that it is in.
 * @param {string} text
 * @param {string} value
 */
export function optionOf(text, value) {
  const made = new Option(bare(text), value);
  if (MARKED.test(text)) Object.assign(made, { lang: tongue.lang ?? "", dir: tongue.dir ?? "" });
  return made;
}

/** @param {string} text @returns {string} the words for where no element can be, without marks */
export function bare(text) {
  return text.replace(/[\ue000\ue001]/g, "");
}

/**
 * Sets an attribute that people read of an element without other words. If they are not translated,
 * it gets the language that they are in.
 * @param {HTMLElement} where
 * @param {string} name
 * @param {string} text
 */
export function attribute(where, name, text) {
  where.setAttribute(name, bare(text));
  if (WHOLE.test(text)) where.lang = tongue.lang ?? "";
  else where.removeAttribute("lang");
}

/**
 * Sets the text of an element. What is not translated gets the language that it is in.
 * @param {HTMLElement} where
 * @param {string} text
 */
export function write(where, text) {
  where.replaceChildren(
    ...text.split(MARKED).map((part, index) => {
      if (index % 2 === 0) return part;
      const made = document.createElement("span");
      made.lang = tongue.lang ?? "";
      made.dir = tongue.dir ?? "";
      made.textContent = part;
      return made;
    }),
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
  if (text) write(made, text);
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

/**
 * Puts an element after another, in the place that the page keeps for it there, if it does.
 * @param {HTMLElement} made
 * @param {Element} before
 * @param {string} place a selector of what keeps it
 */
export function placed(made, before, place) {
  const next = before.nextElementSibling;
  if (next?.matches(place)) next.replaceWith(made);
  else before.after(made);
}

const HEARD = 100; // ms after which a new region is heard

/**
 * Has a screen reader say something. The same words twice are said twice. Of words that come before
 * the region is heard the last are said.
 * @param {string} words
 */
export function say(words) {
  /** @type {HTMLElement | null} one region a page, whichever of its scripts made it */
  const there = document.querySelector("main [role=status]");
  if (there) {
    if (there.dataset.says !== undefined) there.dataset.says = words;
    else write(there, there.textContent === bare(words) ? `${words}\u00a0` : words);
    return;
  }
  const region = element("p", "unseen");
  region.dataset.says = words;
  region.setAttribute("role", "status");
  document.querySelector("main")?.append(region);
  setTimeout(() => {
    write(region, region.dataset.says ?? "");
    delete region.dataset.says;
  }, HEARD);
}
