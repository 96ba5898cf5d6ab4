// What the quiz knows on its own page alone: how ready the reader is, and where other answers lead.
// Where room is short, `light.js` stands in its place.
import { percent } from "./decide.js";

/**
 * @typedef {import("./decide.js").Standing} Standing
 * @typedef {import("./model.js").Result} Result
 */

/**
 * How ready the reader is, in percent, and the pace that fits.
 * @param {Standing} standing
 * @returns {Pick<Result, "readiness" | "pace">}
 */
export function prepared(standing) {
  const { readiness: degrees, scoring } = standing.quiz;
  const given = standing
    .ofRole("readiness")
    .flatMap(({ chosen }) => degrees.filter((one) => one.id === chosen[0]));
  if (!given.length) return { readiness: null, pace: "normal" };
  const total = given.reduce((sum, one) => sum + (one.value ?? 0), 0);
  const readiness = percent(total, given.length * (degrees.at(-1)?.value ?? 1));
  return { readiness, pace: readiness < scoring.slow_below ? "slow" : "normal" };
}

/**
 * The pages that chosen answers name themselves.
 * @param {Standing} standing
 * @returns {string[]}
 */
export function pagesOfAnswers({ quiz, counted }) {
  return [...counted].flatMap(([id, chosen]) =>
    (quiz.questions[id].options ?? []).flatMap((one) => (chosen.includes(one.id) && one.page) || []),
  );
}
