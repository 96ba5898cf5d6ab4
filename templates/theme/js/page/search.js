// The search box. Its index is loaded when it is first opened, from this site alone.
import { prepared, ranked } from "./rank.js";
import { bare, button, element, t, write } from "../base/words.js";

const MOST = 12;

/** Shows the search button, and opens the box by `/` or Ctrl+K too. */
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
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !control) return;
    event.preventDefault();
    show();
  });
  tool.hidden = false;
}

/** The address of the root of this locale. */
function root() {
  return new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href);
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
  label.htmlFor = input.id;
  box.setAttribute("aria-label", bare(t("search_label")));
  const told = element("p", "search-told", t("search_hint"));
  told.setAttribute("role", "status");
  const list = element("ul");
  const ways = element("ul", "search-ways");
  const row = element("div", "search-row");
  row.append(label, input, button(t("search_close"), () => box.close()));
  box.append(row, told, list, ways);
  document.body.append(box);

  /** @type {ReturnType<typeof prepared>} */
  let entries = [];
  const show = () => {
    const found = ranked(entries, input.value);
    list.replaceChildren(...found.slice(0, MOST).map(item));
    const nothing = input.value.trim() && entries.length && !found.length;
    ways.hidden = !nothing;
    const words = nothing
      ? t("search_none", { query: input.value.trim() })
      : found.length
        ? t("search_count", { count: found.length })
        : t("search_hint");
    write(told, words);
    box.dataset.query = input.value;
  };
  input.addEventListener("input", show);
  import(new URL("search.js", root()).href)
    .then((loaded) => {
      entries = prepared(loaded.records);
      ways.append(...loaded.starts.map(way));
      show();
    })
    .catch(() => {
      write(told, t("search_failed"));
    });
  ways.hidden = true;
  box.addEventListener("keydown", (event) => move(event, input, box));
  box.addEventListener("click", (event) => {
    if (event.target === box || (event.target instanceof Element && event.target.closest("a"))) {
      box.close();
    }
  });
  return () => {
    if (!box.open) box.showModal();
    input.focus();
    input.select();
  };
}

/**
 * One result as a link.
 * @param {import("./rank.js").Result} result
 */
function item({ entry, also }) {
  const link = element("a");
  link.href = new URL(entry.url, root()).href;
  // One of t("kind_sign"), t("kind_remedy"), t("kind_step"), t("kind_mode"), t("kind_letter"),
  // t("kind_page"), t("kind_section"), t("kind_term").
  const notes = [t(`kind_${entry.kind}`), also && t("search_also", { name: also })];
  const kind = element("span", "", notes.filter(Boolean).join(" · "));
  link.append(element("strong", "", entry.title), " ", kind, element("p", "", entry.summary));
  const line = element("li");
  line.append(link);
  return line;
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
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} input
 * @param {HTMLElement} box
 */
function move(event, input, box) {
  const links = [.../** @type {NodeListOf<HTMLElement>} */ (
    box.querySelectorAll("ul:not([hidden]) a")
  )];
  const at = links.findIndex((link) => link === document.activeElement);
  const first = links.find((link) => !link.closest(".search-ways"));
  if (event.key === "Enter" && document.activeElement === input) first?.click();
  else if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
  else if (event.key === "ArrowUp") (links[at - 1] ?? input).focus();
  else if (event.key === "Escape") input.closest("dialog")?.close();
  else return;
  event.preventDefault();
}
