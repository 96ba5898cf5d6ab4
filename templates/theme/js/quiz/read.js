// Answers that come from elsewhere: from a link, old or new, or from an earlier page of this visit.
import { NONE, NOT_APPLICABLE, options } from "./decide.js";
import { VERSION } from "./link.js";

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Answers} Answers
 */

const BEFORE_SITUATIONS = "1"; // asked all about every sign, and not what it is about

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
    if (question) known.push(many ? NONE : NOT_APPLICABLE);
    const kept = list.filter((one) => known.includes(one));
    dropped += list.length - kept.length;
    if (!question || (list.length && !kept.length) || Array.isArray(answer) !== many) continue;
    answers[id] = many ? kept : kept[0];
  }
  return { answers, dropped };
}

/**
 * The answers in a fragment, and how many are no longer known; null where it holds none.
 * What others append to a fragment, such as `?secret=`, is left aside.
 * @param {Quiz} quiz
 * @param {string} fragment
 */
export function decoded(quiz, fragment) {
  const found = /^#r=(\d+)\.([\w-]*)/.exec(fragment);
  if (!found) return null;
  if (![VERSION, BEFORE_SITUATIONS].includes(found[1])) return { answers: {}, dropped: 1 };
  /** @type {Record<string, unknown>} */
  const given = {};
  for (const part of plain(found[2]).split(";")) {
    const [, head, mark, tail] = /^([a-z0-9-]+)([=*])([a-z0-9,-]*)$/.exec(part) ?? [];
    const ids = tail ? tail.split(",") : [];
    if (mark === "*") given[head] = ids;
    else for (const id of ids) given[id] = head;
  }
  const read = sound(quiz, given);
  if (found[1] === BEFORE_SITUATIONS) situate(quiz, read.answers);
  return read;
}

/**
 * Ticks the situations that answers of an older link speak of, where it has any about signs.
 * @param {Quiz} quiz
 * @param {Answers} answers
 */
function situate(quiz, answers) {
  const asked = Object.values(quiz.questions).find((one) => one.role === "situation");
  const mild = [quiz.scale.options[0].id, NOT_APPLICABLE];
  const about = Object.keys(answers).filter((id) => quiz.questions[id].role === "severity");
  if (!asked || !about.length || answers[asked.id]) return;
  const shown = about.filter((id) => !mild.includes(String(answers[id])));
  const met = quiz.topics.filter((one) => one.situation && one.questions.some((id) => shown.includes(id)));
  answers[asked.id] = met.length ? met.map((one) => one.id) : [NONE];
}

/** @param {string} text base64url, or anything */
function plain(text) {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
