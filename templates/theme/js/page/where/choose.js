// The choice of a country over the facts of several: theirs are shown, the others put away.
import { element, bare, say, t, write } from "../../base/words.js";
import { lasts, place, settle } from "./place.js";

/** Puts a choice of countries over each list of them. */
export function choose() {
  const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".local")]);
  const shows = lists.map(chooser);
  for (const show of shows) show(place());

  /** @param {HTMLElement} list @param {number} at */
  function chooser(list, at) {
    const near = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".country")]);
    const far = /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll(".elsewhere a")]);
    const others = list.querySelector("details.others");
    const select = element("select");
    select.id = `where-${at + 1}`;
    const label = element("label", "", t("where_label"));
    label.htmlFor = select.id;
    const keeping = element("input");
    keeping.type = "checkbox";
    const keepLabel = element("label", "switch");
    keepLabel.append(keeping, element("span", "", t("where_keep")));
    const away = element("p", "away");
    const row = element("div", "where-choice");
    row.append(label, select, keepLabel);
    list.querySelector(".where-ask")?.replaceWith(row, away);
    const names = countries();
    select.append(new Option(bare(t("where_none")), ""), ...options(names.near));
    if (names.far.length) {
      const group = element("optgroup");
      group.label = bare(t("where_far"));
      group.append(...options(names.far));
      select.append(group);
    }
    select.addEventListener("change", chosen);
    keeping.addEventListener("change", () => settle(select.value, keeping.checked));
    return show;

    function chosen() {
      settle(select.value, keeping.checked);
      for (const show of shows) show(select.value);
      const name = select.selectedOptions[0].textContent ?? "";
      say(select.value ? t("where_shown", { country: name }) : name);
    }

    /** @param {string} id */
    function show(id) {
      select.value = id;
      if (select.value !== id) select.value = "";
      keeping.checked = lasts();
      keepLabel.hidden = !select.value;
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

/** The countries to choose from, by id and name, as the page lists them. */
function countries() {
  /** @type {{near: [string, string][], far: [string, string][]}} */
  const none = { near: [], far: [] };
  return JSON.parse(document.getElementById("countries")?.textContent ?? "null") ?? none;
}

/** @param {[string, string][]} names */
function options(names) {
  return names.map(([id, name]) => new Option(name, id));
}
