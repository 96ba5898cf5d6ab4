// Which questions are asked, which wait for an answer, and which answers are sound.
import { options, strongest, taken } from "./score.js";

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Question} Question
 * @typedef {import("./model.js").Answers} Answers
 */

const MOST_OFFERED = 8;

/**
 * The options of a question as they are offered: of the remedies those of the strongest signs.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {Question} question
 */
export function offered(quiz, answers, question) {
  if (question.role !== "tried") return options(quiz, question);
  const ticked = [answers[question.id] ?? []].flat();
  const names = strongest(quiz, answers).flatMap(({ sign }) => quiz.signs[sign].remedies);
  const first = [...new Set(names.map(({ id }) => id))].slice(0, MOST_OFFERED);
  const known = options(quiz, question);
  return [...new Set([...first, ...ticked])].flatMap((id) => known.filter((one) => one.id === id));
}

/**
 * The questions of a topic that are asked.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {import("./model.js").Topic} topic
 */
export function present(quiz, answers, topic) {
  const asked = taken(quiz, answers);
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

/**
 * The questions of a topic that wait for an answer.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {import("./model.js").Topic} topic
 */
export function waiting(quiz, answers, topic) {
  return present(quiz, answers, topic).filter((one) => answers[one.id] === undefined);
}

/**
 * What is known and fits of answers that came from elsewhere, and how many were left out.
 * @param {Quiz} quiz
 * @param {Record<string, unknown>} given
 */
export function sound(quiz, given) {
  /** @type {Answers} */
  const answers = {};
  let dropped = 0;
  for (const [id, answer] of Object.entries(given)) {
    const question = Object.hasOwn(quiz.questions, id) && quiz.questions[id];
    const many = question && question.kind === "many";
    const known = question ? options(quiz, question).map((one) => one.id) : [];
    const list = Array.isArray(answer) ? answer : [answer];
    if (question) known.push(many ? "none" : "na");
    const kept = list.filter((one) => known.includes(one));
    dropped += list.length - kept.length;
    if (!question || (list.length && !kept.length) || Array.isArray(answer) !== many) continue;
    answers[id] = many ? kept : kept[0];
  }
  return { answers, dropped };
}
