// The choice of a country over the facts of several: theirs are shown, the others put away.
import { again } from "../../base/again.js";
import { remembers } from "../../base/storage.js";
import { element, say, t, write } from "../../base/words.js";
import { choice } from "./choice.js";
import { place } from "./chosen.js";
import { onChoice } from "./place.js";
import { shown } from "./shown.js";

/** Puts a choice of countries over each list of them. */
export function choose() {
  const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".local")]);
  const shows = lists.map(chooser);
  const showAll = (/** @type {string} */ id) => shows.forEach((show) => show(id));
  showAll(place());
  onChoice(showAll);
  again(() => remembers() && showAll(place()));

  /**
   * Names a number by its country too: heard out of its line, it does not say where it is the one.
   * @param {Element} country
   * @param {number} at
   */
  function named(country, at) {
    const parts = [...country.querySelectorAll(":scope > details > summary, :scope > a")];
    for (const [index, part] of parts.entries()) part.id = `help-${at + 1}-${index + 1}`;
    parts[1]?.setAttribute("aria-labelledby", parts.map(({ id }) => id).join(" "));
  }

  /** @param {HTMLElement} list @param {number} at */
  function chooser(list, at) {
    const { row, select, kept, show: showChosen } = choice(`where-${at + 1}`);
    const away = /** @type {HTMLElement} */ (list.querySelector(".away") ?? element("p", "away"));
    const others = list.querySelector("details.others");
    list.querySelector(".where-ask")?.replaceWith(row, ...(others ? [] : [away]));
    if (others) {
      row.children[0].className = "unseen"; // numbers have no line to spare
      others.before(...kept);
      list.querySelectorAll(".country").forEach(named);
    }
    select.addEventListener("change", chosen);
    return show;

    function chosen() {
      const country = select.selectedOptions[0].textContent ?? "";
      const there = shown(list, select.value);
      if (!there) say(country);
      else if ("silent" in there.dataset) say(t("where_away", { country }));
      else say(t("where_shown", { country }));
    }

    /** @param {string} id */
    function show(id) {
      showChosen(id);
      const there = shown(list, select.value);
      away.hidden = !(there instanceof HTMLAnchorElement);
      if (!(there instanceof HTMLAnchorElement)) return;
      const link = element("a");
      link.href = there.href;
      write(link, t("where_away", { country: there.textContent ?? "" }));
      away.replaceChildren(link);
    }
  }
}
