// Words to say get a button that copies them.
import { copy } from "../base/clipboard.js";
import { button, placed, say, t, write } from "../base/words.js";

const MOMENT = 2500; // ms

/**
 * The labels that tell, with their own words and what will put those back.
 * @type {WeakMap<HTMLElement, {words: Node[], later: ReturnType<typeof setTimeout>}>}
 */
const telling = new WeakMap();

/**
 * Copies, and lets the control say for a moment whether it worked.
 * @param {HTMLElement} label the element whose text tells
 * @param {string} text
 */
export async function copyAndTell(label, text) {
  const told = (await copy(text)) ? t("copied") : t("copy_failed");
  const before = telling.get(label);
  clearTimeout(before?.later);
  const words = before?.words ?? [...label.childNodes];
  const later = setTimeout(() => {
    label.replaceChildren(...words);
    telling.delete(label);
  }, MOMENT);
  telling.set(label, { words, later });
  write(label, told);
  say(told);
}

/** Adds the button to all words to say. */
export function copying() {
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".say"))) {
    const control = button(t("copy"), () => copyAndTell(control, words.innerText.trim()));
    placed(control, words, ".kept");
  }
}
