// The page of the log: entries to write down, to read, to take along and to read back. They stand
// in the reader's browser and nowhere else; no address ever holds one.
import { able } from "../base/able.js";
import { again } from "../base/again.js";
import { after, day } from "../base/dates.js";
import { dialog } from "../base/dialog.js";
import { root } from "../base/root.js";
import { saveFile } from "../base/save.js";
import { elsewhere, remembers } from "../base/storage.js";
import { bare, button, element, optionOf, say, t, write } from "../base/words.js";
import { form } from "./form.js";
import { handed, keeps, KEY, logged, store } from "./keep.js";
import { entry, onPaper, summary } from "./list.js";
import { counts, merged, opened, recognised, saved, sorted } from "./rows.js";
import { csv, paper } from "./take.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./take.js").Log} Log
 */

const LARGEST = 5_000_000; // bytes of a file that is read back
const UNSIGNED = "-"; // in the list of signs to show: entries without one

/** @type {Log | null} */
const log = JSON.parse(document.getElementById("log")?.textContent ?? "null");
const desk = document.getElementById("log-desk");
const sheet = document.getElementById("log-sheet");
if (able && log && desk && sheet) start(log, desk, sheet);

/**
 * @param {Log} log
 * @param {HTMLElement} desk where the form and the entries go
 * @param {HTMLElement} sheet what is printed
 */
