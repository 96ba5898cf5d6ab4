// Folds away what may come along until it is its turn, and says on each fold how much of it is ticked.
import { ticks } from "../base/ticks.js";
import { NONE } from "./decide.js";
import { make } from "./make.js";

/** @typedef {Pick<import("./course.js").Here, "quiz" | "answers" | "t">} Here */

/**
 * Puts all under the words of such a question into a fold. It lies open where something in it is
 * ticked, or if the reader has come to answer it; and once whatever was asked before found nothing.
 * @param {HTMLElement} root
 * @param {Here} here
 * @param {boolean} wanted whether the reader may have come to answer it
 */
export function folded(root, here, wanted) {
  const { quiz, answers } = here;
  const before = Object.values(quiz.questions).filter((one) => one.role === "situation");
  /** @type {HTMLDetailsElement[]} */
  const folds = [];
  for (const box of root.querySelectorAll("fieldset.quiz-question")) {
    const question = quiz.questions[box.id.replace(/^quiz-/, "")];
    if (!question) continue;
    if (question.role === "context") folds.push(fold(box, here, wanted || Boolean(answers[question.id]?.length)));
    else before.push(question);
  }

  const open = () => {
    if (!before.length || !before.every(({ id }) => answers[id]?.includes(NONE))) return;
    for (const one of folds) one.open = true;
  };
  folds[0]?.closest(".quiz-view")?.addEventListener("change", ({ target }) => {
    if (!folds.some((one) => one.contains(/** @type {Node} */ (target)))) open();
  });
  open();
}

/**
 * @param {Element} box of a question
 * @param {Here} here
 * @param {boolean} open
 * @returns {HTMLDetailsElement}
 */
function fold(box, { t }, open) {
  const words = make("summary");
  const rest = [...box.children].filter((one) => one.localName !== "legend");
  const made = make("details.quiz-more", { open }, words, rest);
  const inputs = [...made.querySelectorAll("input")];
  const tell = () => {
    const done = inputs.filter((one) => one.checked).length;
    const told = made.open || done ? ticks(done, inputs.length) : t("page_more");
    words.replaceChildren(...make("summary", told).childNodes);
  };
  made.addEventListener("toggle", tell);
  made.addEventListener("change", tell);
  tell();
  box.append(made);
  return made;
}
