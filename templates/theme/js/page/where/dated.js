// Pages are read long after they were made: the reader's day decides which facts still hold.
import { after } from "../../base/dates.js";
import { element, t } from "../../base/words.js";

/** Takes away the words of facts that have run out, and marks the rate of today. */
export function dated() {
  const today = after(0);
  for (const fact of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-until]")
  )) {
    if ((fact.dataset.until ?? "") >= today) continue;
    fact.classList.add("fact-over");
    fact.querySelector(".fact-words")?.replaceWith(element("p", "", t("fact_over")));
    if (fact.matches(".country")) fact.remove();
  }
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".rates [data-from]")
  )) {
    const { from = "", to = today } = row.dataset;
    if (from <= today && today <= to) row.setAttribute("aria-current", "date");
  }
}
