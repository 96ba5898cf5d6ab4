// Before anything else: help, where an answer says that somebody is in danger.
import { after } from "../base/dates.js";
import { make } from "./make.js";
import { act, head, link, row } from "./parts.js";
import { once } from "./decide.js";
import { score } from "./score.js";

/**
 * @typedef {import("./course.js").Here} Here
 * @typedef {import("./model.js").Reach} Reach
 */

/**
 * The page of help.
 * @param {Here} here
 * @param {() => void} on what follows when the reader goes on
 * @returns {HTMLElement[]}
 */
export function safety(here, on) {
  const { quiz, t } = here;
  const flags = score(quiz, here.answers).flags.map((id) => quiz.flags[id]);
  const set = flags.filter((flag) => flag.safety);
  const pages = once(set.map((flag) => flag.page)).map((id) => quiz.pages[id]);
  const told = set.map((flag) => make("li", make("strong", flag.text), flag.why && make("p", flag.why)));
  return [
    head(t("safety")),
    make(
      "div.quiz-box.quiz-flag",
      make("p", t("safety_text")),
      ...pages.map((page) => make("p.quiz-help", link(here, page))),
    ),
    ...numbers(here),
    make("ul.quiz-plain", told),
    row(act(t("safety_on"), on)),
  ];
}

/**
 * The numbers to call, by country: each is one line, its name and the number to call at once. All else
 * is folded under the name.
 * @param {Here} here
 */
function numbers({ quiz, t, stand }) {
  const today = after(0);
  const places = stand.help?.() ?? quiz.help;
  return places
    .filter(({ until }) => !until || until >= today)
    .map((place) => {
      const { call, tel } = place.reach.find((one) => one.tel) ?? {};
      return make(
        "div.quiz-numbers",
        make(
          "details",
          { open: Boolean(place.open) },
          make("summary", place.in),
          make("ul.quiz-plain", place.reach.map((one) => reach(one, t))),
        ),
        // Heard out of its line, a number does not say where it is the one to call.
        tel && make("a.quiz-call", { href: tel }, make("span.quiz-unseen", place.in), " ", call),
      );
    });
}

/**
 * Somebody who helps, and the ways to reach them.
 * @param {Reach} one
 * @param {Here["t"]} t
 */
function reach({ name, tel, call = "", sms, text = "", note }, t) {
  return make(
    "li",
    make("strong", name),
    " ",
    tel && make("a.quiz-call", { href: tel }, t("call", { number: call })),
    tel && sms && " ",
    sms && make("a.quiz-call", { href: sms }, t("text_to", { number: text })),
    note && " ",
    note && make("span.quiz-note", note),
  );
}
