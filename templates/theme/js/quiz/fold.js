// Folds away what may come along, where something else brought the reader here.
import { NONE } from "./decide.js";
import { make } from "./make.js";

/**
 * Puts all under the words of such a question into a fold, unless nothing else was ticked, something
 * in it is, or the reader has come to answer it.
 * @param {HTMLElement} root
 * @param {Pick<import("./course.js").Here, "quiz" | "answers" | "t">} here
 * @param {boolean} wanted whether the reader may have come to answer it
 */
export function folded(root, { quiz, answers, t }, wanted) {
  const asked = Object.values(quiz.questions).find((one) => one.role === "situation");
  if (wanted || (asked && answers[asked.id]?.includes(NONE))) return;
  for (const box of root.querySelectorAll("fieldset.quiz-question")) {
    const question = quiz.questions[box.id.replace(/^quiz-/, "")];
    if (question?.role !== "context" || answers[question.id]?.length) continue;
    const rest = [...box.children].filter((one) => one.localName !== "legend");
    box.append(make("details.quiz-more", make("summary", t("page_more")), rest));
  }
}
