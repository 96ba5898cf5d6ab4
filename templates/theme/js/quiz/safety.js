// Before anything else: help, where an answer says that somebody is in danger.
import { make } from "./make.js";
import { act, head, link, row } from "./parts.js";
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
  const pages = [...new Set(set.map((flag) => flag.page ?? ""))].map((id) => quiz.pages[id]);
  const told = set.map((flag) => make("li", make("strong", flag.text), flag.why && make("p", flag.why)));
  return [
    head(t("safety")),
    make(
      "div.quiz-box.quiz-flag",
      make("p", t("safety_text")),
      ...pages.filter(Boolean).map((page) => make("p.quiz-help", link(here, page))),
    ),
    make("ul.quiz-plain", told),
    row(act(t("safety_on"), on)),
  ];
}
