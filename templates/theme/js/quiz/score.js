// What the answers of a quiz come to, in whole numbers: `generator/quiz/score.py` in the browser.

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Question} Question
 * @typedef {import("./model.js").Answers} Answers
 * @typedef {import("./model.js").Result} Result
 * @typedef {import("./model.js").Weighed} Weighed
 */

const NOT_APPLICABLE = "na";
const NONE = "none";
const [TOP_SIGNS, REASONS, REMEDIES, LETTERS] = [3, 5, 6, 4];

/**
 * The options of a question, without those that leave it aside.
 * @param {Quiz} quiz
 * @param {Question} question
 */
export function options(quiz, question) {
  return question.kind === "scale" ? quiz.scale.options : (question.options ?? []);
}

/**
 * What is known of an answer; nothing where the question was not answered.
 * @param {Quiz} quiz
 * @param {Question} question
 * @param {string | string[] | undefined} answer
 */
function known(quiz, question, answer) {
  const ids = options(quiz, question).map((option) => option.id);
  if (question.kind === "scale") ids.push(NOT_APPLICABLE);
  if (question.kind !== "many") return ids.filter((id) => id === answer);
  if (answer === undefined) return [];
  const given = [answer].flat();
  const chosen = ids.filter((id) => given.includes(id));
  return chosen.length || (given.length && !given.includes(NONE)) ? chosen : [NONE];
}

/**
 * What counts of the answers: an entry for each question that is asked, empty without an answer.
 * @param {Quiz} quiz
 * @param {Answers} answers
 */
export function taken(quiz, answers) {
  /** @type {Map<string, string[]>} */
  const counted = new Map();
  for (const question of Object.values(quiz.questions)) {
    const asked = Object.entries(question.when ?? {}).every(([other, wanted]) =>
      counted.get(other)?.some((id) => wanted.includes(id)),
    );
    if (asked) counted.set(question.id, known(quiz, question, answers[question.id]));
  }
  return counted;
}

/** @param {number[]} numbers */
const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

/** @template T @param {(T | undefined)[]} list @returns {T[]} what there is, each once */
const once = (list) => /** @type {T[]} */ ([...new Set(list)].filter((item) => item !== undefined));

/** @param {{points: number, most: number}[]} marks their share of a hundred, halves up */
function share(marks) {
  const most = total(marks.map((mark) => mark.most));
  const sum = total(marks.map((mark) => mark.points));
  return most ? Math.floor((200 * sum + most) / (2 * most)) : null;
}

/**
 * The answers of a role that have a value, in the order asked.
 * @param {Quiz} quiz
 * @param {Map<string, string[]>} counted
 * @param {Question["role"]} role
 */
function marked(quiz, counted, role) {
  return [...counted].flatMap(([id, [option]]) => {
    const question = quiz.questions[id];
    if (question.role !== role) return [];
    const all = options(quiz, question);
    const value = all.find((one) => one.id === option)?.value;
    if (value === undefined) return [];
    const weight = question.weight ?? 1;
    const most = weight * Math.max(...all.map((one) => one.value ?? 0));
    return [{ question, option, points: weight * value, most }];
  });
}

/**
 * The signs that the answers speak of, the strongest first.
 * @param {ReturnType<typeof marked>} marks
 * @returns {Weighed[]}
 */
function weighed(marks) {
  return once(marks.map((mark) => mark.question.sign))
    .map((sign) => {
      const own = marks.filter((mark) => mark.question.sign === sign);
      return { sign, percent: share(own) ?? 0, points: total(own.map((mark) => mark.points)) };
    })
    .sort((a, b) => b.percent - a.percent || b.points - a.points);
}

/**
 * The signs seen so far, the strongest first.
 * @param {Quiz} quiz
 * @param {Answers} answers
 */
export function strongest(quiz, answers) {
  const marks = marked(quiz, taken(quiz, answers), "severity");
  return weighed(marks).filter((sign) => sign.percent > 0);
}

/**
 * What the answers come to.
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @returns {Result}
 */
