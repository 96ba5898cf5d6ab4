// The step that lists the reader's answers, topic by topic, each with a way to change it.
import { present, topics } from "./answers.js";
import { make } from "./make.js";
import { act, head, row, section } from "./parts.js";
import { options } from "./decide.js";

/** @typedef {import("./course.js").Here} Here */

/**
 * The step, with the way to the result before and after the list.
 * @param {Here} here
 * @param {() => void} on leads to the result
 * @returns {HTMLElement[]}
 */
export function review(here, on) {
  const { t } = here;
  const further = () => row(act(t("result"), on, true));
  return [head(t("answers")), make("p", t("answers_text")), further(), ...answered(here), further()];
}

/**
 * Everything that was asked and answered.
 * @param {Here} here
 * @returns {HTMLElement[]}
 */
function answered(here) {
  const { quiz, answers, t } = here;
  return topics(quiz, answers).map((topic) => {
    const rows = present(quiz, answers, topic).map((question) => {
      const words = [answers[question.id] ?? []].flat().map((id) => {
        const none = question.kind === "many" ? question.none : quiz.scale.na;
        return options(quiz, question).find((option) => option.id === id)?.text ?? none;
      });
      const label = t(words.length ? "change" : "answer");
      const change = make(
        "button.quiz-link",
        {
          type: "button",
          part: "link",
          "aria-label": t("of", { action: label, question: question.text }),
          click: () => here.go(topic.id, { question: question.id, returning: true }),
        },
        label,
      );
      const answer = make("p.quiz-answer", words.join(" · ") || t("no_answer"));
      return make("li", make("p", question.text), answer, change);
    });
    return section(here, topic.title, make("ul.quiz-review", rows));
  });
}
