// What the quiz knows on its own page alone: how ready the reader is, what comes along, and where
// other answers lead.
// Where room is short, `light.js` stands in its place.
import { NONE, percent } from "./decide.js";

/**
 * @typedef {import("./decide.js").Standing} Standing
 * @typedef {import("./model.js").Result} Result
 */

/**
 * How ready the reader is, in percent, and the pace that fits; what was ticked of what comes along,
 * where the outcome says nothing graver.
 * @param {Standing} standing
 * @returns {Pick<Result, "readiness" | "pace" | "along">}
 */
export function prepared(standing) {
  return { ...readiness(standing), along: along(standing) };
}

/** @param {Standing} standing @returns {Pick<Result, "readiness" | "pace">} */
function readiness(standing) {
  const { readiness: degrees, scoring } = standing.quiz;
  const given = standing
    .ofRole("readiness")
    .flatMap(({ chosen }) => degrees.filter((one) => one.id === chosen[0]));
  if (!given.length) return { readiness: null, pace: "normal" };
  const total = given.reduce((sum, one) => sum + (one.value ?? 0), 0);
  const readiness = percent(total, given.length * (degrees.at(-1)?.value ?? 1));
  return { readiness, pace: readiness < scoring.slow_below ? "slow" : "normal" };
}

/** @param {Standing} standing */
function along(standing) {
  if (standing.shows() || standing.flags.length || !standing.decision().band) return [];
  return standing
    .ofRole("context")
    .flatMap(({ question, chosen }) =>
      chosen.filter((option) => option !== NONE).map((option) => ({ question: question.id, option })),
    );
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
