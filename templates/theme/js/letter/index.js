// The page of a letter: a form, the letter beside it as it will read, and ways to take it along.
import { able } from "../base/able.js";
import { again } from "../base/again.js";
import { wayBack } from "../base/back.js";
import { keeper } from "../base/keeping.js";
import { elsewhere, remembers } from "../base/storage.js";
import { tidy } from "../base/tidy.js";
import { button, element, say, t } from "../base/words.js";
import { country } from "./country.js";
import { fill, holds, offered, written } from "./fill.js";
import { form, onwards } from "./form.js";
import { languages } from "./languages.js";
import { asked, awaited, noted, reached } from "./needs.js";
import { gaps, go, linked } from "./open.js";
import { paper } from "./sheet.js";
import { taking } from "./take.js";
import { before, clear, keeps, KEY, store, storeSwitches, switchesBefore, typed } from "./visit.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Values} Values
 * @typedef {import("./fill.js").Options} Options
 */

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
  const options = switchesBefore(tree);
  const { parts: groups, entries, switches } = form(tree, values, options, changed, (gap) =>
    linked(gap, tree.lang),
  );
  const local = tree.local ? country({ tree, values, options, entries, drawn: draw }) : null;
  const open = gaps(tree, values, options);
  const { input: keeping, label: keepLabel, told: notKept, settle } = keeper(t("keep_fields"));
  keeping.checked = keeps();
  keeping.addEventListener("change", remember);
  const back = wayBack();
  const erase = button(t("erase"), () => {
    if (filled().length) back.offer(erased());
    else clear(tree, values);
    for (const name of Object.keys(options)) delete options[name];
    keeping.checked = false;
    local?.untouched();
    for (const entry of entries.values()) entry.show();
    draw();
    say(t("erased"));
  });
  const foot = element("div", "form-foot");
  foot.append(keepLabel, notKept, erase, " ", back.box);
  place.append(...(local ? [local.box] : []), ...groups, foot, open.glance);
  place.addEventListener("focusout", () => {
    judge();
    local?.left();
  });
  place.addEventListener("submit", (event) => event.preventDefault());
  place.addEventListener("keydown", onwards);
  if (trees.length > 1) sheet.before(languages(trees.slice(1), choose));
  sheet.before(taking(letter, open.checked, open.above), open.above);
  const second = element("div", "paper");
  for (const entry of entries.values()) entry.show();
  place.hidden = false;
  draw();
  again(comeBack);
  elsewhere(KEY, () => (keeping.checked = keeps()));
  Object.assign(document.documentElement.dataset, { bar: "", ready: "" });

  /** @param {string} field its id, if it was a field */
  function changed(field) {
    local?.changed(field);
    remember();
    draw();
  }

  function remember() {
    settle(store(tree, values, local?.given() ?? [], keeping.checked));
    storeSwitches(tree, Object.fromEntries(switched()));
  }

  /** The fields that the reader has filled in. */
  function filled() {
    return typed(tree, values, local?.given() ?? []).filter(([, value]) => holds(value));
  }

  /** The switches that the reader has set. */
  function switched() {
    const given = new Set(local?.switched() ?? []);
    return Object.entries(options).filter(([name]) => !given.has(name));
  }

  /**
   * Forgets everything.
   * @returns {() => void} puts it back; what was filled in since stays where it was empty before
   */
  function erased() {
    const [fields, set, kept] = [filled(), switched(), keeping.checked];
    const others = clear(tree, values);
    return () => {
      const since = [filled(), switched()];
      others();
      empty();
      Object.assign(values, before(tree), Object.fromEntries([...since[0], ...fields]));
      Object.assign(options, Object.fromEntries([...since[1], ...set]));
      keeping.checked = kept;
      local?.again();
      remember();
      for (const entry of entries.values()) entry.show();
      draw();
      erase.focus();
      say(t("put_back_done"));
    };
  }

  function empty() {
    for (const held of [values, options]) for (const name of Object.keys(held)) delete held[name];
  }

  /** Brings the page in step with what was typed meanwhile in other letters of the visit. */
  function comeBack() {
    if (remembers()) {
      empty();
      Object.assign(values, before(tree));
      Object.assign(options, switchesBefore(tree));
      keeping.checked = keeps();
      local?.again();
    }
    for (const entry of entries.values()) entry.show();
    draw();
  }

  /** @param {Tree | undefined} other the letter in a second language, or none */
  function choose(other) {
    chosen = other ? [tree, other] : [tree];
    draw();
    if (other) second.scrollIntoView({ block: "start" });
  }

  /** Brings the form, the letter and what is still open up to date. */
  function draw() {
    drawForm();
    drawLetter();
    open.draw();
  }

  /** Shows the fields and switches that the letter has use for, and what those wait for. */
  function drawForm() {
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
  }

  /** Writes the letter, and below it the one in a second language. */
  function drawLetter() {
    paper(sheet, fill(noted(tree, values, options), values, options), tree.mark.set, go);
    const other = chosen[1];
    if (!other) {
      second.remove();
      return;
    }
    second.lang = other.lang;
    second.dir = other.dir;
    paper(second, fill(other, values, options), other.mark.set, go);
    sheet.after(second);
  }

  function judge() {
    for (const entry of entries.values()) entry.judge((kind, value) => wrong(tree, values, kind, value));
  }

  function letter() {
    return { trees: chosen, blocks: chosen.map((each) => fill(each, values, options)) };
  }
}

/**
 * What is wrong with what a field holds, or nothing.
 * @param {Tree} tree
 * @param {Values} values
 * @param {string} kind
 * @param {string} value
 */
function wrong(tree, values, kind, value) {
  const bare = tidy(value);
  if (!bare) return "";
  if (kind === "email") return /^\S+@\S+\.\S+$/.test(bare) ? "" : t("not_an_email");
  if (written(tree, values, kind, bare)) return "";
  return kind === "date" ? t("not_a_date") : t("not_a_number");
}
