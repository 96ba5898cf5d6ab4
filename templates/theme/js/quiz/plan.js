// The three steps of leaving, with days from today.
import { after, day } from "../base/dates.js";
import { make } from "./make.js";
import { link, section } from "./parts.js";

/**
 * @typedef {import("./course.js").Here} Here
 * @typedef {import("./model.js").Result} Result
 */

/**
 * The steps with the day each begins, as YYYY-MM-DD and in words; none where no day is set, and none
 * for whoever may be in danger: help comes before any plan.
 * @param {Here} here
 * @param {Result} result
 */
export function plan(here, result) {
  const band = here.quiz.bands.find((one) => one.id === result.band);
  const days = result.safety ? [] : (band?.pace?.[result.pace] ?? []);
  return here.quiz.steps.slice(0, days.length).map((step, at) => dated(here, step, days[at]));
}

/**
 * A step with a day that is so many days from now.
 * @param {Here} here
 * @param {{title: string, url: string, summary?: string}} step
 * @param {number} days
 */
export function dated(here, { title, url, summary }, days) {
  const iso = after(days);
  return { title, summary, url, day: iso, words: day(iso, here.quiz.dates) ?? iso };
}

/**
 * The plan as a road with a post for each step; nothing where there is none.
 * @param {Here} here
 * @param {Result} result
 */
export function road(here, result) {
  const steps = plan(here, result);
  if (!steps.length) return null;
  // One of t("plan_slow"), t("plan_normal").
  const pace = here.t(result.pace === "slow" ? "plan_slow" : "plan_normal");
  const posts = steps.map((step) =>
    make(
      "li",
      make("strong", link(here, step)),
      " ",
      make("span.quiz-day", here.t("from_day", { date: step.words })),
      step.summary && make("p", step.summary),
    ),
  );
  return section(here, here.t("plan"), pace && make("p", pace), make("ol.quiz-road", posts));
}
