// Takes a result along to the guide, which can print it, date it and keep it.
import { encoded } from "./link.js";
import { make } from "./make.js";
import { link } from "./parts.js";

/**
 * The link under a result that stands elsewhere. What is sensitive stays behind; where a host would
 * hear the address, all answers do, and the reader can copy it.
 * @param {import("./course.js").Here} here
 */
export function carried(here) {
  const { quiz, answers, stand, t } = here;
  const url = `${quiz.guide.quiz}#r=${encoded(quiz, answers, false)}`;
  if (!stand.stays) return [make("p", link(here, { title: t("full"), url }))];
  const address = make("input", { readonly: true, value: stand.address(url), click: () => address.select() });
  return [
    make("p", link(here, { title: t("stay"), url: quiz.guide.quiz })),
    make("label.quiz-address", t("address"), address),
  ];
}