function start(log, desk, sheet) {
  const plain = { ...log, signs: log.signs.map((sign) => ({ ...sign, title: bare(sign.title) })) }; // for files
  const base = root();
  const title = sheet.querySelector("h2")?.textContent ?? "";
  const body = /** @type {HTMLTableSectionElement} */ (sheet.querySelector("tbody"));
  const intro = /** @type {HTMLElement} */ (sheet.querySelector("p"));
  const [blank, byHand] = [[...body.childNodes], [...intro.childNodes]];
  let rows = logged();
  let later = keeps();
  let printed = new AbortController(); // of what waits until an empty sheet is printed

  const { box, show, leave } = form(log, (row, before) => {
    const rest = before ? rows.filter((one) => one !== before) : rows;
    change([...rest, row], before ? t("log_changed") : t("log_added"));
  });

  const { list, heading, notice, filter, order, choices, count, entries, back, often } = listing(() => {
    draw();
    say(count.textContent ?? "");
  });
  const take = takingAlong(read, [
    button(t("log_print"), () => print()),
    button(t("log_print_empty"), printEmpty),
    button(t("log_docx"), () => save("docx", written("docx"))),
    button(t("log_odt"), () => save("odt", written("odt"))),
    button(t("log_csv"), () => save("csv", csv(plain, heads(true), onSheet()))),
    button(t("log_json"), () => save("json", saved(sorted(rows, false)))),
  ]);
  const erase = button(t("log_erase"), ask);
  const { foot, keeping } = where(erase);
  keeping.checked = later;
  keeping.addEventListener("change", () => {
    later = keeping.checked;
    remember();
  });

  const right = element("div", "log-right");
  right.append(list, take, foot);
  desk.append(box, right);
  desk.hidden = false;
  const taken = handed();
  if (taken.length) {
    const all = merged(rows, taken);
    const news = all.length - rows.length;
    change(all, news ? t("log_handed", { count: news }) : t("log_handed_before"));
  } else draw();
  document.documentElement.dataset.ready = "";

  // Another tab of this browser keeps the same log. What only this one has goes into it.
  elsewhere(KEY, () => {
    const own = later ? [] : rows;
    later = keeping.checked = keeps();
    if (later) rows = recognised(rows, merged(logged(), own));
    draw();
    if (own.length || !later) remember();
  });
  again(() => {
    if (remembers()) rows = recognised(rows, logged());
    later = keeping.checked = keeps();
    draw();
  });

  /**
   * Takes over other entries, and says so.
   * @param {Row[]} others
   * @param {string} words
   * @param {HTMLButtonElement} [way] what can be done about it
   */
  function change(others, words, way) {
    rows = others;
    draw();
    tell(words, way);
    remember();
  }

  /** @param {string} words @param {HTMLButtonElement} [way] */
  function tell(words, way) {
    const line = element("p", "", words);
    notice.replaceChildren(line, ...(way ? [way] : []));
    say(words);
  }

  function remember() {
    if (store(rows, later)) return;
    later = keeping.checked = keeps();
    tell(t("log_not_kept"));
  }

  /** @returns {Row[]} the entries that the filter lets through */
  function shown() {
    const { value } = filter;
    if (!value) return rows;
    return rows.filter(({ sign }) => sign === (value === UNSIGNED ? "" : value));
  }

  function onSheet() {
    return sorted(shown(), false);
  }

  function draw() {
    filters();
    const newest = order.value === "newest";
    const all = sorted(shown(), newest);
    entries.replaceChildren(
      ...all.map((row) =>
        entry(log, row, (url) => new URL(url, base).href, {
          change: () => show(row),
          remove: () => remove(row),
        }),
      ),
    );
    const none = rows.length ? t("log_none_shown") : t("log_none");
    write(count, all.length ? t("log_entries", { count: all.length }) : none);
    const found = counts(rows);
    often.replaceChildren(...summary(log, found));
    back.hidden = !found.size;
    choices.hidden = !rows.length;
    erase.hidden = !rows.length;
    onPaper(body, blank, log, onSheet());
    if (all.length) write(intro, note());
    else intro.replaceChildren(...byHand);
  }

  /**
   * Prints a sheet without entries. Some browsers go on while they print, and look at the page as it
   * is then: the entries come back with what is done next, or printed.
   */
  function printEmpty() {
    onPaper(body, blank, log, []);
    intro.replaceChildren(...byHand);
    printed.abort();
    printed = new AbortController();
    const { signal } = printed;
    const back = () => {
      printed.abort();
      draw();
    };
    for (const act of ["pointerdown", "keydown"]) addEventListener(act, back, { signal });
    addEventListener("beforeprint", () => addEventListener("beforeprint", back, { signal }), { once: true, signal });
    print();
  }

  /** Offers the signs that there are entries of. */
  function filters() {
    const { value } = filter;
    const used = new Set(rows.map(({ sign }) => sign));
    const known = log.signs.filter(({ id }) => used.has(id));
    const others = [...used].filter((id) => id && !known.some((sign) => sign.id === id));
    filter.replaceChildren(
      optionOf(t("log_all"), ""),
      ...known.map((sign) => optionOf(sign.title, sign.id)),
      ...others.map((id) => new Option(id, id)),
      ...(used.has("") && used.size > 1 ? [optionOf(t("log_unsigned"), UNSIGNED)] : []),
    );
    filter.value = value;
    if (filter.selectedIndex < 0) filter.value = "";
  }

  /** @param {Row} row */
  function remove(row) {
    const undo = button(t("log_undo"), () => {
      change([...rows, row], t("log_undone"));
      heading.focus();
    });
    change(rows.filter((one) => one !== row), t("log_removed"), undo);
    leave(row);
    undo.focus();
  }

  /** Asks before everything is erased. */
  function ask() {
    const keep = button(t("log_erase_no"), () => box.close());
    const go = button(t("log_erase_yes"), () => {
      later = keeping.checked = false;
      leave();
      change([], t("log_erased"));
      box.close();
      heading.focus();
    });
    const box = dialog("log-erase-ask", t("log_erase_ask", { count: rows.length }), [keep, go]);
  }

  /**
   * Reads a file that was saved here. What is wrong with it is said, and the log stays.
   * @param {HTMLInputElement} file
   */
  async function read(file) {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const text = chosen.size > LARGEST ? null : await chosen.text().catch(() => null);
    file.value = "";
    if (text === null) {
      tell(`${t("log_unreadable")} ${t("log_as_it_was")}`);
      return;
    }
    const { rows: more, dropped, problem } = opened(text);
    if (problem) {
      // One of t("log_not_json"), t("log_no_log"), t("log_newer").
      tell(`${t(problem)} ${t("log_as_it_was")}`);
      return;
    }
    const all = merged(rows, more);
    const news = all.length - rows.length;
    const words = [news ? t("log_read", { count: news }) : t("log_read_none")];
    if (dropped) words.push(t("log_dropped", { count: dropped }));
    change(all, words.join(" "));
  }

  /** @param {boolean} [table] whether for a table of a program, which splits sum and currency */
  function heads(table = false) {
    const sum = [t("log_sum"), ...(table ? [t("log_currency")] : [])];
    return [t("log_day"), t("log_what"), t("log_who"), t("log_proof"), ...sum, t("log_sign")].map(bare);
  }

  /** The line under the title of what is taken along. */
  function note() {
    const date = day(after(0), log.formats) ?? "";
    return t("log_as_of", { date, count: shown().length });
  }

  /** @param {"docx" | "odt"} format */
  function written(format) {
    return paper(format, plain, title, bare(note()), heads(), onSheet());
  }

  /** @param {"docx" | "odt" | "csv" | "json"} format @param {string | Uint8Array<ArrayBuffer>} data */
  function save(format, data) {
    saveFile(`${bare(t("log_file"))}-${after(0)}`, format, data);
  }
}

