// What the answers come to, in the reader's words: verdict, reasons, what to try, a plan.
import { bar } from "./bars.js";
import { make } from "./make.js";
import { link, section } from "./parts.js";
import { counted, options } from "./decide.js";

/**
 * @typedef {import("./model.js").Result} Result
 * @typedef {import("./model.js").Band} Band
 * @typedef {import("./course.js").Here} Here
 */

const MOST_TRIES = 3;

/**
 * The parts of a result under its verdict.
 * @param {Here} here
 * @param {Result} result
 * @param {Band} [band] the one it leads to
 * @returns {(HTMLElement | null | undefined)[]}
 */
export function outcome(here, result, band) {
  const { quiz, stand, t } = here;
  return band
    ? [...found(here, result, band), make("p.quiz-small", quiz.disclaimer)]
    : [make("p", t("missing")), ...(stand.missing?.(here, result) ?? [])];
}

/**
 * @param {Here} here
 * @param {Result} result
 * @param {Band} band
 */
function found(here, result, band) {
  const { quiz, t } = here;
  const tops = result.top.map((id) => sign(here, result, id));
  const mode = quiz.modes[result.mode ?? ""];
  const letters = result.letters.map((id) => quiz.letters[id]);
  const pages = result.pages.map((id) => quiz.pages[id]);
  const flags = result.heard.map((id) => quiz.flags[id]);
  const own = flags.find((flag) => flag.band === band.id)?.advice;
  const first = [...flags, ...result.lines.map((id) => quiz.lines[id])].flatMap((one) => one.advice ?? []);
  const general = own ? [] : band.advice;
  const now = result.safety ? [...general, ...first] : [...first, ...general];
  const todo = [...now, ...(result.decided ? [] : advice(here, false))];
  const places = [...letters, ...pages].map((place) => make("li", link(here, place)));
  return [
    here.stand.first?.(here, result),
    ...result.flags.map((id) => flagged(here, quiz.flags[id], flags)),
    result.your_side ? box(t("your_side"), ...advice(here, true).map((text) => make("p", text))) : null,
    make("h3", t("now")),
    make("ul", todo.map((text) => make("li", text))),
    result.remedies_first && tops.length ? box(t("remedies_first"), make("p", t("remedies_first_text"))) : null,
    result.safety ? null : make("div.quiz-measures", measures(here, result)),
    why(here, result),
    tops.length ? section(here, t("signs"), make("ol.quiz-signs", tops)) : null,
    mode ? section(here, t("way_out"), make("p", link(here, mode)), mode.when && make("p", mode.when)) : null,
    here.stand.plan?.(here, result),
    places.length ? Object.assign(section(here, t("places"), make("ul", places)), { open: !tops.length }) : null,
  ];
}

/** @param {string} title @param {...HTMLElement} words */
function box(title, ...words) {
  return make("div.quiz-box", { part: "box" }, make("h3", title), ...words);
}

/**
 * What the answers about the reader's own side advise.
 * @param {Here} here
 * @param {boolean} first whether of the question that comes first, or of the others
 */
function advice({ quiz, answers }, first) {
  return [...counted(quiz, answers)].flatMap(([id, [option]]) => {
    if ((id === quiz.scoring.your_side?.question) !== first) return [];
    const words = options(quiz, quiz.questions[id]).find((one) => one.id === option)?.advice;
    return words ? [words] : [];
  });
}

/**
 * A red flag, said first, with the page that helps if it is heard.
 * @param {Here} here
 * @param {import("./model.js").Flag} flag
 * @param {import("./model.js").Flag[]} heard
 */
function flagged(here, flag, heard) {
  const page = heard.includes(flag) && (here.quiz.pages[flag.page ?? ""] ?? here.quiz.signs[flag.sign ?? ""]);
  return make(
    "div.quiz-box.quiz-flag",
    { part: "flag" },
    make("h3", make("span.quiz-kicker", here.t("flag")), flag.text),
    flag.why && make("p", flag.why),
    page && make("p", link(here, page)),
  );
}

/**
 * How bad the worst sign is, how much of the relation it touches, how ready the reader is.
 * @param {Here} here
 * @param {Result} result
 */
function measures(here, { severity, breadth, readiness }) {
  const { quiz, t } = here;
  const all = Object.keys(quiz.signs).length;
  const touched = t("of_signs", { number: breadth, count: all });
  /** @param {string} key @param {number} number @param {string} [words] */
  const measure = (key, number, words = t("of_hundred", { number })) =>
    bar(t(key), words, number, "quiz-severity");
  // Of t("severity"), t("breadth"). Where no sign is seen, their bars would be empty.
  return [
    !!severity && measure("severity", severity),
    !!severity && measure("breadth", Math.round((100 * breadth) / all), touched),
    here.stand.ready?.(here, readiness),
  ];
}

/**
 * Why this verdict: the rules that decided or lifted it, and the gravest answers; nothing where no
 * answer counts.
 * @param {Here} here
 * @param {Result} result
 */
function why(here, result) {
  const { quiz, t } = here;
  const byFlag = result.flags.some((flag) => quiz.flags[flag].band === result.band);
  const reasons = result.reasons.map(({ question: id, option }) => {
    const question = quiz.questions[id];
    const words = options(quiz, question).find((one) => one.id === option)?.text ?? "";
    const sign = link(here, quiz.signs[question.sign ?? ""]);
    return make("li", make("p", question.text), make("p.quiz-small", make("strong", words), " · ", sign));
  });
  const lifted = [
    result.failed.length > 0 && t("failed", { count: result.failed.length }),
    result.told && t("told"),
    result.crowded && t("crowded"),
  ];
  const rules = [
    byFlag && t("flagged"),
    ...result.lines.map((line) => t("crossed", { line: quiz.lines[line].text })),
    ...(result.decided ? [] : lifted),
    result.capped && t("capped", { question: quiz.questions[result.capped].text }),
  ];
  const told = rules.filter(Boolean).map((words) => make("p", words));
  if (reasons.length) told.push(make("p", t("counts")), make("ol.quiz-reasons", reasons));
  return told.length ? section(here, t("why"), told) : null;
}

/**
 * A strong sign, and what was not yet tried against it.
 * @param {Here} here
 * @param {Result} result
 * @param {string} id
 */
function sign(here, result, id) {
  const { quiz, t } = here;
  const { percent } = /** @type {Result["signs"][0]} */ (result.signs.find((one) => one.sign === id));
  return make(
    "li",
    make("strong", link(here, quiz.signs[id])),
    quiz.signs[id].recognise && make("p.quiz-small", quiz.signs[id].recognise),
    bar(t("how_strong"), t("of_hundred", { number: percent }), percent, "quiz-severity"),
    ...(result.decided ? [] : tries(here, quiz.signs[id].remedies)),
  );
}

/**
 * The remedies of a sign that were not tried.
 * @param {Here} here
 * @param {{id: string, today?: string}[]} remedies
 */
function tries(here, remedies) {
  const { quiz, answers, t } = here;
  const tried = Object.values(quiz.questions).flatMap(({ id, role }) => (role === "tried" ? answers[id] ?? [] : []));
  const left = remedies.filter(({ id }) => !tried.includes(id)).slice(0, MOST_TRIES);
  const items = left.map(({ id, today }) =>
    make("li", link(here, quiz.remedies[id]), today && make("span.quiz-small", today)),
  );
  return items.length ? [make("p", t("try_first")), make("ul", items)] : [make("p", t("all_tried"))];
}
