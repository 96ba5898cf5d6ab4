// Describes what was decided. The same as `generator/quiz/score.py`, under like names.
import { counted, modesOf, NONE, once, options, Standing } from "./decide.js";
import { pagesOfAnswers, prepared } from "./whole.js";

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Answers} Answers
 * @typedef {import("./model.js").Band} Band
 * @typedef {import("./model.js").Result} Result
 */

const [TOP_SIGNS, REASONS, REMEDIES, LETTERS, PAGES] = [3, 5, 6, 4, 3];

/**
 * Where the reader stands, why, and what fits; the band is null while answers are missing.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @returns {Result}
 */
export function score(quiz, answers) {
  const standing = new Standing(quiz, counted(quiz, answers));
  const { band, missing, capped, decided } = standing.decision();
  const { signs, flags, lines, marks } = standing;
  const shown = band ? signs.filter((one) => one.percent > 0) : [];
  const top = shown.map((one) => one.sign).slice(0, TOP_SIGNS);
  const mode = band ? modeFor(standing, band, top) : null;
  const led = flagsByWeight(standing, band, decided);
  const tried = standing.ofRole("tried").flatMap(({ chosen }) => chosen);
  const side = quiz.scoring.your_side;
  return {
    version: quiz.version,
    band: band?.id ?? null,
    severity: signs.length ? Math.max(...signs.map((one) => one.percent)) : null,
    breadth: signs.filter((one) => one.percent > 0).length,
    ...prepared(standing),
    missing,
    flags,
    heard: led.heard,
    lines,
    signs: signs.map(({ sign, percent, points }) => ({ sign, percent, points })),
    top,
    failed: shown[0]?.failed ?? [],
    told: standing.told && shown.length > 0,
    crowded: standing.crowded,
    capped,
    reasons: (band ? marks : [])
      .filter((mark) => mark.points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, REASONS)
      .map(({ question, option, percent }) => ({ question: question.id, option, percent })),
    mode,
    remedies: once(top.flatMap((sign) => quiz.signs[sign].remedies.map(({ id }) => id)))
      .filter((id) => !tried.includes(id))
      .slice(0, REMEDIES),
    letters: band ? letters(standing, band, led, mode, led.byFlag ? [] : top) : [],
    pages: band ? pages(standing, band, led, led.byFlag ? [] : top) : [],
    your_side:
      !decided &&
      Boolean(side && standing.counted.get(side.question)?.some((id) => side.options.includes(id))),
    remedies_first: !decided && standing.ofRole("tried").some(({ chosen }) => chosen[0] === NONE),
    decided,
    safety: flags.some((flag) => quiz.flags[flag].safety),
  };
}

/**
 * The way out: of what decided, of the band, of what was agreed on, of the first sign.
 * @param {Standing} standing
 * @param {Band} band
 * @param {string[]} top
 */
function modeFor(standing, band, top) {
  const { quiz } = standing;
  const agreed = standing
    .ofRole("mode")
    .flatMap(({ question, chosen }) => options(quiz, question).filter((one) => chosen.includes(one.id)));
  const others = band.leave ? [...agreed.map((one) => one.mode), ...quiz.signs[top[0]]?.modes ?? []] : [];
  return once([...modesOf(quiz, band, standing), ...others])[0] || null;
}

/**
 * The red flags that lead to the outcome, whether the first gives advice of its own; those that want
 * silence; and the others, none of them where those lead out for safety. Those whose page and advice
 * would break the silence that one before them wants are not heard.
 * @param {Standing} standing
 * @param {Band | null} band
 * @param {boolean} decided
 */
function flagsByWeight({ quiz, flags }, band, decided) {
  /** @type {boolean | undefined} */
  let hushed;
  const heard = flags.filter((id) => {
    const { silence, safety } = quiz.flags[id];
    hushed ||= silence;
    return !hushed || silence || safety;
  });
  const all = heard.map((id) => quiz.flags[id]);
  const deciding = all.filter((flag) => flag.band === band?.id);
  const byFlag = decided && deciding.length > 0;
  const own = deciding[0]?.advice;
  const silent = all.filter((flag) => flag.silence);
  return { byFlag, deciding, own, silent, heard, others: all.filter((flag) => !(byFlag && deciding[0].safety) && !deciding.includes(flag)) };
}

/**
 * What is named for the gravest band up to an outcome.
 * @param {Standing} standing
 * @param {Band} band
 * @param {Record<string, string[]>} named
 * @returns {string[] | undefined}
 */
function namedFor(standing, band, named) {
  const until = standing.quiz.bands.slice(0, standing.rank(band.id) + 1).filter(({ id }) => named[id]);
  return named[until.at(-1)?.id ?? ""];
}

/**
 * The letters that fit, those of what decided first, then those of signs, then the band's. Where a
 * red flag wants silence, its own alone.
 * @param {Standing} standing
 * @param {Band} band
 * @param {ReturnType<typeof flagsByWeight>} led
 * @param {string | null} mode
 * @param {string[]} signs
 */
function letters(standing, band, { byFlag, deciding, own, silent, others }, mode, signs) {
  const { quiz } = standing;
  if (silent.length) return once(silent.map((flag) => flag.letter));
  /** @param {string} id */
  const carriesOut = (id) => {
    const { modes } = quiz.letters[id];
    return mode === null || !modes.length || modes.includes(mode);
  };
  /** @param {string} id */
  const fits = (id) => (band.leave || !quiz.letters[id].ends) && carriesOut(id);
  /** @param {string} sign those named for the outcome where any are named, or all */
  const ofSign = (sign) => {
    const { letters, letters_from: named } = quiz.signs[sign];
    if (!Object.keys(named).length) return letters.filter(fits);
    return (namedFor(standing, band, named) ?? []).filter(carriesOut);
  };
  const [first, ...rest] = signs.map(ofSign);
  return once([
    ...deciding.map((flag) => flag.letter),
    ...standing.lines.map((line) => quiz.lines[line].letter),
    ...others.map((flag) => flag.letter).filter((id) => !byFlag && id && carriesOut(id)),
    ...(first ?? []),
    mode && quiz.modes[mode].letter,
    ...rest.flat(),
    ...(own ? [] : band.letters?.filter(fits) ?? []),
  ]).slice(0, LETTERS);
}

/**
 * The pages for the situation: of what happened, of other answers, of signs, of the band. Those of
 * answers take no room from the others.
 * @param {Standing} standing
 * @param {Band} band
 * @param {ReturnType<typeof flagsByWeight>} led
 * @param {string[]} signs
 */
function pages(standing, band, { deciding, own, silent, others }, signs) {
  const { quiz, lines } = standing;
  const found = [...deciding, ...lines.map((line) => quiz.lines[line]), ...others];
  const first = once(found.map(({ page }) => page)).slice(0, PAGES);
  const answers = silent.length ? [] : pagesOfAnswers(standing);
  const general = once([
    ...(silent.length ? [] : signs.map((sign) => quiz.signs[sign]).flatMap(
      ({ pages, pages_from: named }) => namedFor(standing, band, named) ?? pages,
    )),
    ...(own && !deciding[0].safety ? [] : band.pages),
  ]).filter((id) => ![...first, ...answers].includes(id));
  return once([...first, ...answers, ...general.slice(0, PAGES - first.length)]);
}
