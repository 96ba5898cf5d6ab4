// Answers as text that fits into the fragment of an address: version, a dot, base64url.

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Answers} Answers
 */

export const VERSION = "2";

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
