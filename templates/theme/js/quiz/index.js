// The page of the quiz: in place of the sheet to print, with the browser's history and a memory
// that lasts for the visit.
import { able } from "../base/able.js";
import { again } from "../base/again.js";
import { root as top } from "../base/root.js";
import { forVisit, ofVisit, remembers } from "../base/storage.js";
import { along } from "./along.js";
import { topics, waiting } from "./answers.js";
import { clients } from "./clients.js";
import { course } from "./course.js";
import { QUIZ } from "./data.js";
import { folded } from "./fold.js";
import { chosenFirst } from "./help.js";
import { isLink, named, record } from "./history.js";
import { besideQuestions, intoLog } from "./log.js";
import { bare, make, wording } from "./make.js";
import { missing } from "./missing.js";
import { act } from "./parts.js";
import { road } from "./plan.js";
import { ready } from "./ready.js";
import { decoded, sound } from "./read.js";
import { review } from "./review.js";
import { score } from "./score.js";
import { taking } from "./take.js";
import { KEY } from "./visit.js";

/** @typedef {import("./model.js").Answers} Answers */

const place = document.getElementById("quiz");
const sheet = document.getElementById("sheet");
const leave = /** @type {HTMLElement | null} */ (document.querySelector(".leave"));
if (able && place && QUIZ) start(place);

/** @param {HTMLElement} root */
function start(root) {
  const t = wording(QUIZ.words, QUIZ.lang);
  const name = document.title;
  const base = top();
  const link = decoded(QUIZ, location.hash);
  const readable = link && Object.keys(link.answers).length > 0;
  const answers = readable ? link.answers : remembered();
  let own = readable ? remembered() : {};
  const notice = make("p.quiz-notice");
  const button = act(t("page_sheet"), () => {
    sheet?.setAttribute("data-asked", "");
    button.remove();
    const heading = /** @type {HTMLElement} */ (sheet?.querySelector("h2"));
    heading.tabIndex = -1;
    heading.focus();
  });
  const paper = make("div.quiz-paper", button);
  const url = root.dataset.log;
  let landed = "";
  let travelling = false;
  const opening = root.querySelector(".quiz-opening");
  const there = Boolean(opening?.contains(document.activeElement));
  opening?.remove();
  root.append(notice);

  const { show } = course(QUIZ, answers, {
    root,
    titled: true,
    introduced: true,
    address: (url) => new URL(url, base).href,
    help: chosenFirst,
    own: () => {
      const before = own;
      own = {};
      return before;
    },
    moved: (step, title) => {
      document.title = bare(`${title} – ${name}`);
      folded(root, { quiz: QUIZ, answers, t }, root.dataset.step === "answers");
      root.dataset.step = step;
      if (landed) record(step, travelling);
      else landed = step === "safety" ? "result" : step;
      notice.hidden = !link || step !== landed;
      paper.hidden = step !== "start";
      if (leave) leave.hidden = step !== "safety";
      if (url) besideQuestions(root, { quiz: QUIZ, t });
    },
    changed: () => remember(answers),
    first: along,
    missing,
    plan: road,
    ready,
    review,
    more: (here, result) =>
      result.band ? [taking(here, result), url ? intoLog(here, url) : null, clients(here, result)] : [],
  });
  root.append(paper);
  if (link) notice.textContent = bare(told(link, t));
  show(readable ? "result" : named(), { quiet: true });
  // Whoever was on the first screen that the page holds is on the same place of the one that works.
  if (there) /** @type {HTMLElement} */ (root.querySelector(named() === "start" ? ".quiz-main" : "h2")).focus();
  document.documentElement.dataset.ready = "";
  addEventListener("popstate", () => {
    const opened = readable && isLink();
    if (location.hash && !opened && named() === "start") return;
    travel(opened ? "result" : named());
  });
  again(() => {
    if (readable || !remembers()) return;
    for (const id in answers) delete answers[id];
    Object.assign(answers, remembered());
    travel(named(), { quiet: true });
  });

  /**
   * Shows a step of which there is an entry.
   * @param {string} step
   * @param {import("./course.js").Way} [way]
   */
  function travel(step, way) {
    travelling = true;
    show(step, way);
    travelling = false;
  }
}

/**
 * What a reader should know of a link.
 * @param {{answers: Answers, dropped: number}} link
 * @param {ReturnType<typeof wording>} t
 */
function told({ answers, dropped }, t) {
  const secret = score(QUIZ, answers).missing.some((id) => QUIZ.questions[id].sensitive);
  const open = topics(QUIZ, answers).flatMap((topic) => waiting(QUIZ, answers, topic));
  const asked = open.filter((one) => !one.sensitive).length;
  if (!Object.keys(answers).length) return t("page_link_empty");
  return [
    t("page_link_opened"),
    dropped ? t("page_link_dropped", { count: dropped }) : "",
    asked ? t("page_link_asked", { count: asked }) : "",
    secret ? t("page_link_secret") : "",
  ].join(" ");
}

/** @returns {Answers} those of this visit */
function remembered() {
  return sound(QUIZ, /** @type {Record<string, unknown>} */ (ofVisit(KEY) ?? {})).answers;
}

/** @param {Answers} answers */
function remember(answers) {
  forVisit(KEY, Object.keys(answers).length ? answers : null);
}
