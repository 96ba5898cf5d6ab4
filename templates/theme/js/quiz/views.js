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
  /** @type {import("./model.js").Answers} those that were there before, for as long as the page is */
  let erased = {};
  return {
    start: () => {
      const [begun, gone] = [answers, erased].map((all) => Object.keys(all).length);
      const again = act(t("restart"), restart);
      const back = gone ? act(t("undo"), undo) : null;
      return [
        head(stand.titled ? t("before") : quiz.title),
        stand.introduced ? null : make("p", stand.start || quiz.intro),
        make("p", quiz.period),
        make("p.quiz-small", t("length", { count: longest(quiz) }), " ", quiz.private),
        begun ? make("p", t("earlier", { count: begun })) : null,
        gone ? make("p", t("erased", { count: gone })) : null,
        begun
          ? row(act(t("continue"), () => resume(stand.review ? "answers" : "result"), true), again, back)
          : row(act(t("start"), first, true), back),
      ];
    },
    answers: () => stand.review?.(here, () => resume("result", true)) ?? [],
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

  /**
   * Shows what is still open, or the end.
   * @param {string} end the answers or the result
   * @param {boolean} [judged] whether the reader thought that nothing is open
   */
  function resume(end, judged) {
    const open = topics(quiz, answers).find((one) => waiting(quiz, answers, one).length);
    if (open) go(open.id, { judged, returning: judged });
    else go(end);
  }

  /** Shows the answers; where they are not listed, the first step, with them in place. */
  function change() {
    if (stand.review) go("answers");
    else first();
  }

  function undo() {
    exchange(erased);
    resume("result");
  }

  function restart() {
    exchange(stand.own?.() ?? {});
    go("start");
  }

  /**
   * Puts other answers in the place of those that are there.
   * @param {import("./model.js").Answers} others
   */
  function exchange(others) {
    erased = { ...answers };
    for (const id in answers) delete answers[id];
    Object.assign(answers, others);
    warned(true);
    stand.changed?.();
  }
}
