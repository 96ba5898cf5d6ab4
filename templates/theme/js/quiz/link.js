// Answers as text that fits into the fragment of an address: version, a dot, base64url.
import { sound } from "./answers.js";

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Answers} Answers
 */

const VERSION = "1";

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
  if (found[1] !== VERSION) return { answers: {}, dropped: 1 };
  /** @type {Record<string, unknown>} */
  const given = {};
  for (const part of plain(found[2]).split(";")) {
    const [, head, mark, tail] = /^([a-z0-9-]+)([=*])([a-z0-9,-]*)$/.exec(part) ?? [];
    const ids = tail ? tail.split(",") : [];
    if (mark === "*") given[head] = ids;
    else for (const id of ids) given[id] = head;
  }
  return sound(quiz, given);
}

/** @param {string} text base64url, or anything */
function plain(text) {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
