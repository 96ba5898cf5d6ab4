// The part of the page that counts a period to its last day.
import { after } from "../base/dates.js";
import { button, element, say, t } from "../base/words.js";
import { inWords } from "../letter/formats.js";
import { copyAndTell } from "../page/copy.js";
import { added, isDay, lastDay } from "./days.js";
import { WHOLE, field, list, tick } from "./field.js";
import { panel } from "./panel.js";
import { refill, remember } from "./visit.js";

/**
 * @typedef {import("./days.js").Period} Period
 * @typedef {object} Place
 * @property {string} [url]
 * @property {string[]} [holidays] no weekends among them
 */

/**
 * @param {HTMLElement} box
 * @param {{row: HTMLElement, select: HTMLSelectElement}} country
 * @param {Record<string, Place>} places
 * @param {import("./interest.js").Span} known the days whose holidays are known
 * @param {import("../letter/formats.js").Formats} formats
 * @returns {() => void} draws it anew, after another country was chosen
 */
export function lastDays(box, country, places, known, formats) {
  const from = field("last-from", "date", t("calc_from"), t("calc_from_hint"));
  from.input.value = after(0);
  const count = field("last-count", "whole", t("calc_count"));
  const unit = list("last-unit", t("calc_unit"), [
    ["days", t("calc_days")],
    ["working-days", t("calc_working_days")],
    ["weeks", t("calc_weeks")],
    ["months", t("calc_months")],
  ]);
  const until = list("last-until", t("calc_ends"), [
    ["day", t("calc_ends_day")],
    ["month-end", t("calc_ends_month")],
    ["quarter-end", t("calc_ends_quarter")],
  ]);
  const moved = tick("last-moved", t("calc_moved"), t("calc_moved_hint"));
  const rows = [country.row, from.box, count.box, unit.box, until.box, moved.box];
  const { form, shown, put } = panel(box, "last-result", t("calc_last_result"), rows);
  const fields = [from.input, count.input, unit.input, until.input, moved.input];
  refill(fields);
  form.addEventListener("input", () => {
    draw();
    remember(fields);
  });
  form.addEventListener("focusout", judge); // and does not draw: the focus may go to what is drawn
  form.addEventListener("change", () => say(shown.querySelector(".claim")?.textContent ?? ""));
  draw();
  return draw;

  function judge() {
    from.judge();
    count.judge();
  }

  function draw() {
    judge();
    const number = Number(count.input.value);
    if (!WHOLE.test(count.input.value.trim()) || !isDay(from.input.value)) {
      return put(element("p", "", t("calc_last_fill")));
    }
    const holidays = places[country.select.value]?.holidays ?? [];
    const period = /** @type {Period} */ ({
      count: number,
      unit: unit.input.value,
      until: until.input.value,
      moved: moved.input.checked,
    });
    const { ended, last, passed } = lastDay(from.input.value, period, holidays);
    const asks = period.unit === "working-days" || period.moved;
    /** @type {HTMLElement[]} */
    const parts = [];
    if (asks && !places[country.select.value]) {
      parts.push(element("p", "box box-caution", t("calc_no_holidays")));
    } else if (asks && (last > known.end || added(from.input.value, 1) < known.start)) {
      const days = { start: on(known.start), end: on(known.end) };
      parts.push(element("p", "box box-caution", t("calc_holidays_unknown", days)));
    }
    const words = [t("calc_last_first", { day: on(added(from.input.value, 1)) })];
    if (passed.length) words.push(t("calc_passed", { days: passed.map(on).join(" · ") }));
    if (last !== ended) words.push(t("calc_last_moved", { day: on(ended) }));
    const total = t("calc_last", { day: on(last) });
    const copying = button(t("calc_copy"), () => copyAndTell(copying, [...words, total].join("\n")));
    parts.push(...words.map((text) => element("p", "", text)), element("p", "claim", total), copying);
    put(...parts);
  }

  /** @param {string} day */
  function on(day) {
    return inWords(day, formats);
  }
}
