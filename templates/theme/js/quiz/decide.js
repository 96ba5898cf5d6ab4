// Decides where a reader stands: what is asked, what counts, which band comes out. The same as
// `generator/quiz/decide.py`, under like names.

/**
 * @typedef {import("./model.js").Quiz} Quiz
 * @typedef {import("./model.js").Question} Question
 * @typedef {import("./model.js").Answers} Answers
 * @typedef {import("./model.js").Band} Band
 * @typedef {Map<string, string[]>} Counted an entry for each question asked, empty without answer
 * @typedef {{question: Question, option: string, points: number, percent: number}} Mark
 * @typedef {{sign: string, percent: number, points: number, failed: string[], rank: number}} SignStanding
 */

export const NOT_APPLICABLE = "na";
export const NONE = "none";
const MOST_STEPS = 2;
const DECIDING = ["situation", "severity", "leave_when", "tried"];

/** @param {number} total @param {number} most a share in whole percent, halves up */
export const percent = (total, most) => Math.floor((200 * total + most) / (2 * most));

/** @template T @param {(T | null | undefined)[]} list @returns {T[]} what there is, each once */
export const once = (list) => /** @type {T[]} */ ([...new Set(list)].filter((one) => one != null));

/**
 * The options of a question, without those that leave it aside.
 * @param {Quiz} quiz
 * @param {Question} question
 * @returns {import("./model.js").Option[]}
 */
export function options(quiz, question) {
  /** @param {Record<string, {text?: string, title?: string}>} all @param {string[]} [ids] */
  const named = (all, ids = Object.keys(all)) =>
    ids.map((id) => ({ id, text: all[id].text ?? all[id].title ?? "" }));
  switch (question.role) {
    case "severity":
      return quiz.scale.options;
    case "readiness":
      return quiz.readiness;
    case "situation":
      return quiz.topics.flatMap(({ id, situation }) => (situation ? [{ id, text: situation }] : []));
    case "flags":
      return named(quiz.flags, question.flags);
    case "leave_when":
      return named(quiz.lines);
    case "tried":
      return named(quiz.remedies);
  }
  return question.options ?? [];
}

/**
 * What counts of the answers. Whether a question is asked depends on earlier ones alone.
 * @param {Quiz} quiz
 * @param {Answers} answers
 */
export function counted(quiz, answers) {
  /** @type {Counted} */
  const found = new Map();
  for (const question of Object.values(quiz.questions)) {
    if (new Standing(quiz, found).asks(question)) {
      found.set(question.id, known(quiz, question, answers[question.id]));
    }
  }
  return found;
}

/**
 * What is known of an answer; nothing where the question was not answered.
 * @param {Quiz} quiz
 * @param {Question} question
 * @param {string | string[] | undefined} answer
 */
function known(quiz, question, answer) {
  const ids = options(quiz, question).map((option) => option.id);
  if (question.kind !== "many") return [...ids, NOT_APPLICABLE].filter((id) => id === answer);
  if (answer === undefined) return [];
  const given = [answer].flat();
  const chosen = ids.filter((id) => given.includes(id));
  return chosen.length || (given.length && !given.includes(NONE)) ? chosen : [NONE];
}

/**
 * The exit modes that an outcome calls for: of what decided it, then of the band. A red flag that
 * gives advice of its own stands in place of the band. Where it names no way out, none is looked for,
 * which an empty name says.
 * @param {Quiz} quiz
 * @param {Band} band
 * @param {Standing} standing
 */
export function modesOf(quiz, band, { flags, lines }) {
  const deciding = flags.map((id) => quiz.flags[id]).filter((flag) => flag.band === band.id);
  return [
    ...deciding,
    ...lines.map((id) => quiz.lines[id]).filter((line) => line.band === band.id),
    deciding[0]?.advice ? { mode: "" } : band,
  ].flatMap(({ mode }) => mode ?? []);
}

