// The page of a letter: a form, the letter beside it as it will read, and ways to take it along.
import { able } from "../base/able.js";
import { copy } from "../base/clipboard.js";
import { copyAndTell } from "../page/copy.js";
import { tidy } from "../base/tidy.js";
import { bare, button, element, say, t, write } from "../base/words.js";
import { mailto, parts, text } from "./compose.js";
import { fill, offered, written } from "./fill.js";
import { form, onwards } from "./form.js";
import { asked, awaited, missing, noted, reached, withheld } from "./needs.js";
import { PIECES } from "./pieces.js";
import { address, paper } from "./sheet.js";
import { before, clear, keeps, store } from "./visit.js";
import { zip } from "./zip.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Values} Values
 * @typedef {import("./fill.js").Options} Options
 * @typedef {import("./needs.js").Gap} Gap
 */

const LONGEST_MAIL = 1800; // characters of an address that every mail program takes
const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  txt: "text/plain;charset=utf-8",
};

/** @type {Tree[]} */
const trees = JSON.parse(document.getElementById("letter")?.textContent ?? "[]");
const place = document.getElementById("form");
const sheet = document.getElementById("paper");
if (able && place && sheet && trees.length) start(trees, place, sheet);

/**
 * @param {Tree[]} trees the letter in the language of the page, then in the others
 * @param {HTMLElement} place where the form goes
 * @param {HTMLElement} sheet where the letter is
 */
