// Which questions are asked, which wait for an answer, and which answers are sound.
import { counted, once, options, Standing } from "./decide.js";

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Question} Question
 * @typedef {import("./model.js").Answers} Answers
 */

const MOST_OFFERED = 8;

/**
 * The options of a question as they are offered: of remedies and lines those of the strongest signs.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {Question} question
 */
export function offered(quiz, answers, question) {
  const known = options(quiz, question);
  if (question.role !== "tried" && question.role !== "leave_when") return known;
  const ticked = [answers[question.id] ?? []].flat();
  const { signs, strong } = new Standing(quiz, counted(quiz, answers));
  const names =
    question.role === "tried"
      ? signs.filter((one) => one.percent).flatMap(({ sign }) => quiz.signs[sign].remedies.map(({ id }) => id))
      : strong.flatMap(({ sign }) => quiz.signs[sign].lines);
  const first = once(names).slice(0, MOST_OFFERED);
  return once([...first, ...ticked]).flatMap((id) => known.filter((one) => one.id === id));
}

/**
 * The questions of a topic that are asked.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {import("./model.js").Topic} topic
 */
export function present(quiz, answers, topic) {
  const asked = counted(quiz, answers);
  return topic.questions
    .map((id) => quiz.questions[id])
    .filter((one) => asked.has(one.id) && offered(quiz, answers, one).length);
}

/**
 * The topics that ask something.
 * @param {Quiz} quiz
 * @param {Answers} answers
 */
export function topics(quiz, answers) {
  return quiz.topics.filter((topic) => present(quiz, answers, topic).length);
}

/** @param {Quiz} quiz how many topics at the most ask something */
export function longest(quiz) {
  const { most = Infinity } = Object.values(quiz.questions).find((one) => one.role === "situation") ?? {};
  const chosen = quiz.topics.filter((topic) => topic.situation).length;
  return quiz.topics.length - chosen + Math.min(most, chosen);
}

/**
 * The questions of a topic that wait for an answer, or have more ticks than they take. Whoever ticks
 * nothing of what may come along has answered.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {import("./model.js").Topic} topic
 */
export function waiting(quiz, answers, topic) {
  return present(quiz, answers, topic).filter(
    (one) => (answers[one.id] === undefined && one.role !== "context") || tooMany(one, answers),
  );
}

/** @param {Question} question @param {Answers} answers whether more is ticked than it takes */
export function tooMany(question, answers) {
  return question.most !== undefined && (answers[question.id]?.length ?? 0) > question.most;
}
