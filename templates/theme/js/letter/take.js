// Ways to take the letter along: copied, in a mail, as a file, on paper.
import { copy } from "../base/clipboard.js";
import { button, element, say, t } from "../base/words.js";
import { copyAndTell } from "../page/copy.js";
import { mailto, parts, text } from "./compose.js";
import { PIECES } from "./pieces.js";
import { zip } from "./zip.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Block} Block
 */

const LONGEST_MAIL = 1800; // characters of an address that every mail program takes
const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  txt: "text/plain;charset=utf-8",
};

/**
 * The buttons that take the letter along.
 * @param {() => {trees: Tree[], blocks: Block[][]}} letter as it is now, in one language or two
 * @param {(act: () => void) => void} checked does something, and asks first if something is empty
 * @param {HTMLElement} open where the reader is told that a mail cannot hold it
 */
export function taking(letter, checked, open) {
  const bar = element("div", "take");
  const copying = button(t("copy_letter"), () => checked(() => copyAndTell(copying, words())));
  bar.append(
    copying,
    button(t("mail_letter"), () => checked(mail)),
    // One of t("save_docx"), t("save_odt"), t("save_txt").
    ...(/** @type {const} */ (["docx", "odt", "txt"])).map((name) =>
      button(t(`save_${name}`), () => checked(() => save(name))),
    ),
    button(t("print_letter"), () => checked(() => print())),
  );
  return bar;

  function words() {
    const { trees, blocks } = letter();
    return text(trees, blocks, PIECES.txt);
  }

  function mail() {
    const { trees, blocks } = letter();
    const address = mailto(trees, blocks, PIECES.txt);
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
    const { trees, blocks } = letter();
    const data = name === "txt" ? words() : zip(parts(trees, blocks, PIECES[name]));
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([data], { type: TYPES[name] }));
    link.download = `${trees[0].id}.${trees.map((each) => each.lang).join("-")}.${name}`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
