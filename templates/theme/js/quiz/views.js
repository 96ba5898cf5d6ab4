// What each step of the quiz shows that is no topic: where it starts, the answers, help, the result.
import { longest, topics, waiting } from "./answers.js";
import { make } from "./make.js";
import { act, head, row } from "./parts.js";
import { outcome } from "./result.js";
import { safety } from "./safety.js";
import { score } from "./score.js";

/**
 * What to show, by the step.
 * @param {import("./course.js").Here} here
 * @param {(safe: boolean) => void} warned told that the reader goes on from the page of help, or
 *   begins anew
 * @returns {Record<string, () => (HTMLElement | null | undefined)[]>}
 */
export function views(here, warned) {
  const { quiz, answers, t, stand, go } = here;
  return {
    start: () => {
      const begun = Object.keys(answers).length;
      return [
        head(stand.titled ? t("before") : quiz.title),
        stand.introduced ? null : make("p", stand.start || quiz.intro),
        make("p", quiz.period),
        make("p.quiz-small", t("length", { count: longest(quiz) }), " ", quiz.private),
        begun ? make("p", t("earlier", { count: begun })) : null,
        begun
          ? row(act(t("continue"), () => resume("answers"), true), act(t("restart"), restart))
          : row(act(t("start"), first, true)),
      ];
    },
    answers: () => {
      const on = () => row(act(t("result"), () => resume("result"), true));
      return [head(t("answers")), make("p", t("answers_text")), on(), ...(stand.review?.(here) ?? []), on()];
    },
    safety: () => safety(here, () => warned(false)),
    result: () => {
      const result = score(quiz, answers);
      const band = quiz.bands.find((one) => one.id === result.band);
      stand.told?.("result", { result });
      return [
        band ? head(band.verdict, band.title) : head(t("no_result")),
        ...outcome(here, result, band),
        ...(stand.more?.(here, result) ?? []),
        row(act(t("change_answers"), change), act(t("restart"), restart)),
      ];
    },
  };

  function first() {
    go(topics(quiz, answers)[0].id);
  }

  /** @param {string} end shows what is still open, or the end: the answers, the result */
  function resume(end) {
    const open = topics(quiz, answers).find((one) => waiting(quiz, answers, one).length);
    if (!open) go(end);
    else if (end === "result") go(open.id, { judged: true, returning: true });
    else go(open.id);
  }

  /** Shows the answers; where they are not listed, the first step, with them in place. */
  function change() {
    if (stand.review) go("answers");
    else first();
  }

  function restart() {
    for (const id in answers) delete answers[id];
    warned(true);
    stand.changed?.();
    go("start");
  }
}
