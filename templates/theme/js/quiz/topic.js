// One step of the quiz: the questions of a topic as real controls, and what is wrong with them.
import { offered, present, tooMany, waiting } from "./answers.js";
import { NONE, NOT_APPLICABLE } from "./decide.js";
import { make } from "./make.js";

const MOST_COLUMNS = 5; // in which the words of a scale fit

/**
 * @typedef {import("./model.js").Question} Question
 * @typedef {import("./model.js").Topic} Topic
 * @typedef {import("./course.js").Here} Here
 */

/**
 * The step of a topic.
 * @param {Here} here
 * @param {Topic} topic
 * @param {boolean} judged whether missing answers are pointed out
 * @returns {(HTMLElement | null)[]}
 */
export function asking(here, topic, judged) {
  const left = judged ? waiting(here.quiz, here.answers, topic) : [];
  const questions = topic.questions.map((id) => here.quiz.questions[id]);
  /** @type {Map<Question, HTMLElement>} */
  const boxes = new Map();
  const changed = () => {
    const shown = present(here.quiz, here.answers, topic);
    for (const [question, box] of boxes) {
      const isShown = shown.includes(question);
      if (isShown && box.hidden) here.say(question.text);
      box.hidden = !isShown;
    }
  };
  const often = questions.some((question) => question.role === "severity");
  const lead = topic.lead ?? (often ? here.t("how_often") : "");
  for (const question of questions) {
    const hint = question.hint ?? (question.kind === "many" && !topic.lead ? here.t("many_hint") : "");
    boxes.set(question, box(here, question, lead, hint, left.includes(question), changed));
  }
  changed();
  return [
    left.length ? summary(here, left) : null,
    lead ? make("p.quiz-lead", { id: address("lead") }, lead) : null,
    ...boxes.values(),
  ];
}

/** @param {string} question @param {string} [part] */
const address = (question, part) => `quiz-${question}${part ? `--${part}` : ""}`;

/**
 * The list of what is missing; each entry leads to the first control of its question.
 * @param {Here} here
 * @param {Question[]} left
 */
function summary(here, left) {
  const links = left.map((question) => {
    const click = (/** @type {any} */ event) => {
      event.preventDefault();
      enter(event.target.closest(".quiz-view"), question.id);
    };
    return make("li", make("a", { href: `#${address(question.id)}`, click }, question.text));
  });
  const title = make("h3", { id: "quiz-errors" }, here.t("open", { count: left.length }));
  return make(
    "div.quiz-errors",
    { role: "group", tabindex: "-1", "aria-labelledby": title.id, part: "errors" },
    title,
    make("ul", links),
  );
}

/**
 * Puts the focus on the first control of a question, or on the one that is chosen.
 * @param {HTMLElement} root
 * @param {string} question
 */
export function enter(root, question) {
  const box = root.querySelector(`#${address(question)}`);
  const chosen = box?.querySelector(":checked") ?? box?.querySelector("input");
  /** @type {HTMLElement | undefined} */ (chosen)?.focus();
  box?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Here} here
 * @param {Question} question
 * @param {string} lead
 * @param {string} hint
 * @param {boolean} wrong
 * @param {() => void} changed
 */
function box(here, question, lead, hint, wrong, changed) {
  const { quiz, answers, t } = here;
  const many = question.kind === "many";
  const none = { id: many ? NONE : NOT_APPLICABLE, text: many ? question.none : quiz.scale.na };
  const told = [lead && address("lead"), hint && address(question.id, "hint"), wrong && address(question.id, "error")];
  /** @type {HTMLInputElement[]} */
  const inputs = [];
  const labels = [...offered(quiz, answers, question), none].filter(({ text }) => text).map((option) => {
    const input = make("input", {
      type: many ? "checkbox" : "radio",
      id: address(question.id, option.id),
      name: address(question.id),
      value: option.id,
      "aria-invalid": wrong && "true",
      checked: [answers[question.id]].flat().includes(option.id),
      change: () => {
        if (many) exclude(inputs, input);
        const values = inputs.filter((one) => one.checked).map((one) => one.value);
        if (values.length) answers[question.id] = many ? values : values[0];
        else delete answers[question.id];
        changed();
        here.changed(question.id);
      },
    });
    inputs.push(input);
    const name = option === none ? "label.quiz-option.quiz-apart" : "label.quiz-option";
    return make(name, { part: "option" }, input, make("span", option.text));
  });
  const rows = make(`div.quiz-options.quiz-${question.kind}`, labels);
  rows.style.setProperty("--columns", columns(labels.length - 1));
  return make(
    "fieldset.quiz-question",
    {
      id: address(question.id),
      part: "question",
      "aria-describedby": told.filter(Boolean).join(" ") || false,
    },
    make("legend", question.text),
    hint && make("p.quiz-hint", { id: address(question.id, "hint") }, hint),
    wrong &&
      make(
        "p.quiz-error",
        { id: address(question.id, "error") },
        make("span.quiz-unseen", `${t("error")} `),
        tooMany(question, answers)
          ? t("choose_fewer", { count: /** @type {number} */ (question.most) })
          : t(many ? "choose_many" : "choose"),
      ),
    rows,
  );
}

/**
 * In how many columns the answers of a scale stand where there is room: in one row, or in two where
 * their words would not fit.
 * @param {number} count without the one that does not apply
 */
function columns(count) {
  return `${count > MOST_COLUMNS ? Math.ceil(count / 2) : count}`;
}

/**
 * "None of these" and the others cannot be ticked together.
 * @param {HTMLInputElement[]} inputs
 * @param {HTMLInputElement} last the one that was changed
 */
function exclude(inputs, last) {
  for (const input of inputs) {
    if (last.checked && (input.value === NONE) !== (last.value === NONE)) input.checked = false;
  }
}
