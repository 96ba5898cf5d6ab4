// What is still empty in a letter: told above it and at the foot of its form, and asked about before the
// letter is taken along.
import { dialog } from "../base/dialog.js";
import { button, element, spoken, t, write } from "../base/words.js";
import { missing, withheld } from "./needs.js";
import { address } from "./sheet.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Values} Values
 * @typedef {import("./fill.js").Options} Options
 * @typedef {import("./needs.js").Gap} Gap
 */

/**
 * What tells of the gaps of a letter.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 */
export function gaps(tree, values, options) {
  const above = element("div", "still");
  const glance = element("p", "glance");
  const [down, count] = [element("a"), element("span")];
  down.href = "#the-letter";
  down.append(...(document.getElementById("the-letter")?.cloneNode(true).childNodes ?? []));
  glance.append(down, count);
  return { above, glance, draw, checked };

  /** Says what is open by now. */
  function draw() {
    const left = missing(tree, values, options);
    write(count, left.length ? told(left).replace(/\s*[:：](?=\ue001?$)/, "") : "");
    above.replaceChildren(element("p", left.length ? "" : "complete", told(left)));
    if (left.length) above.append(listed(left.map((gap) => linked(gap, tree.lang))));
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
    const without = withheld(tree, values, options).map((option) =>
      element("p", "waits", t("not_yet", { option })),
    );
    const fillIn = button(t("open_fill"), () => {
      box.close();
      go(left[0].field);
    });
    fillIn.classList.add("button-main");
    const anyway = button(t("open_anyway"), () => {
      box.close();
      act();
    });
    const names = listed(left.map(({ label }) => label));
    const box = dialog("still-open", told(left), [names, ...without, fillIn, anyway]);
  }
}

/** @param {(HTMLElement | string)[]} parts */
function listed(parts) {
  const list = element("ul");
  for (const part of parts) {
    const line = element("li", "", typeof part === "string" ? part : "");
    if (typeof part !== "string") line.append(part);
    list.append(line);
  }
  return list;
}

/** @param {Gap[]} left */
function told(left) {
  return left.length ? t("open", { count: left.length }) : t("complete");
}

/**
 * What leads to a field that is empty.
 * @param {Gap} gap
 * @param {string} lang the language of its name
 */
export function linked({ field, label }, lang) {
  const link = element("a", "", spoken(label, lang));
  link.href = `#${address(field)}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(field);
  });
  return link;
}

/** @param {string} field its id; puts the focus there */
export function go(field) {
  const control = document.getElementById(address(field));
  control?.focus();
  control?.scrollIntoView({ block: "center" });
}