export function score(quiz, answers) {
  const { scoring, bands } = quiz;
  const counted = taken(quiz, answers);
  /** @param {Question["role"]} role */
  const ofRole = (role) => [...counted].filter(([id]) => quiz.questions[id].role === role);
  const answered = marked(quiz, counted, "severity");
  const severity = answered.length >= scoring.min_answered ? share(answered) : null;
  const readiness = share(marked(quiz, counted, "readiness"));
  /** @param {string} id */
  const rank = (id) => bands.findIndex((band) => band.id === id);
  const flags = ofRole("flags")
    .flatMap(([, ids]) => ids.filter((id) => quiz.flags[id]))
    .sort((a, b) => rank(quiz.flags[b].band) - rank(quiz.flags[a].band));
  const { at, floored, capped } = placed(quiz, counted, severity, answered, flags);

  const band = bands[at];
  const leaves = Boolean(band?.leave);
  const decided = leaves && flags.length > 0;
  const signs = band ? weighed(answered) : [];
  const top = signs.filter((one) => one.percent > 0).map((one) => one.sign).slice(0, TOP_SIGNS);
  const ways = leaves && top.length ? quiz.signs[top[0]].modes : [];
  const tried = ofRole("tried").flatMap(([, ids]) => ids);
  const first = counted.get(scoring.remedies_first?.question ?? "");
  const side = scoring.your_side;
  const slow = readiness !== null && readiness < scoring.slow_below;
  const mode = once([...flags.map((flag) => quiz.flags[flag].mode), band?.mode, ...ways])[0] ?? null;
  return {
    version: quiz.version,
    band: band?.id ?? null,
    severity,
    readiness,
    answered: answered.length,
    missing: band ? [] : ofRole("severity").flatMap(([id, ids]) => (ids.length ? [] : [id])),
    flags,
    floored,
    capped,
    signs,
    top,
    reasons: (band ? answered : [])
      .filter((mark) => mark.points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, REASONS)
      .map(({ question, option, points }) => ({ question: question.id, option, points })),
    mode,
    remedies: once(top.flatMap((sign) => quiz.signs[sign].remedies.map(({ id }) => id)))
      .filter((id) => !tried.includes(id))
      .slice(0, REMEDIES),
    letters: once([
      ...flags.map((flag) => quiz.flags[flag].letter),
      ...fitting(quiz, band, mode, decided ? [] : top),
    ]).slice(0, LETTERS),
    your_side: !decided && Boolean(side && counted.get(side.question)?.some((id) => side.options.includes(id))),
    remedies_first: !flags.length && first?.[0] === NONE,
    pace: slow && leaves && !flags.length ? "slow" : "normal",
    decided,
    safety: flags.some((flag) => quiz.flags[flag].safety),
  };
}

/**
 * The letter of the mode; of band and signs those that fit both. One that carries out another mode
 * does not, nor does one that ends it where nobody leaves.
 * @param {Quiz} quiz
 * @param {import("./model.js").Band | undefined} band
 * @param {string | null} mode
 * @param {string[]} signs
 */
function fitting(quiz, band, mode, signs) {
  if (!band) return [];
  const named = [...band.letters, ...signs.flatMap((sign) => quiz.signs[sign].letters)];
  const fit = named.filter((id) => {
    const { ends, modes } = quiz.letters[id];
    return (band.leave || !ends) && !(mode && modes.length && !modes.includes(mode));
  });
  return [mode ? (quiz.modes[mode].letter ?? undefined) : undefined, ...fit];
}

/**
 * The place of the band in the list, and the questions that lifted it to a floor or held it down.
 * @param {Quiz} quiz
 * @param {Map<string, string[]>} counted
 * @param {number | null} severity
 * @param {ReturnType<typeof marked>} answered
 * @param {string[]} flags
 */
function placed({ scoring, bands, flags: known }, counted, severity, answered, flags) {
  /** @param {string | undefined} id */
  const rank = (id) => bands.findIndex((band) => band.id === id);
  /** @type {string | null} */
  let floored = null;
  /** @type {string | null} */
  let capped = null;
  let at = -1;
  if (severity !== null) {
    at = bands.findIndex(({ from = 101, to = -1 }) => from <= severity && severity <= to);
    for (const floor of scoring.floors) {
      const grave = answered.find(
        ({ question, points, most }) => points === most && (question.weight ?? 0) >= floor.weight,
      );
      if (grave && rank(floor.band) > at) {
        at = rank(floor.band);
        floored = grave.question.id;
      }
    }
    for (const cap of flags.length ? [] : scoring.caps) {
      if (counted.get(cap.question)?.includes(cap.option) && rank(cap.band) < at) {
        at = rank(cap.band);
        capped = cap.question;
      }
    }
  }
  return { at: Math.max(at, ...flags.map((flag) => rank(known[flag].band))), floored, capped };
}
