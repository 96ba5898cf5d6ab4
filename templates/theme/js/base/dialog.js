// A question in front of the page, which waits for an answer.
import { element } from "./words.js";

/**
 * Opens a dialog, which is gone once it is closed.
 * @param {string} id of the question, by which a screen reader names the dialog
 * @param {string} question
 * @param {HTMLElement[]} parts what stands under it
 */
export function dialog(id, question, parts) {
  const box = element("dialog", "still-open");
  const heading = element("p", "", question);
  heading.id = id;
  box.setAttribute("aria-labelledby", id);
  box.addEventListener("close", () => box.remove());
  box.append(heading, ...parts);
  document.body.append(box);
  box.showModal();
  return box;
}