/** What the answers so far come to. */
export class Standing {
  /** @param {Quiz} quiz @param {Counted} counted */
  constructor(quiz, counted) {
    this.quiz = quiz;
    this.counted = counted;
    this.leave = this.rank(quiz.scoring.leave);
    this.ranged = quiz.bands.flatMap((band, at) => (band.from === undefined ? [] : [at]));
    this.top = Math.max(...this.ranged, this.leave);
    this.marks = this.marked();
    this.flags = this.ticked("flags").sort((a, b) => this.rankOf(b) - this.rankOf(a));
    this.told = this.wasTold();
    const { crowd, strong } = quiz.scoring;
    const signs = once(this.marks.map(({ question }) => question.sign));
    const shares = signs.map((sign) => Math.max(...this.marksOf(sign).map((mark) => mark.percent)));
    this.crowded = crowd !== undefined && shares.filter((share) => share >= strong).length >= crowd;
    /** The signs that were answered about; the one that leads furthest first. */
    this.signs = signs
      .map((sign) => this.sign(sign))
      .sort((a, b) => b.rank - a.rank || b.percent - a.percent || b.points - a.points);
    /** Those that are strong by how often they show, the strongest first. */
    this.strong = this.signs
      .filter((one) => one.percent >= strong)
      .sort((a, b) => b.percent - a.percent || b.points - a.points);
    const near = this.strong.map((one) => one.sign);
    this.lines = this.ticked("leave_when")
      .filter((id) => near.includes(quiz.lines[id].sign))
      .sort((a, b) => this.rankOf(b) - this.rankOf(a));
    /** The place of the band that red flags and lines lead to, whatever the rest. */
    this.settled = Math.max(0, ...[...this.flags, ...this.lines].map((id) => this.rankOf(id)));
  }

  /** The band, what is missing for it, the question that holds it down, whether a rule decides. */
  decision() {
    const missing = this.missing();
    const { rank, capped } = this.outcome();
    const band = missing.length ? null : this.quiz.bands[rank];
    return { band, missing, capped, decided: this.settled >= this.leave };
  }

  /**
   * Whether a question is asked: its conditions hold, and it can still change something.
   * @param {Question} question
   */
  asks(question) {
    const { quiz, counted } = this;
    const holds = Object.entries(question.when ?? {}).every(([other, wanted]) =>
      counted.get(other)?.some((id) => wanted.includes(id)),
    );
    if (!holds) return false;
    const band = quiz.bands[this.outcome().rank];
    const topic = quiz.topics.find((one) => one.questions.includes(question.id));
    switch (question.role) {
      case "flags":
        return this.leadsFurther(question);
      case "mode":
        return band.leave && !modesOf(quiz, band, this).length;
      case "readiness":
        return String(band.pace?.normal) !== String(band.pace?.slow);
      case "context":
        return topic?.questions.some((id) => counted.has(id));
    }
    if (this.settled >= this.top) return false;
    if (question.role === "severity") return this.isChosen(topic);
    if (question.role === "leave_when") {
      return this.strong.some(({ sign }) => quiz.signs[sign].lines.length);
    }
    return question.role === "situation" || this.isBeforeSigns(question) || this.shows();
  }

  /** @param {string} id the place of a band */
  rank(id) {
    return this.quiz.bands.findIndex((band) => band.id === id);
  }

  /** @param {string} id the place of the band that a red flag or a line leads to */
  rankOf(id) {
    return this.rank((this.quiz.flags[id] ?? this.quiz.lines[id]).band);
  }

  /**
   * The questions of a role that are asked, with what counts of the answers.
   * @param {Question["role"]} role
   */
  ofRole(role) {
    return [...this.counted].flatMap(([id, chosen]) => {
      const question = this.quiz.questions[id];
      return question.role === role ? [{ question, chosen }] : [];
    });
  }

  /** @param {Question["role"]} role what was ticked, without "none" */
  ticked(role) {
    return this.ofRole(role).flatMap(({ chosen }) => chosen.filter((id) => id !== NONE));
  }

  /** @returns {Mark[]} the answers about severity that count, in the order asked */
  marked() {
    const { quiz } = this;
    const gravest = Math.max(...quiz.scale.options.map((one) => one.value ?? 0));
    const weights = Object.values(quiz.questions).map((one) => one.weight ?? 1);
    const most = Math.max(...weights) * gravest;
    return this.ofRole("severity").flatMap(({ question, chosen: [option] }) => {
      const value = quiz.scale.options.find((one) => one.id === option)?.value;
      if (value === undefined) return [];
      const points = (question.weight ?? 1) * value;
      return [{ question, option, points, percent: percent(points, most) }];
    });
  }

  /** @param {string} sign */
  marksOf(sign) {
    return this.marks.filter(({ question }) => question.sign === sign);
  }

