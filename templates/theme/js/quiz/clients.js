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
elsewhere(KEY, () => redraw());
again(() => redraw());

/** @returns {Client[]} */
function list() {
  const found = kept(KEY);
  return Array.isArray(found) ? found.filter((one) => one && [one.name, one.day].every((text) => typeof text === "string")) : [];
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
    const rest = list().filter((one) => one.name !== name);
    const all = [...rest, { name, day: after(0), band, severity, breadth, readiness }];
    const taken = keep(KEY, all);
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
 * What is kept.
 * @param {Here} here
 * @param {() => void} draw
 */
function shown(here, draw) {
  const { t } = here;
  const all = list();
  const erase = act(t("page_erase"), () => {
    forget(KEY);
    draw();
    here.say(t("page_erased"));
  });
  const rows = all.map((client) => row(here, client, draw));
  return all.length ? [make("ul.quiz-plain", rows), erase] : [];
}

/**
 * @param {Here} here
 * @param {Client} client
 * @param {() => void} draw
 */
function row({ quiz, t, say }, client, draw) {
  const band = quiz.bands.find((one) => one.id === client.band);
  const date = day(client.day, quiz.dates) ?? client.day;
  const { name, severity, breadth = NaN, readiness } = client;
  const all = Object.keys(quiz.signs).length;
  const remove = act(t("page_remove", { name }), () => {
    keep(KEY, list().filter((one) => one.name !== name));
    if (!list().length) forget(KEY);
    draw();
    say(t("page_removed", { name }));
  });
  return make(
    "li.quiz-client",
    make("h4", name),
    make("p", `${band?.title ?? ""} · ${date}`),
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
