// Folds away what may come along, where something else brought the reader here.
import { NONE } from "./decide.js";
import { make } from "./make.js";

/**
 * Puts all under the words of such a question into a fold. It is open where nothing else was ticked,
 * where something in it is, or when asked.
 * @param {HTMLElement} root
 * @param {Pick<import("./course.js").Here, "quiz" | "answers" | "t">} here
 * @param {boolean} open
 */
export function folded(root, { quiz, answers, t }, open) {
  const asked = Object.values(quiz.questions).find((one) => one.role === "situation");
  const calm = Boolean(asked && answers[asked.id]?.includes(NONE));
  for (const box of root.querySelectorAll("fieldset.quiz-question")) {
    const question = quiz.questions[box.id.replace(/^quiz-/, "")];
    if (question?.role !== "context") continue;
    const facts = { open: open || calm || Boolean(answers[question.id]?.length) };
    const rest = [...box.children].filter((one) => one.localName !== "legend");
    box.append(make("details.quiz-more", facts, make("summary", t("page_more")), rest));
  }
}
