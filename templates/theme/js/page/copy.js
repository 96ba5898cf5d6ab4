// Words to say get a button that copies them.
import { copy } from "../base/clipboard.js";
import { button, say, t, write } from "../base/words.js";

/**
 * Copies, and lets the control say for a moment whether it worked.
 * @param {HTMLElement} label the element whose text tells
 * @param {string} text
 */
export async function copyAndTell(label, text) {
  const before = label.dataset.words ?? label.textContent ?? "";
  label.dataset.words = before;
  const told = (await copy(text)) ? t("copied") : t("copy_failed");
  write(label, told);
  say(told);
  setTimeout(() => {
    label.textContent = before;
  }, 2500);
}

/** Adds the button to all words to say. */
export function copying() {
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".say"))) {
    const control = button(t("copy"), () => copyAndTell(control, words.innerText.trim()));
    words.after(control);
  }
}