/**
 * The entries, and above them what was done and which of them are shown, in which order.
 * @param {() => void} chosen does what the reader chose to be shown
 */
function listing(chosen) {
  const list = element("section", "log-list");
  const heading = element("h2", "", t("log_yours"));
  heading.id = "log-yours";
  heading.tabIndex = -1;
  list.setAttribute("aria-labelledby", heading.id);
  const notice = element("div", "log-notice");
  const choices = element("div", "log-choices");
  const filter = select("log-filter", t("log_show"));
  const order = select("log-order", t("log_order"));
  order.list.append(optionOf(t("log_newest"), "newest"), optionOf(t("log_oldest"), "oldest"));
  for (const each of [filter, order]) {
    choices.append(each.label);
    each.list.addEventListener("change", chosen);
  }
  const count = element("p", "log-count");
  const entries = element("ul", "log-entries");
  const back = element("div", "log-back");
  const often = element("ul");
  back.append(element("h3", "", t("log_back")), often);
  list.append(heading, notice, choices, count, entries, back);
  return { list, heading, notice, filter: filter.list, order: order.list, choices, count, entries, back, often };
}

/**
 * What takes the log along, and reads it back from a file.
 * @param {(file: HTMLInputElement) => void} read
 * @param {HTMLElement[]} ways
 */
function takingAlong(read, ways) {
  const take = element("section", "log-take");
  const bar = element("div", "take");
  bar.append(...ways);
  const file = element("input");
  file.type = "file";
  file.accept = ".json,application/json";
  file.id = "log-file";
  const label = element("label", "", t("log_open"));
  label.htmlFor = file.id;
  const hint = element("p", "hint", t("log_open_hint"));
  hint.id = "log-file-hint";
  file.setAttribute("aria-describedby", hint.id);
  file.addEventListener("change", () => read(file));
  const reading = element("div", "field");
  reading.append(label, hint, file);
  take.append(element("h2", "", t("log_take")), element("p", "", t("log_take_text")), bar, reading);
  return take;
}

/**
 * Where the log stands: the tick that has it kept, and what erases it.
 * @param {HTMLElement} erase
 */
function where(erase) {
  const keeping = element("input");
  keeping.type = "checkbox";
  const label = element("label", "switch");
  label.append(keeping, element("span", "", t("log_keep")));
  const foot = element("section", "log-foot");
  foot.append(element("h2", "", t("log_where")), element("p", "", t("log_where_text")), label, erase);
  return { foot, keeping };
}

/** @param {string} id @param {string} name */
function select(id, name) {
  const label = element("label", "", name);
  const list = element("select");
  list.id = id;
  label.append(" ", list);
  return { label, list };
}
