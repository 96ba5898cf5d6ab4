// Takes a result along to the guide, which can print it, date it and keep it.
import { encoded } from "./link.js";
import { make } from "./make.js";
import { link } from "./parts.js";

/**
 * The link under a result that stands elsewhere. What is sensitive stays behind.
 * @param {import("./course.js").Here} here
 */
export function carried(here) {
  const url = `quiz/#r=${encoded(here.quiz, here.answers, false)}`;
  return [make("p", link(here, { title: here.t("full"), url }))];
}
