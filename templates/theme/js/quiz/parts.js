// The parts every step is made of: heading, buttons, links, parts that may fold.
import { make } from "./make.js";

/** @typedef {import("./course.js").Here} Here */

/**
 * The heading of a step. It can take the focus.
 * @param {string} title
 * @param {string} [kicker] a few words above it
 */
export function head(title, kicker) {
  const small = kicker && make("span.quiz-kicker", { part: "progress" }, kicker);
  return make("h2", { tabindex: "-1", part: "heading" }, small, small && " ", title);
}

/**
 * The buttons of a step; the first is the one to go on with.
 * @param {...(HTMLElement | null)} buttons
 */
export function row(...buttons) {
  return make("div.quiz-row", buttons);
}

/**
 * A button.
 * @param {string} words
 * @param {() => void} click
 * @param {boolean} [main] whether it is the one to go on with
 */
export function act(words, click, main = false) {
  const part = main ? "button primary" : "button";
  return make(`button.quiz-button${main ? ".quiz-main" : ""}`, { type: "button", part, click }, words);
}

/**
 * A link into the guide. One that opens a tab says so: by a mark for the eye, by words for the ear.
 * @param {Here} here
 * @param {{title: string, url: string}} place
 */
export function link({ quiz, stand, t }, { title, url }) {
  const arrow = quiz.dir === "rtl" ? "↖" : "↗";
  const mark = stand.away === "_blank" && ["\u00a0", make("span", { role: "img", title: t("new_tab") }, arrow)];
  return make("a", { href: stand.address(url), part: "link", target: stand.away ?? false }, title, mark);
}

/**
 * A part of a step under a heading of its own; it folds where room is short.
 * @param {Here} here
 * @param {string} title
 * @param {...any} children
 */
export function section({ stand }, title, ...children) {
  const heading = make("h3", title);
  return stand.short
    ? make("details.quiz-part", { part: "part" }, make("summary", heading), ...children)
    : make("section.quiz-part", { part: "part" }, heading, ...children);
}
