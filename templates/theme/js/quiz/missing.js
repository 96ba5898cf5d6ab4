// What keeps a result from a verdict. Where a quiz is asked step by step, and no link brings answers,
// nothing is missing at its end.
import { make } from "./make.js";

/**
 * The questions whose answers can change the verdict, by kind; each leads to its question.
 * @param {import("./course.js").Here} here
 * @param {import("./model.js").Result} result
 * @returns {HTMLElement[]}
 */
export function missing(here, result) {
  const { quiz, t } = here;
  /** @param {string} words @param {string[]} ids */
  const part = (words, ids) => {
    const links = ids.map((id) => {
      const topic = quiz.topics.find((one) => one.questions.includes(id));
      const go = () => here.go(topic?.id ?? "", { question: id, returning: true });
      const facts = { type: "button", part: "link", click: go };
      return make("li", make("button.quiz-link", facts, quiz.questions[id].text));
    });
    return links.length ? [make("p", words), make("ul", links)] : [];
  };
  /** @param {boolean} secret */
  const ids = (secret) => result.missing.filter((id) => Boolean(quiz.questions[id].sensitive) === secret);
  return [...part(t("missing_secret"), ids(true)), ...part(t("missing_open"), ids(false))];
}
