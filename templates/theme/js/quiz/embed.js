// The quiz in a frame on another site: tells its height, and nothing else. It listens to nobody.
import { able } from "../base/able.js";
import { heights, links, secret } from "../base/framed.js";
import { course } from "./course.js";
import { QUIZ } from "./data.js";
import { carried } from "./full.js";
import { bare } from "./make.js";
import { road } from "./plan.js";

const MOST_START = 200;
const HEADER = 96; // px of a host's page that may lie over the top of its window
const AROUND = 150; // px of a window that no page has

const wanted = new URLSearchParams(location.search);
const root = /** @type {HTMLElement} */ (document.getElementById("quiz"));
/** @type {import("./model.js").Answers} */
const answers = {};

root.dataset.colours = wanted.get("colours") ?? "auto";
if (able) start();
heights();

// Whoever comes back from a link that took the place of the page finds the answers again: they are
// kept with the history of the tab, where only this document can read them.
links(root, () => history.replaceState({ answers, step: root.dataset.step }, ""));

/** Puts the quiz into the place of the words that lead to its page. */
function start() {
  root.querySelector(".quiz-unable")?.remove();
  for (const [id, answer] of Object.entries(history.state?.answers ?? {})) {
    if (QUIZ.questions[id]) answers[id] = answer;
  }
  const { show } = course(QUIZ, answers, {
    root,
    titled: true,
    address: (url) => new URL(url, QUIZ.guide.url).href,
    away: secret ? "_top" : "_blank",
    short: true,
    stays: Boolean(secret) && !wanted.has("answers"),
    start: (wanted.get("start") ?? "").slice(0, MOST_START),
    moved: (step, title) => {
      root.dataset.step = step;
      document.title = bare(`${title} – ${QUIZ.guide.title}`);
    },
    turned: (view) => {
      // A frame does not know where it stands: it asks for room in the middle, as tall as is sure.
      const header = Number(wanted.get("header") ?? HEADER);
      view.style.blockSize = `${Math.max(0, outerHeight - AROUND - 2 * header)}px`;
      view.scrollIntoView({ block: "center" });
      view.style.blockSize = "";
    },
    changed: () => history.state && history.replaceState(null, ""),
    plan: road,
    more: carried,
  });
  show(history.state?.step ?? "start", { quiet: true });
}
