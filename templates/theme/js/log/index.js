// The page of the log: entries to write down, to read, to take along and to read back. They stand
// in the reader's browser and nowhere else; no address ever holds one.
import { able } from "../base/able.js";
import { after, day } from "../base/dates.js";
import { dialog } from "../base/dialog.js";
import { root } from "../base/root.js";
import { button, element, optionOf, say, t, write } from "../base/words.js";
import { book } from "./book.js";
import { form } from "./form.js";
import { handed } from "./keep.js";
import { entry, summary } from "./list.js";
import { counts, merged, sorted } from "./rows.js";
import { onPaper } from "./sheet.js";
import { chosenOf, offer } from "./signs.js";
import { chosenIn, ways } from "./ways.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./take.js").Log} Log
 */

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
  const base = root();
  const held = book(draw, () => {
    keeping.checked = held.isKept();
    tell(t("log_not_kept"));
  });
  const { box, show, leave, empty, resume } = form(log, (row, before) => {
    const rest = before ? held.rows().filter((one) => one !== before) : held.rows();
    change([...rest, row], before ? t("log_changed") : t("log_added"));
  });
  const { list, heading, notice, filter, order, choices, count, entries, back, often } = listing(() => {
    draw();
    say(count.textContent ?? "");
  });
  const paper = onPaper(sheet, log);
  const shown = { all: held.rows, rows: byDay, note, title: paper.title, printEmpty: () => paper.printEmpty(draw) };
  const erase = button(t("log_erase"), ask);
  const { foot, keeping } = where(erase);
  keeping.addEventListener("change", () => held.keep(keeping.checked));

  const right = element("div", "log-right");
  right.append(list, ways(log, shown, read), foot);
  desk.append(box, right);
  desk.hidden = false;
  const taken = handed();
  if (taken.length) {
    const all = merged(held.rows(), taken);
    const news = all.length - held.rows().length;
    change(all, news ? t("log_handed", { count: news }) : t("log_handed_before"));
  } else draw();
  resume(held.rows());
  document.documentElement.dataset.ready = "";

  /**
   * Takes over other entries, and says so.
   * @param {Row[]} others
   * @param {string} words
   * @param {HTMLButtonElement} [way] what can be done about it
   */
  function change(others, words, way) {
    held.replace(others);
    tell(words, way);
    held.remember();
  }

  /** @param {string} words @param {HTMLButtonElement} [way] */
  function tell(words, way) {
    const line = element("p", "", words);
    notice.replaceChildren(line, ...(way ? [way] : []));
    say(words);
  }

  /** @returns {Row[]} the entries that are shown, by their days */
  function byDay() {
    return sorted(chosenOf(held.rows(), filter.value), false);
  }

  /** The line under the title of what is taken along. */
  function note() {
    const date = day(after(0), log.formats) ?? "";
    return t("log_as_of", { date, count: byDay().length });
  }

  /** Brings the page and the sheet up to date with the log. */
  function draw() {
    const rows = held.rows();
    keeping.checked = held.isKept();
    offer(filter, log, rows);
    const all = sorted(chosenOf(rows, filter.value), order.value === "newest");
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
    paper.fill(byDay(), note());
  }

  /** @param {Row} row */
  function remove(row) {
    const undo = button(t("put_back"), () => {
      change([...held.rows(), row], t("log_undone"));
      heading.focus();
    });
    change(
      held.rows().filter((one) => one !== row),
      t("log_removed"),
      undo,
    );
    leave(row);
    undo.focus();
  }

  /** Asks before everything is erased. */
  function ask() {
    const keep = button(t("log_erase_no"), () => box.close());
    const go = button(t("log_erase_yes"), () => {
      held.keep(false);
      empty();
      change([], t("log_erased"));
      box.close();
      heading.focus();
    });
    const box = dialog("log-erase-ask", t("log_erase_ask", { count: held.rows().length }), [keep, go]);
  }

  /**
   * Reads a file that was saved here. What is wrong with it is said, and the log stays.
   * @param {HTMLInputElement} file
   */
  async function read(file) {
    const found = await chosenIn(file);
    if (!found) return;
    if (found.problem) {
      // One of t("log_unreadable"), t("log_not_json"), t("log_no_log"), t("log_newer").
      tell(`${t(found.problem)} ${t("log_as_it_was")}`);
      return;
    }
    const all = merged(held.rows(), found.rows);
    const news = all.length - held.rows().length;
    const words = [news ? t("log_read", { count: news }) : t("log_read_none")];
    if (found.dropped) words.push(t("log_dropped", { count: found.dropped }));
    change(all, words.join(" "));
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
