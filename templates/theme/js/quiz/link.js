// Answers as text that fits into the fragment of an address: version, a dot, base64url.
import { sound } from "./answers.js";
import { NONE, NOT_APPLICABLE } from "./decide.js";

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Answers} Answers
 */

const VERSION = "2";
const BEFORE_SITUATIONS = "1"; // asked all about every sign, and not what it is about

/**
 * Answers by their ids: `often=paid-late,asks-twice;red-flags*fraud`.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {boolean} sensitive whether sensitive answers go along
 */
export function encoded(quiz, answers, sensitive) {
  /** @type {Record<string, string[]>} */
  const groups = {};
  const lists = [];
  for (const [id, answer] of Object.entries(answers)) {
    if (quiz.questions[id].sensitive && !sensitive) continue;
    if (typeof answer === "string") (groups[answer] ??= []).push(id);
    else lists.push(`${id}*${answer.join(",")}`);
  }
  const single = Object.entries(groups).map(([option, ids]) => `${option}=${ids.join(",")}`);
  const text = [...single, ...lists].join(";");
  return `${VERSION}.${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
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
