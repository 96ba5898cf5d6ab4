// Words to say get a button that copies them.
import { button, say, t, write } from "./words.js";

/**
 * Puts a text on the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const worked = document.execCommand("copy");
    area.remove();
    return worked;
  }
}

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
