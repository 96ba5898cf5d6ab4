// Leads through the quiz: which step is shown, where the focus goes, what its place is told.
import { present, topics, waiting } from "./answers.js";
import { bare, make, wording } from "./make.js";
import { act, head, row } from "./parts.js";
import { score } from "./score.js";
import { asking, enter } from "./topic.js";
import { views } from "./views.js";
import { completed } from "./completed.js";

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Answers} Answers
 * @typedef {import("./model.js").Result} Result
 * @typedef {import("./model.js").Topic} Topic
 * @typedef {import("./model.js").Helpers} Helpers
 * @typedef {object} Way how a step is shown
 * @property {string} [question] gets the focus in place of the heading
 * @property {boolean} [judged] missing answers are pointed out
 * @property {boolean} [returning] the reader came from the answers and goes back there
 * @property {boolean} [quiet] the focus stays where it is
 * @typedef {object} Stand where a quiz stands, and what that place does
 * @property {HTMLElement} root
 * @property {(url: string) => string} address where an address of the guide leads from here
 * @property {boolean} [titled] the title stands above already
 * @property {boolean} [introduced] so does the introduction
 * @property {"_blank" | "_top"} [away] links leave, for a new tab or for the place of a host's page
 * @property {boolean} [short] long parts fold
 * @property {boolean} [stays] no link takes answers along
 * @property {() => Helpers[]} [help] whom to reach in danger, in place of those of the quiz
 * @property {string} [start] words in place of the introduction
 * @property {() => Answers} [own] those that come back once others, such as those of a link, are erased
 * @property {(step: string, title: string) => void} [moved]
 * @property {(view: HTMLElement) => void} [turned] the reader has gone to another step
 * @property {() => void} [changed] the answers are others than before
 * @property {(name: string, facts: Record<string, unknown>) => void} [told]
 * @property {(here: Here, result: Result) => (HTMLElement | null)} [first] before all else of a result
 * @property {(here: Here, result: Result) => (HTMLElement | null)} [plan] the steps with their days
 * @property {(here: Here, number: number | null) => (HTMLElement | null)} [ready] how ready the reader is
 * @property {(here: Here, on: () => void) => HTMLElement[]} [review] the step that lists the answers; `on` leads to the result
 * @property {(here: Here, result: Result) => HTMLElement[]} [missing] what keeps it from a verdict
 * @property {(here: Here, result: Result) => (HTMLElement | null)[]} [more] under a result
 * @typedef {object} Here what the views know
 * @property {Quiz} quiz
 * @property {Answers} answers
 * @property {ReturnType<typeof wording>} t
 * @property {Stand} stand
 * @property {(step: string, way?: Way) => void} go
 * @property {(words: string) => void} say
 * @property {(question: string) => void} changed
 */

/**
 * Puts the quiz into its place.
 * @param {Quiz} quiz
 * @param {Answers} answers those already given; kept up to date
 * @param {Stand} stand
 */
export function course(quiz, answers, stand) {
  const t = wording(quiz.words, quiz.lang);
  completed(quiz);
  const status = make("p.quiz-unseen", { role: "status" });
  const view = make("div.quiz-view", { part: "view" });
  let step = "";
  let returning = false;
  let warned = false;
  let after = "result"; // what follows on the page of help
  stand.root.append(status, view);
  view.addEventListener("keydown", enters);

  /** @type {Here} */
  const here = {
    quiz,
    answers,
    t,
    stand,
    go: show,
    say: (words) => {
      const told = bare(words);
      status.textContent = status.textContent === told ? `${told}\u00a0` : told;
    },
    changed: (question) => {
      stand.changed?.();
      stand.told?.("answer", { question, answer: answers[question] });
    },
  };

  const shown = views(here, (safe) => {
    warned = !safe;
    if (warned) show(after);
  });

  return { here, show };

  /**
   * Shows a step; an unknown one is the start.
   * @param {string} wanted
   * @param {Way} [way]
   */
  function show(wanted, way = {}) {
    const list = topics(quiz, answers);
    const topic = list.find((one) => one.id === wanted);
    step = topic || (Object.keys(answers).length && Object.hasOwn(shown, wanted)) ? wanted : "start";
    if (step === "result" && !warned && score(quiz, answers).safety) {
      step = "safety";
      after = "result";
    }
    returning = Boolean(topic) && (way.returning ?? returning);
    const made = topic ? asks(topic, list, way) : shown[step]();
    view.replaceChildren(...made.filter(Boolean));
    view.dataset.step = step;
    const heading = view.querySelector("h2");
    const words = heading.innerText.replace(/[ \n]+/g, " ");
    stand.moved?.(step, way.judged ? `${t("error")} ${words}` : words);
    stand.told?.("step", { step });
    if (way.quiet) return;
    if (way.question && !way.judged) {
      enter(view, way.question);
      return;
    }
    (view.querySelector(".quiz-errors") ?? heading).focus();
    stand.turned?.(view);
  }

  /**
   * @param {Topic} topic
   * @param {Topic[]} list
   * @param {Way} way
   */
  function asks(topic, list, way) {
    return [
      head(topic.title, t("topic", { number: list.indexOf(topic) + 1 })),
      ...asking(here, topic, Boolean(way.judged)),
      row(act(t(returning ? "back_to_answers" : "next"), next, true), returning ? null : act(t("back"), back)),
    ];
  }

  /** @param {KeyboardEvent} event Enter in a control goes on, where no form can be sent too */
  function enters(event) {
    const input = event.target;
    const isAnswer = input instanceof HTMLInputElement && input.closest(".quiz-question");
    if (event.key !== "Enter" || !isAnswer) return;
    event.preventDefault();
    next();
  }

  /** Goes on, or says what is missing. */
  function next() {
    const list = topics(quiz, answers);
    const at = list.findIndex((one) => one.id === step);
    if (waiting(quiz, answers, list[at]).length) {
      show(step, { judged: true });
      return;
    }
    const following = returning ? "answers" : (list[at + 1]?.id ?? "result");
    const flags = present(quiz, answers, list[at]).some((one) => one.role === "flags");
    if (flags && !warned && score(quiz, answers).safety) {
      after = following;
      show("safety");
    } else show(following);
  }

  function back() {
    const list = topics(quiz, answers);
    show(list[list.findIndex((one) => one.id === step) - 1]?.id ?? "start");
  }
}
