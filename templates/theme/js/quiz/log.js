// What the check and the log give each other: answers become entries, and entries are counted beside
// the questions they belong to, as a help. The answer stays the reader's.
import { day } from "../base/dates.js";
import { hand } from "../log/hand.js";
import { logged } from "../log/keep.js";
import { counts } from "../log/rows.js";
import { counted } from "./decide.js";
import { make } from "./make.js";
import { section } from "./parts.js";

/** @typedef {import("./course.js").Here} Here */

/**
 * The offer to put answers into the log.
 * @param {Here} here
 * @param {string} url where the log is
 */
export function intoLog(here, url) {
  const { t } = here;
  const go = make("a.quiz-button", { href: url, click: () => hand(events(here)) }, t("page_log_put"));
  const made = section(here, t("page_log"), make("p", t("page_log_text")), make("div.quiz-row", go));
  made.classList.add("quiz-keep");
  return made;
}

/**
 * What happened, by the answers: what was ever so, red flags, lines that were crossed.
 * @param {Here} here
 */
function events({ quiz, answers }) {
  return [...counted(quiz, answers)].flatMap(([id, given]) => {
    const { role, text: what, sign = "" } = quiz.questions[id];
    if (role === "flags") return given.flatMap((name) => event(quiz.flags[name]));
    if (role === "leave_when") return given.flatMap((name) => event(quiz.lines[name]));
    const degree = quiz.scale.options.find((one) => one.id === given[0]);
    return role === "severity" && degree?.value ? [{ what, sign }] : [];
  });
}

/** @param {{text: string, sign?: string} | undefined} one none where "none of these" is ticked */
function event(one) {
  return one ? [{ what: one.text, sign: one.sign ?? "" }] : [];
}

/**
 * Says beside the first question about a sign how often the log has it.
 * @param {HTMLElement} root
 * @param {Pick<Here, "quiz" | "t">} here
 */
export function besideQuestions(root, { quiz, t }) {
  const found = counts(logged());
  for (const box of root.querySelectorAll("fieldset.quiz-question")) {
    const { sign = "" } = quiz.questions[box.id.replace(/^quiz-/, "")] ?? {};
    const times = found.get(sign);
    if (!times) continue;
    found.delete(sign);
    const facts = { count: times.count, sign: quiz.signs[sign].title, date: day(times.since, quiz.dates) ?? "" };
    const note = make("p.quiz-hint", { id: `${box.id}--log` }, t(facts.date ? "page_log_since" : "page_log_times", facts));
    box.querySelector("legend")?.after(note);
    box.setAttribute("aria-describedby", [box.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "));
  }
}
