// Takes a result along: as a link, as days in a calendar, on paper.
import { copy } from "../base/clipboard.js";
import { saveFile } from "../base/save.js";
import { calendar } from "./calendar.js";
import { encoded } from "./link.js";
import { bare, make } from "./make.js";
import { act, section } from "./parts.js";
import { dated, plan } from "./plan.js";

/**
 * @typedef {import("./course.js").Here} Here
 * @typedef {import("./model.js").Result} Result
 */

const REVIEW = 30; // days until the quiz is worth taking again

/**
 * The ways to take a result along.
 * @param {Here} here
 * @param {Result} result
 */
export function taking(here, result) {
  const { quiz, answers, t, say, stand } = here;
  const next = dated(here, { title: quiz.title, url: "", summary: "" }, REVIEW);
  const steps = plan(here, result);
  const sensitive = Object.keys(answers).some((id) => quiz.questions[id].sensitive);
  const include = make("input", { type: "checkbox", id: "quiz-sensitive" });
  const label = make("label.quiz-option", { for: "quiz-sensitive" }, include, make("span", t("page_sensitive")));
  const said = make("span", t("page_link"));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  const link = act("", async () => {
    const fragment = encoded(quiz, answers, include.checked);
    const told = (await copy(`${location.href.split("#")[0]}#r=${fragment}`)) ? "page_copied" : "page_not_copied";
    // One of t("page_copied"), t("page_not_copied").
    said.textContent = bare(t(told));
    say(t(told));
    clearTimeout(later);
    later = setTimeout(() => (said.textContent = bare(t("page_link"))), 2500);
  });
  link.append(said);

  /** @param {ReturnType<typeof plan>} days @param {string} name */
  const save = (days, name) => {
    const entries = days.map(({ day, title, summary, url }) => {
      return { day, title, text: `${summary}\n${stand.address(url)}`.trim() };
    });
    saveFile(name, "ics", calendar(entries, new Date()));
  };
  const made = section(
    here,
    t("page_take"),
    result.decided ? null : make("p.quiz-again", t("page_again", { date: next.words })),
    make(
      "div.quiz-row",
      steps.length ? act(t("page_steps_calendar"), () => save(steps, "plan")) : null,
      result.decided ? null : act(t("page_again_calendar"), () => save([next], "again")),
      act(t("page_print"), () => print()),
    ),
    make("p", t("page_link_text")),
    sensitive ? label : null,
    make("div.quiz-row", link),
  );
  made.classList.add("quiz-take");
  return made;
}
