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
 * speaks to a computer would open it with a word. With Shift or Alt it is a key of the browser (the
 * console of Firefox) or of the keyboard, and in a field Ctrl+K may be a key of the field.
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
    const isK = event.key?.toLowerCase() === "k"; // a browser that fills a field in names no key
    const isAlone = !event.shiftKey && !event.altKey && (event.metaKey || (event.ctrlKey && !typing));
    if (!isK || !isAlone) return;
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
  const parts = built(
    () => answers.reveal(),
    () => answers.begin(),
  );
  const answers = answering(parts);
  const { box, input } = parts;
  input.addEventListener("input", () => {
    answers.begin();
    answers.show();
  });
  box.addEventListener("keydown", (event) => move(event, input, box));
  box.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) box.close();
  });
  closing(box);
  return () => {
    answers.begin();
    if (!box.open) box.showModal();
    input.focus();
    input.select();
  };
}

/**
 * @typedef {object} Parts
 * @property {HTMLDialogElement} box
 * @property {HTMLInputElement} input
 * @property {HTMLElement} told how many results there are, or what else is to be said
 * @property {HTMLElement} list
 * @property {HTMLButtonElement} more shows the next results
 * @property {HTMLButtonElement} again loads what is searched, where that failed
 * @property {HTMLElement} ways where to begin for who has typed nothing, or finds nothing
 */

/**
 * The parts of the box, closed on the page.
 * @param {() => void} reveal
 * @param {() => void} begin
 * @returns {Parts}
 */
function built(reveal, begin) {
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
  const more = button("", reveal);
  const again = button(t("search_again"), begin);
  const ways = element("ul", "search-ways");
  const row = element("div", "search-row");
  row.append(label, input, button(t("search_close"), () => box.close()));
  box.append(row, told, again, list, more, ways);
  for (const part of [again, more, ways]) part.hidden = true;
  document.body.append(box);
  return { box, input, told, list, more, again, ways };
}

/**
 * Answers what is typed, once what is searched has come.
 * @param {Parts} parts
 */
function answering({ box, input, told, list, more, again, ways }) {
  /** @type {Loaded | undefined} */
  let loaded;
  let isLoading = false;
  /** @type {Result[]} */
  let results = [];
  return { begin, show, reveal };

  /** Loads what is searched, unless that is there or on its way. */
  function begin() {
    if (loaded || isLoading) return;
    const typed = input.value;
    isLoading = true;
    again.hidden = true;
    const late = setTimeout(() => write(told, t("search_loading")), SLOW);
    /** @type {Promise<Loaded>} */ (given("search.js", "search"))
      .then((found) => {
        loaded = found;
        ways.append(...loaded.starts.map(way));
        rehearse(found);
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
  }

  /**
   * What a browser does for the first time it does slowly: so not at the first key, and the first
   * mistyped word.
   * @param {Loaded} found
   */
  function rehearse({ search, starts }) {
    results = starts.flatMap(({ title }) => search.ranked(`${title}x`).slice(0, 1));
    lines(0);
  }

  /** Shows the first results of what stands in the box. */
  function show() {
    const query = input.value.trim();
    results = loaded ? loaded.search.ranked(input.value) : [];
    replace(list, lines(0));
    count();
    ways.hidden = !loaded || results.length > 0;
    if (loaded) write(told, words(query, results.length));
    box.dataset.query = input.value;
  }

  /** Shows the next results, and goes to the first of them. */
  function reveal() {
    const before = list.children.length;
    list.append(...lines(before));
    count();
    list.children[before]?.querySelector("a")?.focus();
  }

  /** @param {number} first @returns {HTMLElement[]} so many results, from one on, as lines */
  function lines(first) {
    if (!loaded) return [];
    const { search } = loaded;
    const top = root();
    return results.slice(first, first + SHOWN).map((result) => item(search, result, top));
  }

  /** Says on the button how many more it shows. */
  function count() {
    const left = results.length - list.children.length;
    more.hidden = left <= 0;
    write(more, t("search_more", { count: Math.min(SHOWN, left) }));
  }
}

/**
 * A click beside the box closes it, but no click into its empty parts, which on a phone are all of the
 * window, and none that ends there after words in it were marked.
 * @param {HTMLDialogElement} box
 */
function closing(box) {
  const isBeside = (/** @type {MouseEvent} */ { clientX, clientY }) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  };
  let hasBegun = false;
  box.addEventListener("pointerdown", (event) => (hasBegun = isBeside(event)));
  box.addEventListener("click", (event) => {
    if (event.target === box && hasBegun && isBeside(event)) box.close();
  });
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
  sentence.append(...marked(search, search.shown.sentence(result), terms));
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
  return search.shown
    .parts(text, terms)
    .map((part) => (part.isMet ? element("mark", "", part.text) : part.text));
}

/**
 * Where to begin without a result, as a link.
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
