// The control by which readers say where they work: a list of countries, and whether to keep it.
import { keeper } from "../../base/keeping.js";
import { elsewhere } from "../../base/storage.js";
import { attribute, element, optionOf, t } from "../../base/words.js";
import { KEY, lasting } from "./chosen.js";
import { settle } from "./place.js";

/**
 * A list of the countries that the page names, those of its language first. What is chosen is
 * remembered, for the visit or, if the reader asks, for longer.
 * @param {string} id of the list
 */
export function choice(id) {
  const select = element("select");
  select.id = id;
  const label = element("label", "", t("where_label"));
  label.htmlFor = id;
  const { input: keeping, label: keepLabel, told, settle: taken } = keeper(t("where_keep"));
  const row = element("div", "where-choice");
  row.append(label, select, keepLabel, told);
  const names = countries();
  select.append(optionOf(t("where_none"), ""), ...options(names.near));
  if (names.far.length) {
    const group = element("optgroup");
    attribute(group, "label", t("where_far"));
    group.append(...options(names.far));
    if (group.lang) for (const each of group.children) inPage(each);
    select.append(group);
  }
  const remember = () => {
    taken(settle(select.value, keeping.checked));
    keepLabel.hidden = !select.value;
  };
  select.addEventListener("change", remember);
  keeping.addEventListener("change", remember);
  elsewhere(KEY, () => (keeping.checked = Boolean(lasting())));
  /** @param {string} country its id, or nothing */
  const show = (country) => {
    select.value = country;
    if (select.value !== country) select.value = "";
    keeping.checked = Boolean(lasting());
    keepLabel.hidden = !select.value;
  };
  return { row, select, kept: [keepLabel, told], show };
}

/** The countries to choose from, by id and name, as the page lists them. */
function countries() {
  /** @type {{near: [string, string][], far: [string, string][]}} */
  const none = { near: [], far: [] };
  return JSON.parse(document.getElementById("countries")?.textContent ?? "null") ?? none;
}

/** @param {Element} option one that says of itself that it is in the language of the page, or in which */
function inPage(option) {
  if (!option.hasAttribute("lang")) option.setAttribute("lang", document.documentElement.lang);
}

/** @param {[string, string][]} names */
function options(names) {
  return names.map(([id, name]) => optionOf(name, id));
}
