// The quiz in a frame on another site: tells its height, and nothing else. It listens to nobody.
import { able } from "../base/able.js";
import { course } from "./course.js";
import { QUIZ } from "./data.js";
import { bare } from "./make.js";
import { carried } from "./full.js";

const MOST_START = 200;
const REPEATED = [250, 500, 1000, 2000, 4000]; // ms: a host may begin to listen late

const wanted = new URLSearchParams(location.search);
const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1];
const root = /** @type {HTMLElement} */ (document.getElementById("quiz"));
let told = 0;

/** @param {"height" | "link"} message @param {number | string} value as WordPress expects it */
function tell(message, value) {
  if (parent === window) return;
  parent.postMessage(secret ? { message, value, secret } : { message, value }, "*");
}

function measure() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height !== told) tell("height", (told = height));
}

root.dataset.colours = wanted.get("colours") ?? "auto";
if (able) start();
new ResizeObserver(measure).observe(document.body);
measure();
for (const later of REPEATED) setTimeout(() => tell("height", told), later);

// A host that lets no new tab open follows a link itself, without what the reader answered.
root.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link && secret) tell("link", link.href.split("#")[0]);
});

/** Puts the quiz into the place of the words that lead to its page. */
function start() {
  root.querySelector(".quiz-unable")?.remove();
  const { show } = course(QUIZ, {}, {
    root,
    titled: true,
    address: (url) => new URL(url, QUIZ.guide.url).href,
    away: true,
    short: true,
    start: (wanted.get("start") ?? "").slice(0, MOST_START),
    moved: (step, title) => {
      root.dataset.step = step;
      document.title = bare(`${title} – ${QUIZ.guide.title}`);
    },
    more: carried,
  });
  show("start", { quiet: true });
}
