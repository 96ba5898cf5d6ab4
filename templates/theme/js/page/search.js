// The search box. What it searches is loaded when it is first opened, from this site alone.
import { loaded as given } from "../base/load.js";
import { root } from "../base/root.js";
import { button, element, t, write } from "../base/words.js";

/** @typedef {import("../search/rank.js").Search} Search */
/** @typedef {import("../search/rank.js").Result} Result */
/** @typedef {{search: Search, starts: {url: string, title: string}[]}} Loaded */

/** The keys that do something in the box beside what they do in any field. */
const KEYS = new Set(["Enter", "ArrowDown", "ArrowUp", "Escape"]);
/** After how many milliseconds the box says that what it searches has not come yet. */
const SLOW = 500;
/** How many results are shown at a time. */
const SHOWN = 10;

/**
 * Shows the search button, and opens the box by Ctrl+K or ⌘K too. No sign alone does (WCAG 2.1.4): who
 * speaks to a computer would open it with a word. In a field Ctrl+K may be a key of the field.
 */
export function searching() {
  const tool = document.querySelector("[data-action=search]");
  if (!(tool instanceof HTMLButtonElement)) return;
  /** @type {(() => void) | undefined} */
  let open;
  const show = () => {
    open ??= dialog();
    open();
  };
  tool.addEventListener("click", show);
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof Element &&
      event.target.closest("input, textarea, select") &&
      !event.target.closest("dialog:not([open])"); // what closed may hold the focus yet
    if (event.key.toLowerCase() !== "k" || !(event.metaKey || (event.ctrlKey && !typing))) return;
    event.preventDefault();
    show();
  });
  tool.hidden = false;
}

/**
 * Builds the box.
 * @returns {() => void} opens it
 */
function dialog() {
  const box = element("dialog", "search");
  const label = element("label", "", t("search_label"));
  const input = element("input");
  input.type = "search";
  input.id = "search-words";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.enterKeyHint = "search";
  label.htmlFor = input.id;
  label.id = "search-label";
  box.setAttribute("aria-labelledby", label.id);
  const told = element("p", "search-told", t("search_hint"));
  told.setAttribute("role", "status");
  const list = element("ul", "search-results");
  const more = button("", () => reveal());
  const again = button(t("search_again"), () => begin());
  const ways = element("ul", "search-ways");
  const row = element("div", "search-row");
  row.append(label, input, button(t("search_close"), () => box.close()));
  box.append(row, told, again, list, more, ways);
  document.body.append(box);
  for (const part of [again, more, ways]) part.hidden = true;

  /** @type {Loaded | undefined} */
  let loaded;
  let isLoading = false;
  /** @type {Result[]} */
  let results = [];

  /** @param {number} first @returns {HTMLElement[]} so many results, from one on, as lines */
  const lines = (first) => {
    if (!loaded) return [];
    const { search } = loaded;
    const top = root();
    return results.slice(first, first + SHOWN).map((result) => item(search, result, top));
  };
  const count = () => {
    const left = results.length - list.children.length;
    more.hidden = left <= 0;
    write(more, t("search_more", { count: Math.min(SHOWN, left) }));
  };
  /** Shows the next results, and goes to the first of them. */
  const reveal = () => {
    const before = list.children.length;
    list.append(...lines(before));
    count();
    list.children[before]?.querySelector("a")?.focus();
  };
  const show = () => {
    const query = input.value.trim();
    results = loaded ? loaded.search.ranked(input.value) : [];
    replace(list, lines(0));
    count();
    ways.hidden = !loaded || !query || results.length > 0;
    if (loaded) write(told, words(query, results.length));
    box.dataset.query = input.value;
  };
  const begin = () => {
    if (loaded || isLoading) return;
    const typed = input.value;
    isLoading = true;
    again.hidden = true;
    const late = setTimeout(() => write(told, t("search_loading")), SLOW);
    /** @type {Promise<Loaded>} */ (given("search.js", "search"))
      .then((found) => {
        loaded = found;
        ways.append(...loaded.starts.map(way));
        // What a browser does for the first time it does slowly: so not at the first key, and the
        // first mistyped word.
        const { search, starts } = found;
        results = starts.flatMap(({ title }) => search.ranked(`${title}x`).slice(0, 1));
        lines(0);
        show();
      })
      .catch(() => {
        again.hidden = false;
        write(told, t("search_failed"));
      })
      .finally(() => {
        isLoading = false;
        clearTimeout(late);
        if (!loaded && input.value !== typed) begin(); // what was typed meanwhile asks again
      });
  };
  input.addEventListener("input", () => {
    begin();
    show();
  });
  box.addEventListener("keydown", (event) => move(event, input, box));
  box.addEventListener("click", (event) => {
    if (event.target === box || (event.target instanceof Element && event.target.closest("a"))) {
      box.close();
    }
  });
  return () => {
    begin();
    if (!box.open) box.showModal();
    input.focus();
    input.select();
  };
}

