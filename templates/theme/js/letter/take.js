// Ways to take the letter along: copied, in a mail, as a file, on paper.
import { copy } from "../base/clipboard.js";
import { loaded } from "../base/load.js";
import { saveFile } from "../base/save.js";
import { button, element, say, t } from "../base/words.js";
import { copyAndTell } from "../page/copy.js";
import { mailto, text } from "./compose.js";
import { PIECES } from "./pieces.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Block} Block
 * @typedef {import("./documents.js").Documents} Documents
 */

const DOCUMENTS = "letters/documents.js";

const LONGEST_MAIL = 1800; // characters of an address that every mail program takes

/**
 * The buttons that take the letter along.
 * @param {() => {trees: Tree[], blocks: Block[][]}} letter as it is now, in one language or two
 * @param {(act: () => void) => void} checked does something, and asks first if something is empty
 * @param {HTMLElement} open where the reader is told that a mail cannot hold it
 */
export function taking(letter, checked, open) {
  /** @type {Promise<Documents> | undefined} */
  let loading;
  if (document.readyState === "complete") void documents();
  else addEventListener("load", () => void documents(), { once: true });
  const bar = element("div", "take");
  const copying = button(t("copy_letter"), () => checked(() => copyAndTell(copying, words())));
  copying.classList.add("button-main");
  bar.append(
    copying,
    button(t("mail_letter"), () => checked(() => void mail())),
    // One of t("save_docx"), t("save_odt"), t("save_txt").
    ...(/** @type {const} */ (["docx", "odt", "txt"])).map((name) =>
      button(t(`save_${name}`), () => checked(() => void save(name))),
    ),
    button(t("print_letter"), () => checked(() => print())),
  );
  return bar;

  function words() {
    const { trees, blocks } = letter();
    return text(trees, blocks, PIECES.txt);
  }

  async function mail() {
    const { trees, blocks } = letter();
    const address = mailto(trees, blocks, PIECES.txt);
    if (address.length <= LONGEST_MAIL) {
      location.href = address;
      return;
    }
    tell((await copy(words())) ? t("mail_long") : t("copy_failed"));
  }

  /** @param {string} words what everybody has to know, said and shown */
  function tell(words) {
    say(words);
    open.prepend(element("p", "notice", words));
  }

  /** What makes documents, or nothing where it cannot be loaded; then the next call tries again. */
  async function documents() {
    loading ??= loaded(DOCUMENTS, "documents");
    try {
      return await loading;
    } catch {
      loading = undefined;
    }
  }

  /** @param {"docx" | "odt" | "txt"} name */
  async function save(name) {
    const { trees, blocks } = letter();
    const made = name === "txt" ? words : await documents();
    if (!made) return tell(t("save_failed"));
    const data = name === "txt" ? words() : made(trees, blocks, name);
    saveFile(`${trees[0].id}.${trees.map((each) => each.lang).join("-")}`, name, data);
  }
}
