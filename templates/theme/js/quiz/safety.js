// Before anything else: help, where an answer says that somebody is in danger.
import { after } from "../base/dates.js";
import { make } from "./make.js";
import { act, head, link, row } from "./parts.js";
import { once } from "./decide.js";
import { score } from "./score.js";

/** @typedef {import("./course.js").Here} Here */

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
 * The numbers to call, by the countries of the language; each can be tapped.
 * @param {Here} here
 */
function numbers({ quiz, t }) {
  const today = after(0);
  return quiz.help
    .filter((place) => !place.until || place.until >= today)
    .map((place) =>
      make(
        "div.quiz-numbers",
        make("h3", place.in),
        make(
          "ul.quiz-plain",
          place.reach.map((one) =>
            make(
              "li",
              make("strong", one.name),
              " ",
              one.tel && make("a.quiz-call", { href: one.tel }, t("call", { number: one.call ?? "" })),
              one.tel && one.sms && " ",
              one.sms && make("a.quiz-call", { href: one.sms }, t("text_to", { number: one.text ?? "" })),
              one.note && " ",
              one.note && make("span.quiz-note", one.note),
            ),
          ),
        ),
      ),
    );
}