function start(trees, place, sheet) {
  const tree = trees[0];
  /** @type {Tree[]} */
  let chosen = [tree];
  const values = before(tree);
  /** @type {Options} */
  const options = {};
  const { parts: groups, entries, switches } = form(tree, values, options, changed, linked);
  const open = element("div", "still");
  const bar = element("div", "take");
  const keeping = element("input");
  keeping.type = "checkbox";
  keeping.checked = keeps();
  const keepLabel = element("label", "switch");
  keepLabel.append(keeping, element("span", "", t("keep_fields")));
  keeping.addEventListener("change", remember);
  const erase = button(t("erase"), () => {
    clear(tree, values);
    for (const name of Object.keys(options)) delete options[name];
    keeping.checked = false;
    for (const entry of entries.values()) entry.show();
    draw();
    say(t("erased"));
  });
  const foot = element("div", "form-foot");
  foot.append(keepLabel, erase);
  const glance = element("p", "glance");
  const [down, count] = [element("a"), element("span")];
  down.href = "#the-letter";
  down.textContent = document.getElementById("the-letter")?.textContent ?? "";
  glance.append(down, count);
  place.append(...groups, foot, glance);
  place.addEventListener("focusout", judge);
  place.addEventListener("submit", (event) => event.preventDefault());
  place.addEventListener("keydown", onwards);
  if (trees.length > 1) sheet.before(languages());
  sheet.before(bar, open);
  const copying = button(t("copy_letter"), () => checked(copyLetter));
  bar.append(
    copying,
    button(t("mail_letter"), () => checked(mail)),
    // One of t("save_docx"), t("save_odt"), t("save_txt").
    ...(/** @type {const} */ (["docx", "odt", "txt"])).map((name) =>
      button(t(`save_${name}`), () => checked(() => save(name))),
    ),
    button(t("print_letter"), () => checked(() => print())),
  );
  const second = element("div", "paper");
  for (const entry of entries.values()) entry.show();
  place.hidden = false;
  draw();
  Object.assign(document.documentElement.dataset, { bar: "", ready: "" });

  function changed() {
    remember();
    draw();
  }

  function remember() {
    store(tree, values, keeping.checked);
  }

  /** Brings the letter, the form and what is still open up to date. */
  function draw() {
    const [used, due] = [reached(tree, values, options), asked(tree, values, options)];
    for (const [name, entry] of entries) {
      entry.box.hidden = !used.has(name);
      entry.ask(due.has(name));
    }
    judge();
    for (const piece of tree.pieces) {
      const made = piece.option && switches.get(piece.option.id);
      if (!piece.option || !made) continue;
      made.box.hidden = !offered(piece, values, false);
      made.input.checked = options[piece.option.id] ?? piece.option.on;
      made.wait(awaited(tree, values, options, piece));
    }
    for (const group of groups) {
      group.hidden = [...group.children].slice(1).every((child) => /** @type {HTMLElement} */ (child).hidden);
    }
    paper(sheet, fill(noted(tree, values, options), values, options), go);
    if (chosen.length > 1) {
      second.lang = chosen[1].lang;
      second.dir = chosen[1].dir;
      paper(second, fill(chosen[1], values, options), go);
      sheet.after(second);
    } else second.remove();
    const left = missing(tree, values, options);
    write(count, left.length ? told(left).replace(/\s*:(?=\ue001?$)/, "") : "");
    open.replaceChildren(element("p", left.length ? "" : "complete", told(left)));
    if (left.length) {
      const list = element("ul");
      list.append(
        ...left.map((gap) => {
          const line = element("li");
          line.append(linked(gap));
          return line;
        }),
      );
      open.append(list);
    }
  }

  function judge() {
    for (const entry of entries.values()) entry.judge(wrong);
  }

  /** @param {string} kind @param {string} value what is wrong with it, or nothing */
  function wrong(kind, value) {
    const bare = tidy(value);
    if (!bare) return "";
    if (kind === "email") return /^\S+@\S+\.\S+$/.test(bare) ? "" : t("not_an_email");
    if (written(tree, values, kind, bare)) return "";
    return kind === "date" ? t("not_a_date") : t("not_a_number");
  }

  /** @param {Gap} gap what leads to a field that is empty */
  function linked({ field, label }) {
    const link = element("a", "", label);
    link.href = `#${address(field)}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(field);
    });
    return link;
  }

  /** @param {string} field */
  function go(field) {
    const control = document.getElementById(address(field));
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }

  /**
   * Does something with the letter; asks first when something is still empty.
   * @param {() => void} act
   */
  function checked(act) {
    const left = missing(tree, values, options);
    if (!left.length) {
      act();
      return;
    }
    const box = element("dialog", "still-open");
    const heading = element("p", "", told(left));
    heading.id = "still-open";
    box.setAttribute("aria-labelledby", heading.id);
    const list = element("ul");
    list.append(...left.map(({ label }) => element("li", "", label)));
    const without = withheld(tree, values, options).map((option) =>
      element("p", "waits", t("not_yet", { option })),
    );
    const fillIn = button(t("open_fill"), () => {
      box.close();
      go(left[0].field);
    });
    const anyway = button(t("open_anyway"), () => {
      box.close();
      act();
    });
    box.addEventListener("close", () => box.remove());
    box.append(heading, list, ...without, fillIn, anyway);
    document.body.append(box);
    box.showModal();
  }

  function blocks() {
    return chosen.map((each) => fill(each, values, options));
  }

  function words() {
    return text(chosen, blocks(), PIECES.txt);
  }

  function copyLetter() {
    return copyAndTell(copying, words());
  }

  function mail() {
    const address = mailto(chosen, blocks(), PIECES.txt);
    if (address.length <= LONGEST_MAIL) {
      location.href = address;
      return;
    }
    void copy(words());
    say(t("mail_long"));
    open.prepend(element("p", "notice", t("mail_long")));
  }

  /** @param {"docx" | "odt" | "txt"} name */
  function save(name) {
    const data = name === "txt" ? words() : zip(parts(chosen, blocks(), PIECES[name]));
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([data], { type: TYPES[name] }));
    link.download = `${tree.id}.${chosen.map((each) => each.lang).join("-")}.${name}`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** What adds the letter in another language, and leads the reader's eyes there. */
  function languages() {
    const row = element("div", "languages");
    const label = element("label", "", t("second_language"));
    const list = element("select");
    const note = element("p", "hint", t("second_note"));
    list.id = "second-language";
    label.htmlFor = list.id;
    note.id = "second-note";
    list.setAttribute("aria-describedby", note.id);
    list.append(new Option(bare(t("second_none")), ""));
    for (const other of trees.slice(1)) list.append(new Option(other.language, other.lang));
    list.addEventListener("change", () => {
      const other = trees.find((each) => each.lang === list.value);
      chosen = other && other !== tree ? [tree, other] : [tree];
      draw();
      say(other ? t("second_added", { language: other.language }) : t("second_removed"));
      if (other) second.scrollIntoView({ block: "start" });
    });
    row.append(label, list, note);
    return row;
  }
}

/** @param {{label: string}[]} left */
function told(left) {
  return left.length ? t("open", { count: left.length }) : t("complete");
}
