// A share of a hundred as a small bar. The same fact stands beside it as text.
import { make } from "./make.js";

/**
 * A bar with its name and its value in words.
 * @param {string} name
 * @param {string} words
 * @param {number} percent
 * @param {string} kind its class
 */
export function bar(name, words, percent, kind) {
  const fill = make(`span.quiz-fill.${kind}`);
  fill.style.inlineSize = `${percent}%`;
  const picture = make("div.quiz-bar", { "aria-hidden": "true" }, fill);
  return make("div.quiz-measure", { part: "bar" }, make("p", make("strong", name), " ", make("span.quiz-number", words)), picture);
}
