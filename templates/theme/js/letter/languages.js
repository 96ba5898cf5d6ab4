// A second language for the letter: for clients who read another one than the reader writes.
import { element, optionOf, say, t } from "../base/words.js";

/**
 * What adds the letter in another language.
 * @param {import("./fill.js").Tree[]} others
 * @param {(other: import("./fill.js").Tree | undefined) => void} chosen
 */
export function languages(others, chosen) {
  const row = element("div", "languages");
  const label = element("label", "", t("second_language"));
  const list = element("select");
  const note = element("p", "hint", t("second_note"));
  list.id = "second-language";
  label.htmlFor = list.id;
  note.id = "second-note";
  list.setAttribute("aria-describedby", note.id);
  list.append(optionOf(t("second_none"), ""));
  for (const other of others) list.append(new Option(other.language, other.lang));
  list.addEventListener("change", () => {
    const other = others.find((each) => each.lang === list.value);
    chosen(other);
    say(other ? t("second_added", { language: other.language }) : t("second_removed"));
  });
  row.append(label, list, note);
  return row;
}
