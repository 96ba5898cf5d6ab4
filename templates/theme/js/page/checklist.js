// Lists that can be ticked. Ticks last as long as the page, or on the device when asked for.
import { again } from "../base/again.js";
import { wayBack } from "../base/back.js";
import { keeper } from "../base/keeping.js";
import { elsewhere, keepWhile, kept } from "../base/storage.js";
import { ticks } from "../base/ticks.js";
import { button, element, placed, say, t, write } from "../base/words.js";
import { hand } from "../log/hand.js";

/** Makes every checklist of the page tickable. */
export function checklists() {
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".checklist[data-list]")
  )) {
    tickable(list);
  }
}

/** @param {HTMLElement} list */
function tickable(list) {
  const key = `fingerpost-ticks/${list.dataset.list}`;
  const boxes = [...list.querySelectorAll("li")].map((item) => ({
    name: item.id || words(item),
    input: box(item),
  }));
  const count = element("span", "ticks-count");
  const { input: keeping, label, told, settle } = keeper(t("keep"), "");

  const ticked = () => boxes.filter(({ input }) => input.checked).map(({ name }) => name);
  const tell = () => {
    write(count, ticks(ticked().length, boxes.length));
    offer();
  };
  const changed = () => {
    tell();
    return settle(keepWhile(keeping.checked, key, ticked()));
  };
  const show = () => {
    const before = kept(key);
    keeping.checked = Array.isArray(before);
    if (Array.isArray(before)) for (const { name, input } of boxes) input.checked = before.includes(name);
    tell();
  };

  list.addEventListener("change", () => {
    if (changed()) say(count.textContent ?? "");
  });
  keeping.addEventListener("change", changed);
  const back = wayBack();
  /** @param {string[]} cleared @param {boolean} wasKept */
  const putBack = (cleared, wasKept) => {
    for (const { name, input } of boxes) input.checked ||= cleared.includes(name);
    keeping.checked ||= wasKept;
    clear.focus();
    if (changed()) say(count.textContent ?? "");
  };
  const clear = button(t("clear"), () => {
    const [cleared, wasKept] = [ticked(), keeping.checked];
    if (cleared.length) back.offer(() => putBack(cleared, wasKept));
    for (const { input } of boxes) input.checked = false;
    keeping.checked = false;
    changed();
    say(t("cleared"));
  });
  const row = element("div", "ticks");
  row.append(count, label, clear, back.box, told);
  placed(row, list, ".ticks");
  const sign = /^sign\/(.+)$/.exec(list.dataset.list ?? "")?.[1];
  const link = document.querySelector(".to-log");
  const inputs = boxes.map(({ input }) => input);
  const offer = sign && link instanceof HTMLElement ? intoLog(sign, link, inputs) : () => {};
  show();
  again(take);
  elsewhere(key, take);

  /** Takes over what is kept by now, beside what was ticked here and kept nowhere. */
  function take() {
    const own = keeping.checked ? [] : boxes.filter(({ input }) => input.checked);
    show();
    if (!keeping.checked || !own.length) return;
    for (const { input } of own) input.checked = true;
    changed();
  }
}

/**
 * The words of an item, whether they are painted yet or not.
 * @param {HTMLElement} item
 */
function words(item) {
  return (item.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * The link to the log takes along what is ticked.
 * @param {string} sign
 * @param {HTMLElement} link
 * @param {HTMLInputElement[]} boxes
 * @returns {() => void} has the link tell how many
 */
function intoLog(sign, link, boxes) {
  const bare = [...link.childNodes];
  const ticked = () => boxes.filter((input) => input.checked);
  const label = () => {
    const count = ticked().length;
    if (count) write(link, t("to_log", { count }));
    else link.replaceChildren(...bare);
  };
  link.addEventListener("click", () => {
    const events = ticked().map(({ labels }) => ({ what: labels?.[0].innerText ?? "", sign }));
    if (events.length) hand(events);
  });
  return label;
}

/**
 * Turns an item into a checkbox with its words as the label; links in it stay links.
 * @param {HTMLLIElement} item
 * @returns {HTMLInputElement}
 */
function box(item) {
  const input = element("input");
  input.type = "checkbox";
  const label = element("label");
  const note = item.querySelector(":scope > .note, :scope > p > .note");
  label.append(...item.childNodes);
  input.id = `${item.closest(".checklist")?.getAttribute("data-list")}/${
    item.id || [...(item.parentElement?.children ?? [])].indexOf(item) + 1
  }`;
  label.htmlFor = input.id;
  const held = element("div");
  held.append(label);
  if (note) {
    note.id = `${input.id}/note`;
    input.setAttribute("aria-describedby", note.id);
    held.append(note);
  }
  if (item.closest(".numbered")) label.classList.add("numbered-words");
  item.classList.add("tickable");
  item.append(input, held);
  return input;
}
