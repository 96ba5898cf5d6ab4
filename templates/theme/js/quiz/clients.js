// Results of several clients side by side, kept on this device when the reader asks for it.
import { again } from "../base/again.js";
import { after, day } from "../base/dates.js";
import { elsewhere, forget, keep, kept } from "../base/storage.js";
import { bar } from "./bars.js";
import { make } from "./make.js";
import { act, section } from "./parts.js";

/**
 * @typedef {import("./course.js").Here} Here
 * @typedef {import("./model.js").Result} Result
 * @typedef {object} Client
 * @property {string} name
 * @property {string} day
 * @property {string} band
 * @property {number | null} severity
 * @property {number} [breadth]
 * @property {number | null} readiness
 */

const KEY = "fingerpost-clients";

/** Draws the list that the page shows now, once there is one. */
let redraw = () => {};
/** @type {Client[]} those that were removed last: they can come back as long as the page is open */
let removed = [];
elsewhere(KEY, () => redraw());
again(() => redraw());

/** @returns {Client[]} */
function list() {
  const found = kept(KEY);
  return Array.isArray(found) ? found.filter((one) => one && [one.name, one.day].every((text) => typeof text === "string")) : [];
}

/**
 * The list with another result: beside those of that client by day, in place of one of the same day.
 * @param {Client[]} all
 * @param {Client} client
 * @returns {Client[]}
 */
function joined(all, client) {
  const names = all.map(({ name }) => name);
  const others = [...all.filter((one) => !isSame(one, client)), client];
  const place = (/** @type {Client} */ { name }) => (names.includes(name) ? names.indexOf(name) : names.length);
  return others.sort((one, two) => place(one) - place(two) || one.day.localeCompare(two.day));
}

/** @param {Client} one @param {Client} two @returns {boolean} whether both are of a client and a day */
function isSame(one, two) {
  return one.name === two.name && one.day === two.day;
}

/**
 * The form that keeps a result, and the results kept before.
 * @param {Here} here
 * @param {Result} result
 */
export function clients(here, result) {
  const { t } = here;
  const input = make("input", { id: "quiz-client", type: "text", maxlength: "60", autocomplete: "off" });
  const table = make("div.quiz-clients");
  const label = make("label", { for: "quiz-client" }, t("page_client"));
  const error = make("p.quiz-error", { id: "quiz-client-error", hidden: true }, t("page_nameless"));
  const lost = make("p.quiz-error", { hidden: true }, t("page_not_kept"));
  /** @param {boolean} nameless whether the field is told to want a name */
  const judge = (nameless) => {
    error.hidden = !nameless;
    for (const [name, value] of [["aria-describedby", error.id], ["aria-invalid", "true"]]) {
      if (nameless) input.setAttribute(name, value);
      else input.removeAttribute(name);
    }
  };
  input.addEventListener("input", () => judge(false));
  const save = act(t("page_keep"), () => {
    const name = input.value.trim();
    judge(!name);
    if (!name || !result.band) {
      input.focus();
      return;
    }
    const { band, severity, breadth, readiness } = result;
    const taken = keep(KEY, joined(list(), { name, day: after(0), band, severity, breadth, readiness }));
    lost.hidden = taken;
    here.say(taken ? t("page_kept", { name }) : t("page_not_kept"));
    if (!taken) return;
    input.value = "";
    draw();
  });
  const draw = () => table.replaceChildren(...shown(here, draw));
  redraw = draw;
  draw();
  const form = make("div.quiz-field", label, error, input, save, lost);
  const made = section(here, t("page_clients"), make("p", t("page_clients_text")), form, table);
  made.classList.add("quiz-keep");
  return made;
}

/**
 * What is kept, and the way to bring back what was removed last.
 * @param {Here} here
 * @param {() => void} draw
 */
function shown(here, draw) {
  const { t } = here;
  const all = list();
  /** @param {Client[]} left @param {string} words what is said of it */
  const remain = (left, words) => {
    removed = all.filter((one) => !left.includes(one));
    settle(left);
    draw();
    document.getElementById("quiz-client-undo")?.focus();
    here.say(words);
  };
  const undo = act(t("undo"), () => {
    const gone = removed.filter((client) => !all.some((one) => isSame(one, client)));
    const back = gone.reduce(joined, all);
    settle(back);
    removed = [];
    draw();
    const rows = document.querySelectorAll(".quiz-client");
    rows[back.indexOf(gone[gone.length - 1])]?.querySelector("button")?.focus();
  });
  undo.id = "quiz-client-undo";
  const rows = all.map((client) => {
    const others = all.filter((one) => one !== client);
    const isOne = others.every((one) => one.name !== client.name);
    const name = isOne ? client.name : `${client.name} (${dayOf(here, client)})`;
    return row(here, client, act(t("page_remove", { name }), () => remain(others, t("page_removed", { name }))));
  });
  const erase = act(t("page_erase"), () => remain([], t("page_erased")));
  const below = [all.length ? erase : null, removed.length ? undo : null].filter(Boolean);
  return [
    ...(all.length ? [make("ul.quiz-plain", rows)] : []),
    ...(below.length ? [make("div.quiz-row", below)] : []),
  ];
}

/** @param {Client[]} all what is kept from now on */
function settle(all) {
  if (all.length) keep(KEY, all);
  else forget(KEY);
}

/** @param {Here} here @param {Client} client @returns {string} the day of a result, as it is written */
function dayOf({ quiz }, client) {
  return day(client.day, quiz.dates) ?? client.day;
}

/**
 * @param {Here} here
 * @param {Client} client
 * @param {HTMLElement} remove the button that removes it
 */
function row(here, client, remove) {
  const { quiz, t } = here;
  const band = quiz.bands.find((one) => one.id === client.band);
  const { name, severity, breadth = NaN, readiness } = client;
  const all = Object.keys(quiz.signs).length;
  return make(
    "li.quiz-client",
    make("h4", name),
    make("p", `${band?.title ?? ""} · ${dayOf(here, client)}`),
    Number.isFinite(severity) && // kept before, it was a mean
      Number.isFinite(breadth) &&
      bar(t("severity"), t("of_hundred", { number: severity ?? 0 }), severity ?? 0, "quiz-severity"),
    Number.isFinite(breadth) &&
      bar(
        t("breadth"),
        t("of_signs", { number: breadth, count: all }),
        Math.round((100 * breadth) / all),
        "quiz-severity",
      ),
    Number.isFinite(readiness) &&
      bar(t("readiness"), t("of_hundred", { number: readiness ?? 0 }), readiness ?? 0, "quiz-readiness"),
    remove,
  );
}
