// One calculator of the page: its form, and beside it what comes out.
import { element } from "../base/words.js";

/**
 * Fills the place of a calculator and shows it.
 * @param {HTMLElement} place
 * @param {string} id of the heading of what comes out
 * @param {string} heading
 * @param {HTMLElement[]} rows of the form
 */
export function panel(place, id, heading, rows) {
  const form = element("div", "form");
  form.append(...rows);
  const title = element("h3", "", heading);
  title.id = id;
  const shown = element("div");
  const result = element("section", "result");
  result.setAttribute("aria-labelledby", id);
  result.append(title, shown);
  place.append(form, result);
  place.hidden = false;
  /** @param {Node[]} parts what comes out; on paper the calculator stands only with a result */
  function put(...parts) {
    shown.replaceChildren(...parts);
    place.classList.toggle("empty", !shown.querySelector(".claim"));
  }
  return { form, shown, put };
}
