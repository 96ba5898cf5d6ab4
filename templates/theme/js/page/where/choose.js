// The choice of a country over the facts of several: theirs are shown, the others put away.
import { again } from "../../base/again.js";
import { remembers } from "../../base/storage.js";
import { element, say, t, write } from "../../base/words.js";
import { choice } from "./choice.js";
import { onChoice, place } from "./place.js";

/** Puts a choice of countries over each list of them. */
export function choose() {
  const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".local")]);
  const shows = lists.map(chooser);
  const showAll = (/** @type {string} */ id) => shows.forEach((show) => show(id));
  showAll(place());
  onChoice(showAll);
  again(() => remembers() && showAll(place()));

  /** @param {HTMLElement} list @param {number} at */
  function chooser(list, at) {
    const near = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".country")]);
    const far = /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll(".elsewhere a")]);
    const others = list.querySelector("details.others");
    const { row, select, show: showChosen } = choice(`where-${at + 1}`);
    const away = element("p", "away");
    list.querySelector(".where-ask")?.replaceWith(row, away);
    select.addEventListener("change", chosen);
    return show;

    function chosen() {
      const name = select.selectedOptions[0].textContent ?? "";
      say(select.value ? t("where_shown", { country: name }) : name);
    }

    /** @param {string} id */
    function show(id) {
      showChosen(id);
      let found = false;
      for (const country of near) {
        const own = (country.dataset.country ?? "").split(" ").includes(select.value);
        found ||= own;
        country.hidden = Boolean(select.value) && !own && !country.closest("details.others");
        if (country instanceof HTMLDetailsElement) country.open = own;
        for (const more of country.querySelectorAll("details")) more.open = own;
        if (own && others?.contains(country)) others.before(country);
      }
      const there = far.find((link) => link.dataset.country === select.value);
      away.hidden = found || !there;
      if (there && !found) {
        const link = element("a");
        link.href = there.href;
        write(link, t("where_away", { country: there.textContent ?? "" }));
        away.replaceChildren(link);
      }
    }
  }
}
