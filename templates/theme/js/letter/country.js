// Where the reader works, asked on the page of a letter. What the letter takes from there, and works
// out from what was filled in, comes with the facts of the countries: nothing is asked of the site
// before the reader has chosen one, or says that interest rests on something.
import { loaded } from "../base/load.js";
import { root } from "../base/root.js";
import { remembers } from "../base/storage.js";
import { element, say, t, write } from "../base/words.js";
import { choice } from "../page/where/choice.js";
import { place } from "../page/where/chosen.js";
import { onChoice } from "../page/where/place.js";

/**
 * @typedef {import("../countries/filling.js").Desk} Desk
 * @typedef {import("../countries/filling.js").Filling} Filling
 */

const SCRIPT = "letters/countries.js";

/**
 * The part of the form that asks for the country, and what keeps the letter in step with it.
 * @param {Omit<Desk, "here">} desk
 */
export function country(desk) {
  /** @type {Promise<void> | undefined} */
  let loading;
  /** @type {Filling | undefined} */
  let filling;
  const asked = choice("letter-where");
  const box = element("fieldset", "country-choice");
  const more = element("p", "small");
  const intro = element("p", "hint", t("local_intro"));
  intro.id = "letter-where-hint";
  asked.select.setAttribute("aria-describedby", intro.id);
  box.append(element("legend", "", t("local_title")), intro, asked.row, more);
  asked.show(place());
  onChoice(async (id) => {
    asked.show(id);
    await load();
    if (id && filling) say(t("local_filled", { country: name() }));
  });
  if (asked.select.value) void load();
  return {
    box,
    /** @param {string} field its id, if it was one */
    changed: (field) => {
      if (filling && field) filling.touched(field);
      if (filling) filling.refresh();
      else if (desk.tree.fields.some((of) => of.id === field && of.local === "basis")) void load();
    },
    left: () => filling?.left(),
    untouched: () => filling?.untouched(),
    /** Begins anew with values that are others than before. */
    again: () => {
      if (remembers()) asked.show(place());
      filling?.begin();
      if (!filling && asked.select.value) void load();
    },
    /** The ids of the switches that stand as the country sets them. */
    switched: () => filling?.switched() ?? [],
    /** The ids of the fields that hold what the reader did not fill in. */
    given: () => filling?.given() ?? [],
  };

  function name() {
    return asked.select.selectedOptions[0].textContent ?? "";
  }

  /** Loads the facts, if they are not there, and brings the letter up to date. */
  async function load() {
    loading ??= begin();
    await loading;
    filling?.refresh();
    desk.drawn();
    const url = filling?.url(asked.select.value);
    if (!filling) return write(more, t("local_failed"));
    more.replaceChildren();
    if (!url) return;
    const link = element("a", "", t("where_away", { country: name() }));
    link.href = new URL(url, root()).href;
    more.append(link);
  }

  async function begin() {
    try {
      const fill = await loaded(SCRIPT, "countries");
      filling = fill({ ...desk, here: () => asked.select.value });
    } catch {
      loading = undefined; // the next choice tries again
    }
  }
}