  /** @param {string} sign @returns {SignStanding} */
  sign(sign) {
    const { quiz } = this;
    const own = this.marksOf(sign);
    const share = Math.max(...own.map((mark) => mark.percent));
    const points = own.reduce((sum, mark) => sum + mark.points, 0);
    const ticked = this.ticked("tried");
    const failed = quiz.signs[sign].remedies.map(({ id }) => id).filter((id) => ticked.includes(id));
    const told = Number(this.told && share >= quiz.scoring.strong);
    const steps = Math.min(MOST_STEPS, failed.length + told) + Number(this.crowded);
    const leaves = this.crowded || !!failed.length;
    return { sign, percent: share, points, failed, rank: this.ranked(sign, share, steps, leaves, own) };
  }

  /** @param {Mark[]} marks whether they say that something came back */
  recurs(marks) {
    const ids = this.quiz.scale.options.map((option) => option.id);
    const first = ids.indexOf(/** @type {string} */ (this.quiz.scoring.recurs)); // -1: any does
    return marks.some((mark) => ids.indexOf(mark.option) >= first);
  }

  /**
   * The place of the band that a sign leads to: by how often it shows, and lifted; the first one if
   * it does not.
   * @param {string} sign
   * @param {number} share
   * @param {number} steps
   * @param {boolean} leaves whether steps may lead out
   * @param {Mark[]} marks
   */
  ranked(sign, share, steps, leaves, marks) {
    const { bands, signs, scoring } = this.quiz;
    const base = bands.findIndex(({ from = 101, to = -1 }) => from <= share && share <= to);
    if (base === this.ranged[0] || !this.recurs(marks)) return share && this.ranged[0];
    const before = signs[sign].before_leaving;
    const ladder = [...this.ranged, before && this.rank(before), leaves && this.leave];
    const rungs = /** @type {number[]} */ (once(ladder)).filter((rank) => rank >= base).sort((a, b) => a - b);
    const rank = rungs[Math.min(steps, rungs.length - 1)];
    if (scoring.mild === undefined || share >= scoring.strong) return rank;
    return Math.min(rank, Math.max(base, this.rank(scoring.mild)));
  }

  /** Whether the client was told, had time, and it goes on. */
  wasTold() {
    const wanted = Object.entries(this.quiz.scoring.told);
    return (
      wanted.length > 0 &&
      wanted.every(([id, ids]) => this.counted.get(id)?.some((one) => ids.includes(one)))
    );
  }

  /** @param {import("./model.js").Topic} [topic] whether the reader's situation brings it up */
  isChosen(topic) {
    const [situation] = this.ofRole("situation");
    return !situation || !topic?.situation || situation.chosen.includes(topic.id);
  }

  /** @param {Question} question whether questions about signs are still to come after it */
  isBeforeSigns(question) {
    const all = Object.values(this.quiz.questions);
    return all.slice(all.indexOf(question) + 1).some((one) => one.role === "severity");
  }

  /** Whether some sign leads further than the mildest band of signs. */
  shows() {
    return this.signs.some((one) => one.rank > this.ranged[0]);
  }

  /** @param {Question} question whether it asks for a flag that leads further than what is settled */
  leadsFurther(question) {
    return (question.flags ?? []).some((id) => this.rankOf(id) > this.settled);
  }

  /** @returns {{rank: number, capped: string | null}} */
  outcome() {
    let led = Math.max(0, ...this.signs.map((one) => one.rank));
    /** @type {string | null} */
    let capped = null;
    for (const cap of this.quiz.scoring.caps) {
      const rank = this.rank(cap.band);
      if (rank < led && this.counted.get(cap.question)?.includes(cap.option)) {
        [led, capped] = [rank, cap.question];
      }
    }
    return led > this.settled ? { rank: led, capped } : { rank: this.settled, capped: null };
  }

  /** @returns {string[]} the questions without an answer that can still change the outcome */
  missing() {
    const { told, caps } = this.quiz.scoring;
    const deciding = [...Object.keys(told), ...caps.map((cap) => cap.question)];
    return [...this.counted].flatMap(([id, chosen]) => {
      const question = this.quiz.questions[id];
      if (chosen.length) return [];
      if (question.role === "flags") return this.leadsFurther(question) ? [id] : [];
      const decides = DECIDING.includes(question.role) || deciding.includes(id);
      return decides && this.settled < this.top ? [id] : [];
    });
  }
}