/** @param {string} query @param {number} count @returns {string} what the box says of a search */
function words(query, count) {
  if (!query) return t("search_hint");
  return count ? t("search_count", { count }) : t("search_none", { query });
}

/**
 * Gives a list other lines; those that are the same stay, since to lay out is what takes time.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} lines
 */
function replace(list, lines) {
  const before = [...list.children];
  lines.forEach((line, at) => {
    if (!before[at]) list.append(line);
    else if (!before[at].isEqualNode(line)) before[at].replaceWith(line);
  });
  for (const line of before.slice(lines.length)) line.remove();
}

/**
 * One result: a link by its title, its kind, and the sentence that answers.
 * @param {Search} search
 * @param {Result} result
 * @param {URL} top the root of the locale
 */
function item(search, result, top) {
  const { entry, also, terms } = result;
  const link = element("a");
  link.href = new URL(entry.url, top).href;
  link.append(...marked(search, entry.title, terms));
  // One of t("kind_sign"), t("kind_remedy"), t("kind_step"), t("kind_mode"), t("kind_letter"),
  // t("kind_page"), t("kind_section"), t("kind_term"), t("kind_country").
  const notes = [t(`kind_${entry.kind}`), also && t("search_also", { name: also })];
  const kind = element("span", "search-kind", notes.filter(Boolean).join(" · "));
  const sentence = element("p");
  sentence.append(...marked(search, search.sentence(result), terms));
  // Who goes from link to link hears title and kind; the sentence is what describes them.
  const at = `search-${entry.url}`;
  [link.id, kind.id, sentence.id] = [at, `${at}-kind`, `${at}-sentence`];
  link.setAttribute("aria-labelledby", `${link.id} ${kind.id}`);
  link.setAttribute("aria-describedby", sentence.id);
  const line = element("li");
  line.append(link, " ", kind, sentence);
  return line;
}

/**
 * A text with the words that were looked for marked.
 * @param {Search} search
 * @param {string} text
 * @param {Set<string>} terms
 * @returns {(string | HTMLElement)[]}
 */
function marked(search, text, terms) {
  return search
    .parts(text, terms)
    .map((part) => (part.isMet ? element("mark", "", part.text) : part.text));
}

/**
 * Where to begin for who finds nothing, as a link.
 * @param {{url: string, title: string}} start
 */
function way({ url, title }) {
  const link = element("a", "", title);
  link.href = new URL(url, root()).href;
  const line = element("li");
  line.append(link);
  return line;
}

/**
 * The arrow keys go through the links; Enter in the box opens the first result; Escape leaves.
 * While a word is put together, as in Japanese, these keys choose among its spellings.
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} input
 * @param {HTMLElement} box
 */
function move(event, input, box) {
  if (!KEYS.has(event.key) || event.isComposing) return;
  const links = [.../** @type {NodeListOf<HTMLElement>} */ (
    box.querySelectorAll("ul:not([hidden]) a")
  )];
  const at = links.findIndex((link) => link === document.activeElement);
  const first = links.find((link) => !link.closest(".search-ways"));
  if (event.key === "Enter" && document.activeElement === input) first?.click();
  else if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
  else if (event.key === "ArrowUp") (links[at - 1] ?? input).focus();
  else if (event.key === "Escape") input.closest("dialog")?.close();
  else return; // Enter on a link
  event.preventDefault();
}
