// How ready the reader is, beside how bad it is.
import { bar } from "./bars.js";

/**
 * How ready the reader is, as a bar; nothing where that was not asked.
 * @param {import("./course.js").Here} here
 * @param {number | null} number in percent
 */
export function ready({ t }, number) {
  return number === null ? null : bar(t("readiness"), t("of_hundred", { number }), number, "quiz-readiness");
}
