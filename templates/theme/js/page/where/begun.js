// A country that the reader chose before is alone on a page from the first, not only once all
// scripts have come: what stands below does not move when they do.
import { place } from "./chosen.js";
import { shown } from "./shown.js";

/** Shows it as soon as the page has come, and says in which height the choice will stand. */
export function begin() {
  const chosen = place();
  if (!chosen) return;
  document.documentElement.dataset.placed = "";
  document.addEventListener(
    "readystatechange",
    () => {
      for (const list of document.querySelectorAll(".local")) {
        if (shown(list, chosen)?.matches("a")) list.querySelector(".where-ask")?.after(away());
      }
    },
    { once: true },
  );
}

/** Shows all countries again, where the script of the choice does not come. */
export function undo() {
  delete document.documentElement.dataset.placed;
  for (const list of document.querySelectorAll(".local")) {
    shown(list, "");
    list.querySelector(".away")?.remove();
  }
}

/** The line that will lead to the page of the country. */
function away() {
  const line = document.createElement("p");
  line.className = "away";
  line.textContent = "\u00a0";
  return line;
}
