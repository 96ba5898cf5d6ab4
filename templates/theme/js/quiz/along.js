// What the reader ticked that changes no outcome and has a page of its own.
import { options } from "./decide.js";
import { make } from "./make.js";
import { link } from "./parts.js";

/**
 * Where no sign leads past ordinary friction, what was ticked and the page for it; else nothing,
 * since those pages stand with the others.
 * @param {import("./course.js").Here} here
 * @param {import("./model.js").Result} result
 */
export function along(here, { along: ticked = [] }) {
  const { quiz, t } = here;
  const items = ticked.map(({ question, option }) => {
    const { text, page } = options(quiz, quiz.questions[question]).find((one) => one.id === option) ?? {};
    return make("li", make("p", text), page && make("p", link(here, quiz.pages[page])));
  });
  return items.length ? make("div.quiz-box", make("h3", t("page_along")), make("ul", items)) : null;
}
