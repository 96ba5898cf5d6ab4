(() => {
"use strict";
const m0 = (() => {
const able =
  typeof CSSLayerBlockRule === "function" && typeof HTMLDialogElement === "function";
return { able };
})();
const m1 = (() => {

const NOT_APPLICABLE = "na";
const NONE = "none";
const MOST_STEPS = 2;
const DECIDING = ["situation", "severity", "leave_when", "tried"];
const percent = (total, most) => Math.floor((200 * total + most) / (2 * most));
const once = (list) => ([...new Set(list)].filter((one) => one != null));
function options(quiz, question) {
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
function counted(quiz, answers) {
  const found = new Map();
  for (const question of Object.values(quiz.questions)) {
    if (new Standing(quiz, found).asks(question)) {
      found.set(question.id, known(quiz, question, answers[question.id]));
    }
  }
  return found;
}
function known(quiz, question, answer) {
  const ids = options(quiz, question).map((option) => option.id);
  if (question.kind !== "many") return [...ids, NOT_APPLICABLE].filter((id) => id === answer);
  if (answer === undefined) return [];
  const given = [answer].flat();
  const chosen = ids.filter((id) => given.includes(id));
  return chosen.length || (given.length && !given.includes(NONE)) ? chosen : [NONE];
}
function modesOf(quiz, band, { flags, lines }) {
  const deciding = flags.map((id) => quiz.flags[id]).filter((flag) => flag.band === band.id);
  return [
    ...deciding,
    ...(deciding[0]?.advice ? [] : [band]),
    ...lines.map((id) => quiz.lines[id]).filter((line) => line.band === band.id),
  ].flatMap(({ mode }) => mode ?? []);
}
class Standing {
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
    this.signs = signs
      .map((sign) => this.sign(sign))
      .sort((a, b) => b.rank - a.rank || b.percent - a.percent || b.points - a.points);
    this.strong = this.signs
      .filter((one) => one.percent >= strong)
      .sort((a, b) => b.percent - a.percent || b.points - a.points);
    const near = this.strong.map((one) => one.sign);
    this.lines = this.ticked("leave_when")
      .filter((id) => near.includes(quiz.lines[id].sign))
      .sort((a, b) => this.rankOf(b) - this.rankOf(a));
    this.settled = Math.max(0, ...[...this.flags, ...this.lines].map((id) => this.rankOf(id)));
  }
  decision() {
    const missing = this.missing();
    const { rank, capped } = this.outcome();
    const band = missing.length ? null : this.quiz.bands[rank];
    return { band, missing, capped, decided: this.settled >= this.leave };
  }
  asks(question) {
    const { quiz, counted } = this;
    const holds = Object.entries(question.when ?? {}).every(([other, wanted]) =>
      counted.get(other)?.some((id) => wanted.includes(id)),
    );
    if (!holds) return false;
    const band = quiz.bands[this.outcome().rank];
    switch (question.role) {
      case "flags":
        return this.leadsFurther(question);
      case "mode":
        return band.leave && !modesOf(quiz, band, this).length;
      case "readiness":
        return String(band.pace.normal) !== String(band.pace.slow);
    }
    if (this.settled >= this.top) return false;
    if (question.role === "severity") return this.isChosen(question.id);
    if (question.role === "leave_when") {
      return this.strong.some(({ sign }) => quiz.signs[sign].lines.length);
    }
    return question.role === "situation" || this.isBeforeSigns(question) || this.shows();
  }
  rank(id) {
    return this.quiz.bands.findIndex((band) => band.id === id);
  }
  rankOf(id) {
    return this.rank((this.quiz.flags[id] ?? this.quiz.lines[id]).band);
  }
  ofRole(role) {
    return [...this.counted].flatMap(([id, chosen]) => {
      const question = this.quiz.questions[id];
      return question.role === role ? [{ question, chosen }] : [];
    });
  }
  ticked(role) {
    return this.ofRole(role).flatMap(({ chosen }) => chosen.filter((id) => id !== NONE));
  }
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
  marksOf(sign) {
    return this.marks.filter(({ question }) => question.sign === sign);
  }
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
  recurs(marks) {
    const ids = this.quiz.scale.options.map((option) => option.id);
    const first = ids.indexOf((this.quiz.scoring.recurs));
    return marks.some((mark) => ids.indexOf(mark.option) >= first);
  }
  ranked(sign, share, steps, leaves, marks) {
    const { bands, signs, scoring } = this.quiz;
    const base = bands.findIndex(({ from = 101, to = -1 }) => from <= share && share <= to);
    if (base === this.ranged[0] || !this.recurs(marks)) return this.ranged[0];
    const before = signs[sign].before_leaving;
    const ladder = [...this.ranged, before && this.rank(before), leaves && this.leave];
    const rungs = (once(ladder)).filter((rank) => rank >= base).sort((a, b) => a - b);
    const rank = rungs[Math.min(steps, rungs.length - 1)];
    if (scoring.mild === undefined || share >= scoring.strong) return rank;
    return Math.min(rank, Math.max(base, this.rank(scoring.mild)));
  }
  wasTold() {
    const wanted = Object.entries(this.quiz.scoring.told);
    return (
      wanted.length > 0 &&
      wanted.every(([id, ids]) => this.counted.get(id)?.some((one) => ids.includes(one)))
    );
  }
  isChosen(question) {
    const [situation] = this.ofRole("situation");
    const topic = this.quiz.topics.find((one) => one.questions.includes(question));
    return !situation || !topic?.situation || situation.chosen.includes(topic.id);
  }
  isBeforeSigns(question) {
    const all = Object.values(this.quiz.questions);
    return all.slice(all.indexOf(question) + 1).some((one) => one.role === "severity");
  }
  shows() {
    return this.signs.some((one) => one.rank > this.ranged[0]);
  }
  leadsFurther(question) {
    return (question.flags ?? []).some((id) => this.rankOf(id) > this.settled);
  }
  outcome() {
    let led = Math.max(0, ...this.signs.map((one) => one.rank));
    let capped = null;
    for (const cap of this.quiz.scoring.caps) {
      const rank = this.rank(cap.band);
      if (rank < led && this.counted.get(cap.question)?.includes(cap.option)) {
        [led, capped] = [rank, cap.question];
      }
    }
    return led > this.settled ? { rank: led, capped } : { rank: this.settled, capped: null };
  }
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
return { NOT_APPLICABLE, NONE, percent, once, options, counted, modesOf, Standing };
})();
const m2 = (() => {
const { counted, options, Standing } = m1;

const MOST_OFFERED = 8;
function offered(quiz, answers, question) {
  const known = options(quiz, question);
  if (question.role !== "tried" && question.role !== "leave_when") return known;
  const ticked = [answers[question.id] ?? []].flat();
  const { signs, strong } = new Standing(quiz, counted(quiz, answers));
  const names =
    question.role === "tried"
      ? signs.filter((one) => one.percent).flatMap(({ sign }) => quiz.signs[sign].remedies.map(({ id }) => id))
      : strong.flatMap(({ sign }) => quiz.signs[sign].lines);
  const first = [...new Set(names)].slice(0, MOST_OFFERED);
  return [...new Set([...first, ...ticked])].flatMap((id) => known.filter((one) => one.id === id));
}
function present(quiz, answers, topic) {
  const asked = counted(quiz, answers);
  return topic.questions
    .map((id) => quiz.questions[id])
    .filter((one) => asked.has(one.id) && offered(quiz, answers, one).length);
}
function topics(quiz, answers) {
  return quiz.topics.filter((topic) => present(quiz, answers, topic).length);
}
function longest(quiz) {
  const { most = Infinity } = Object.values(quiz.questions).find((one) => one.role === "situation") ?? {};
  const chosen = quiz.topics.filter((topic) => topic.situation).length;
  return quiz.topics.length - chosen + Math.min(most, chosen);
}
function waiting(quiz, answers, topic) {
  return present(quiz, answers, topic).filter(
    (one) => answers[one.id] === undefined || tooMany(one, answers),
  );
}
function tooMany(question, answers) {
  return question.most !== undefined && (answers[question.id]?.length ?? 0) > question.most;
}
return { offered, present, topics, longest, waiting, tooMany };
})();
const m3 = (() => {
const QUIZ = JSON.parse(document.getElementById("quiz-data")?.textContent ?? "null");
return { QUIZ };
})();
const m4 = (() => {
const { QUIZ } = m3;
function make(name, facts, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  const plain = facts && typeof facts === "object" && !(facts instanceof Node) && !Array.isArray(facts);
  for (const [key, value] of Object.entries(plain ? facts : {})) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value === true ? "" : bare(value));
  }
  const all = [plain ? [] : facts, ...children].flat();
  made.append(...(all.filter(Boolean).flatMap(pieces)));
  return made;
}
function pieces(child) {
  if (typeof child !== "string") return child;
  return child.split(/\ue000([^\ue001]*)\ue001/).map((part, index) => {
    if (index % 2 === 0) return part;
    return Object.assign(document.createElement("span"), { ...QUIZ.tongue, textContent: part });
  });
}
function bare(text) {
  return text.replace(/[\ue000\ue001]/g, "");
}
function wording(words) {
  return (key, values = {}) =>
    (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
return { make, bare, wording };
})();
const m5 = (() => {
const { make } = m4;
function head(title, kicker) {
  const small = kicker && make("span.quiz-kicker", { part: "progress" }, kicker);
  return make("h2", { tabindex: "-1", part: "heading" }, small, small && " ", title);
}
function row(...buttons) {
  return make("div.quiz-row", buttons);
}
function act(words, click, main = false) {
  const part = main ? "button primary" : "button";
  return make(`button.quiz-button${main ? ".quiz-main" : ""}`, { type: "button", part, click }, words);
}
function link({ stand }, { title, url }) {
  const away = { target: "_blank", rel: "noopener" };
  return make("a", { href: stand.address(url), part: "link", ...(stand.away ? away : {}) }, title);
}
function section({ stand }, title, ...children) {
  const heading = make("h3", title);
  return stand.short
    ? make("details.quiz-part", { part: "part" }, make("summary", heading), ...children)
    : make("section.quiz-part", { part: "part" }, heading, ...children);
}
return { head, row, act, link, section };
})();
const m6 = (() => {
const { make } = m4;
function bar(name, words, percent, kind) {
  const fill = make(`span.quiz-fill.${kind}`);
  fill.style.inlineSize = `${percent}%`;
  const picture = make("div.quiz-bar", { "aria-hidden": "true" }, fill);
  return make("div.quiz-measure", { part: "bar" }, make("p", make("strong", name), " ", make("span.quiz-number", words)), picture);
}
return { bar };
})();
const m7 = (() => {
const { bar } = m6;
const { make } = m4;
const { link, section } = m5;
const { counted, options } = m1;

const MOST_TRIES = 3;
function outcome(here, result) {
  const band = here.quiz.bands.find((one) => one.id === result.band);
  return band ? [...found(here, result, band), make("p.quiz-small", here.quiz.disclaimer)] : open(here, result);
}
function open(here, result) {
  const { quiz, t } = here;
  const part = (words, ids) => {
    const missing = ids.map((id) => {
      const topic = quiz.topics.find((one) => one.questions.includes(id));
      const go = () => here.go(topic?.id ?? "", { question: id, returning: true });
      const facts = { type: "button", part: "link", click: go };
      return make("li", make("button.quiz-link", facts, quiz.questions[id].text));
    });
    return missing.length ? [make("p", words), make("ul", missing)] : [];
  };
  const ids = (secret) => result.missing.filter((id) => Boolean(quiz.questions[id].sensitive) === secret);
  return [
    make("p", t("missing")),
    ...part(t("missing_secret"), ids(true)),
    ...part(t("missing_open"), ids(false)),
  ];
}
function found(here, result, band) {
  const { quiz, t } = here;
  const tops = result.top.map((id) => sign(here, result, id));
  const mode = quiz.modes[result.mode ?? ""];
  const letters = result.letters.map((id) => quiz.letters[id]);
  const pages = result.pages.map((id) => quiz.pages[id]);
  const flags = result.flags.map((id) => quiz.flags[id]);
  const own = flags.find((flag) => flag.band === band.id)?.advice;
  const first = [...flags, ...result.lines.map((id) => quiz.lines[id])].flatMap((one) => one.advice ?? []);
  const todo = [...first, ...(own ? [] : band.advice), ...(result.decided ? [] : advice(here, false))];
  const places = [...letters, ...pages].map((place) => make("li", link(here, place)));
  return [
    ...result.flags.map((flag) => flagged(here, flag)),
    result.your_side ? box(t("your_side"), ...advice(here, true).map((text) => make("p", text))) : null,
    make("h3", t("now")),
    make("ul", todo.map((text) => make("li", text))),
    result.remedies_first && tops.length ? box(t("remedies_first"), make("p", t("remedies_first_text"))) : null,
    result.safety ? null : make("div.quiz-measures", measures(here, result)),
    section(here, t("why"), why(here, result)),
    tops.length ? section(here, t("signs"), make("ol.quiz-signs", tops)) : null,
    mode ? section(here, t("way_out"), make("p", link(here, mode)), mode.when && make("p", mode.when)) : null,
    here.stand.plan?.(here, result) ?? null,
    places.length ? section(here, t("places"), make("ul", places)) : null,
  ];
}
function box(title, ...words) {
  return make("div.quiz-box", { part: "box" }, make("h3", title), ...words);
}
function advice({ quiz, answers }, first) {
  return [...counted(quiz, answers)].flatMap(([id, [option]]) => {
    if ((id === quiz.scoring.your_side?.question) !== first) return [];
    const words = options(quiz, quiz.questions[id]).find((one) => one.id === option)?.advice;
    return words ? [words] : [];
  });
}
function flagged(here, id) {
  const flag = here.quiz.flags[id];
  const page = here.quiz.pages[flag.page ?? ""] ?? here.quiz.signs[flag.sign ?? ""];
  return make(
    "div.quiz-box.quiz-flag",
    { part: "flag" },
    make("h3", make("span.quiz-kicker", here.t("flag")), flag.text),
    flag.why && make("p", flag.why),
    page && make("p", link(here, page)),
  );
}
function measures({ quiz, t }, { severity, breadth, readiness }) {
  const all = Object.keys(quiz.signs).length;
  const touched = t("of_signs", { number: breadth, count: all });
  const measure = (key, number, words = t("of_hundred", { number })) =>
    bar(t(key), words, number, key === "readiness" ? "quiz-readiness" : "quiz-severity");
  return [
    severity !== null && measure("severity", severity),
    severity !== null && measure("breadth", Math.round((100 * breadth) / all), touched),
    readiness !== null && measure("readiness", readiness),
  ];
}
function why(here, result) {
  const { quiz, t } = here;
  const byFlag = result.flags.some((flag) => quiz.flags[flag].band === result.band);
  const reasons = result.reasons.map(({ question: id, option }) => {
    const question = quiz.questions[id];
    const words = options(quiz, question).find((one) => one.id === option)?.text ?? "";
    const sign = link(here, quiz.signs[question.sign ?? ""]);
    return make("li", make("p", question.text), make("p.quiz-small", make("strong", words), " · ", sign));
  });
  const rules = [
    byFlag && t("flagged"),
    ...result.lines.map((line) => t("crossed", { line: quiz.lines[line].text })),
    result.failed.length > 0 && !result.decided && t("failed", { count: result.failed.length }),
    result.told && !result.decided && t("told"),
    result.crowded && !result.decided && t("crowded"),
    result.capped && t("capped", { question: quiz.questions[result.capped].text }),
  ];
  return [
    ...rules.filter((words) => typeof words === "string").map((words) => make("p", words)),
    reasons.length || !byFlag ? make("p", t(reasons.length ? "counts" : "nothing_counts")) : null,
    reasons.length ? make("ol.quiz-reasons", reasons) : null,
  ];
}
function sign(here, result, id) {
  const { quiz, t } = here;
  const { percent } = result.signs.find((one) => one.sign === id) ?? { percent: 0 };
  return make(
    "li",
    make("strong", link(here, quiz.signs[id])),
    quiz.signs[id].recognise && make("p.quiz-small", quiz.signs[id].recognise),
    bar(t("how_strong"), t("of_hundred", { number: percent }), percent, "quiz-severity"),
    ...(result.decided ? [] : tries(here, quiz.signs[id].remedies)),
  );
}
function tries(here, remedies) {
  const { quiz, answers, t } = here;
  const tried = Object.values(quiz.questions).flatMap(({ id, role }) => (role === "tried" ? answers[id] ?? [] : []));
  const left = remedies.filter(({ id }) => !tried.includes(id)).slice(0, MOST_TRIES);
  const items = left.map(({ id, today }) => {
    return make("li", link(here, quiz.remedies[id]), today && make("span.quiz-small", today));
  });
  return items.length ? [make("p", t("try_first")), make("ul", items)] : [make("p", t("all_tried"))];
}
return { outcome };
})();
const m8 = (() => {
function day(value, formats) {
  const found = /^([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})$/.exec(value);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  const real = new Date(Date.UTC(year, month - 1, date));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return null;
  const facts = {
    d: String(date),
    dd: found[3],
    m: String(month),
    month: formats.months[month - 1],
    y: String(year),
  };
  return formats.day.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, first) =>
    first && date === 1 ? first : facts[name],
  );
}
function after(days) {
  const now = new Date();
  const then = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days));
  return then.toISOString().slice(0, 10);
}
return { day, after };
})();
const m9 = (() => {
const { counted, modesOf, NONE, once, options, percent, Standing } = m1;

const [TOP_SIGNS, REASONS, REMEDIES, LETTERS, PAGES] = [3, 5, 6, 4, 3];
function score(quiz, answers) {
  const standing = new Standing(quiz, counted(quiz, answers));
  const { band, missing, capped, decided } = standing.decision();
  const { signs, flags, lines, marks } = standing;
  const shown = band ? signs.filter((one) => one.percent > 0) : [];
  const top = shown.map((one) => one.sign).slice(0, TOP_SIGNS);
  const mode = band ? modeFor(standing, band, top) : null;
  const ready = readiness(standing);
  const led = flagsByWeight(standing, band, decided);
  const tried = standing.ofRole("tried").flatMap(({ chosen }) => chosen);
  const side = quiz.scoring.your_side;
  return {
    version: quiz.version,
    band: band?.id ?? null,
    severity: signs.length ? Math.max(...signs.map((one) => one.percent)) : null,
    breadth: signs.filter((one) => one.percent > 0).length,
    readiness: ready,
    missing,
    flags,
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
    pace: ready !== null && ready < quiz.scoring.slow_below ? "slow" : "normal",
    decided,
    safety: flags.some((flag) => quiz.flags[flag].safety),
  };
}
function readiness(standing) {
  const { readiness } = standing.quiz;
  const given = standing
    .ofRole("readiness")
    .flatMap(({ chosen }) => readiness.filter((one) => one.id === chosen[0]));
  const total = given.reduce((sum, one) => sum + (one.value ?? 0), 0);
  return given.length ? percent(total, given.length * (readiness.at(-1)?.value ?? 1)) : null;
}
function modeFor(standing, band, top) {
  const { quiz } = standing;
  const agreed = standing
    .ofRole("mode")
    .flatMap(({ question, chosen }) => options(quiz, question).filter((one) => chosen.includes(one.id)));
  const others = band.leave ? [...agreed.map((one) => one.mode), ...quiz.signs[top[0]]?.modes ?? []] : [];
  return once([...modesOf(quiz, band, standing), ...others])[0] ?? null;
}
function flagsByWeight({ quiz, flags }, band, decided) {
  const all = flags.map((id) => quiz.flags[id]);
  const deciding = all.filter((flag) => flag.band === band?.id);
  const byFlag = decided && deciding.length > 0;
  const own = deciding[0]?.advice;
  const silent = all.filter((flag) => flag.silence);
  return { byFlag, deciding, own, silent, others: byFlag ? [] : all.filter((flag) => !deciding.includes(flag)) };
}
function letters(standing, band, { deciding, own, silent, others }, mode, signs) {
  const { quiz } = standing;
  if (silent.length) return once(silent.map((flag) => flag.letter));
  const carriesOut = (id) => {
    const { modes } = quiz.letters[id];
    return mode === null || !modes.length || modes.includes(mode);
  };
  const fits = (id) => (band.leave || !quiz.letters[id].ends) && carriesOut(id);
  const ofSign = (sign) => {
    const { letters, letters_from: named } = quiz.signs[sign];
    if (!Object.keys(named).length) return letters.filter(fits);
    const until = quiz.bands.slice(0, standing.rank(band.id) + 1).filter(({ id }) => named[id]);
    return (named[until.at(-1)?.id ?? ""] ?? []).filter(carriesOut);
  };
  const [first, ...rest] = signs.map(ofSign);
  return once([
    ...deciding.map((flag) => flag.letter),
    ...standing.lines.map((line) => quiz.lines[line].letter),
    ...others.map((flag) => flag.letter).filter((id) => id && carriesOut(id)),
    ...(first ?? []),
    mode && quiz.modes[mode].letter,
    ...rest.flat(),
    ...(own ? [] : band.letters.filter(fits)),
  ]).slice(0, LETTERS);
}
function pages({ quiz, lines }, band, { deciding, own, silent, others }, signs) {
  return once([
    ...deciding.map((flag) => flag.page),
    ...lines.map((line) => quiz.lines[line].page),
    ...others.map((flag) => flag.page),
    ...(silent.length ? [] : signs.flatMap((sign) => quiz.signs[sign].pages)),
    ...(own && !deciding[0].safety ? [] : band.pages),
  ]).slice(0, PAGES);
}
return { score };
})();
const m10 = (() => {
const { after } = m8;
const { make } = m4;
const { act, head, link, row } = m5;
const { once } = m1;
const { score } = m9;
function safety(here, on) {
  const { quiz, t } = here;
  const flags = score(quiz, here.answers).flags.map((id) => quiz.flags[id]);
  const set = flags.filter((flag) => flag.safety);
  const pages = once(set.map((flag) => flag.page)).map((id) => quiz.pages[id]);
  const told = set.map((flag) => make("li", make("strong", flag.text), flag.why && make("p", flag.why)));
  return [
    head(t("safety")),
    make(
      "div.quiz-box.quiz-flag",
      make("p", t("safety_text")),
      ...pages.map((page) => make("p.quiz-help", link(here, page))),
    ),
    ...numbers(here),
    make("ul.quiz-plain", told),
    row(act(t("safety_on"), on)),
  ];
}
function numbers({ quiz, t }) {
  const today = after(0);
  return quiz.help
    .filter((place) => !place.until || place.until >= today)
    .map((place) =>
      make(
        "div.quiz-numbers",
        make("h3", place.in),
        make(
          "ul.quiz-plain",
          place.reach.map((one) =>
            make(
              "li",
              make("strong", one.name),
              " ",
              one.tel && make("a.quiz-call", { href: one.tel }, t("call", { number: one.call ?? "" })),
              one.tel && one.sms && " ",
              one.sms && make("a.quiz-call", { href: one.sms }, t("text_to", { number: one.text ?? "" })),
              one.note && make("span.quiz-note", one.note),
            ),
          ),
        ),
      ),
    );
}
return { safety };
})();
const m11 = (() => {
const { offered, present, tooMany, waiting } = m2;
const { NONE, NOT_APPLICABLE } = m1;
const { make } = m4;
function asking(here, topic, judged) {
  const left = judged ? waiting(here.quiz, here.answers, topic) : [];
  const questions = topic.questions.map((id) => here.quiz.questions[id]);
  const boxes = new Map();
  const changed = () => {
    const shown = present(here.quiz, here.answers, topic);
    for (const [question, box] of boxes) box.hidden = !shown.includes(question);
  };
  for (const question of questions) {
    const hint = question.hint ?? (question.kind === "many" && !topic.lead ? here.t("many_hint") : "");
    boxes.set(question, box(here, question, hint, left.includes(question), changed));
  }
  changed();
  const often = questions.some((question) => question.role === "severity");
  const lead = topic.lead ?? (often ? here.t("how_often") : "");
  return [
    ...(left.length ? [summary(here, left)] : []),
    ...(lead ? [make("p.quiz-lead", lead)] : []),
    ...boxes.values(),
  ];
}
const address = (question, part) => `quiz-${question}${part ? `--${part}` : ""}`;
function summary(here, left) {
  const links = left.map((question) => {
    const click = (event) => {
      event.preventDefault();
      enter(event.target.closest(".quiz-view"), question.id);
    };
    return make("li", make("a", { href: `#${address(question.id)}`, click }, question.text));
  });
  const title = make("h3", { id: "quiz-errors" }, here.t("open", { count: left.length }));
  const facts = { role: "group", tabindex: "-1", "aria-labelledby": "quiz-errors", part: "errors" };
  return make("div.quiz-errors", facts, title, make("ul", links));
}
function enter(root, question) {
  const inputs = [...(
    root.querySelectorAll(`#${address(question)} input`)
  )];
  const chosen = inputs.find((input) => input.checked) ?? inputs[0];
  chosen?.focus();
  chosen?.closest("fieldset")?.scrollIntoView({ block: "nearest" });
}
function box(here, question, hint, wrong, changed) {
  const { quiz, answers, t } = here;
  const many = question.kind === "many";
  const none = { id: many ? NONE : NOT_APPLICABLE, text: (many && question.none) || quiz.scale.na };
  const told = [hint && address(question.id, "hint"), wrong && address(question.id, "error")];
  const list = [...offered(quiz, answers, question), none];
  const inputs = [];
  const labels = list.map((option) => {
    const input = make("input", {
      type: many ? "checkbox" : "radio",
      id: address(question.id, option.id),
      name: address(question.id),
      value: option.id,
      change: () => {
        if (many) exclude(inputs, input);
        const values = inputs.filter((one) => one.checked).map((one) => one.value);
        if (values.length) answers[question.id] = many ? values : values[0];
        else delete answers[question.id];
        changed();
        here.changed(question.id);
      },
    });
    input.checked = [answers[question.id]].flat().includes(option.id);
    inputs.push(input);
    const apart = option === none ? ".quiz-apart" : "";
    return make(`label.quiz-option${apart}`, { part: "option" }, input, make("span", option.text));
  });
  const error = make("span.quiz-unseen", `${t("error")} `);
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
        error,
        tooMany(question, answers)
          ? t("choose_fewer", { count: question.most ?? 0 })
          : t(many ? "choose_many" : "choose"),
      ),
    make(`div.quiz-options.quiz-${question.kind}`, labels),
  );
}
function exclude(inputs, last) {
  if (!last.checked) return;
  for (const input of inputs) {
    if ((input.value === NONE) !== (last.value === NONE)) input.checked = false;
  }
}
return { asking, enter };
})();
const m12 = (() => {
const { longest, present, topics, waiting } = m2;
const { bare, make, wording } = m4;
const { act, head, row } = m5;
const { outcome } = m7;
const { safety } = m10;
const { score } = m9;
const { asking, enter } = m11;
const KINDS = { severity: "scale", fairness: "choice", mode: "choice", readiness: "choice" };

const LISTS = { letters: [], modes: [], pages: [] };
function completed({ topics, questions, signs, remedies, modes, letters, pages, lines, scoring }) {
  for (const [id, one] of Object.entries(questions)) {
    Object.assign(one, { id, kind: KINDS[(one.role ??= "severity")] ?? "many" });
  }
  const asked = Object.keys(questions);
  for (const topic of topics) topic.questions ??= asked.splice(0, topic.count);
  for (const [folder, all] of Object.entries({ signs, remedies, modes, letters, "": pages })) {
    for (const [id, one] of Object.entries(all)) {
      const url = `${folder && `${folder}/`}${id}/`;
      all[id] = { url, ...LISTS, ...(one.title ? one : { title: one }), lines: [] };
    }
  }
  for (const [id, one] of Object.entries(lines)) {
    one.band ??= scoring.leave;
    signs[one.sign].lines.push(id);
  }
}
function course(quiz, answers, stand) {
  const t = wording(quiz.words);
  completed(quiz);
  const status = make("p.quiz-unseen", { role: "status" });
  const view = make("div.quiz-view", { part: "view" });
  let step = "";
  let returning = false;
  let warned = false;
  let after = "result";
  stand.root.append(status, view);
  view.addEventListener("keydown", enters);
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
  const views = {
    start: () => {
      const begun = Object.keys(answers).length;
      const first = () => show(topics(quiz, answers)[0].id);
      return [
        head(stand.titled ? t("before") : quiz.title),
        stand.introduced ? null : make("p", stand.start || quiz.intro),
        make("p", quiz.period),
        make("p.quiz-small", t("length", { count: longest(quiz) }), " ", quiz.private),
        begun ? make("p", t("earlier", { count: begun })) : null,
        begun
          ? row(act(t("continue"), () => resume(), true), act(t("restart"), restart))
          : row(act(t("start"), first, true)),
      ];
    },
    answers: () => {
      const on = () => row(act(t("result"), () => resume("result"), true));
      return [head(t("answers")), make("p", t("answers_text")), on(), ...(stand.review?.(here) ?? []), on()];
    },
    safety: () =>
      safety(here, () => {
        warned = true;
        show(after);
      }),
    result: () => {
      const result = score(quiz, answers);
      const band = quiz.bands.find((one) => one.id === result.band);
      stand.told?.("result", { result });
      return [
        band ? head(band.verdict, band.title) : head(t("no_result")),
        ...outcome(here, result),
        ...(stand.more?.(here, result) ?? []),
        row(act(t("change_answers"), change), act(t("restart"), restart)),
      ];
    },
  };

  return { here, show };
  function show(wanted, way = {}) {
    const list = topics(quiz, answers);
    const topic = list.find((one) => one.id === wanted);
    const begun = Object.keys(answers).length > 0;
    step = topic || (begun && Object.hasOwn(views, wanted)) ? wanted : "start";
    if (step === "result" && !warned && score(quiz, answers).safety) {
      step = "safety";
      after = "result";
    }
    returning = Boolean(topic) && (way.returning ?? returning);
    const made = topic ? asks(topic, list, way) : views[step]();
    view.replaceChildren(...made.filter(Boolean));
    view.dataset.step = step;
    const heading = view.querySelector("h2");
    const words = heading.innerText.replace(/[ \n]+/g, " ");
    stand.moved?.(step, way.judged ? `${t("error")} ${words}` : words);
    stand.told?.("step", { step });
    if (way.quiet) return;
    if (way.judged) view.querySelector(".quiz-errors")?.focus();
    else if (way.question) enter(view, way.question);
    else heading.focus();
  }
  function asks(topic, list, way) {
    const number = list.indexOf(topic) + 1;
    return [
      head(topic.title, t("topic", { number })),
      ...asking(here, topic, Boolean(way.judged)),
      row(act(t(returning ? "back_to_answers" : "next"), next, true), returning ? null : act(t("back"), back)),
    ];
  }
  function enters(event) {
    const input = event.target;
    if (event.key !== "Enter" || !(input instanceof HTMLInputElement)) return;
    if (!input.closest(".quiz-question")) return;
    event.preventDefault();
    next();
  }
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
  function resume(end = "answers") {
    const open = topics(quiz, answers).find((one) => waiting(quiz, answers, one).length);
    if (!open) show(end);
    else if (end === "result") show(open.id, { judged: true, returning: true });
    else show(open.id);
  }
  function change() {
    show(stand.review ? "answers" : topics(quiz, answers)[0].id);
  }

  function restart() {
    for (const id of Object.keys(answers)) delete answers[id];
    warned = false;
    stand.changed?.();
    show("start");
  }
}
return { course };
})();
const m13 = (() => {

const VERSION = "2";
function encoded(quiz, answers, sensitive) {
  const groups = {};
  const lists = [];
  for (const [id, answer] of Object.entries(answers)) {
    if (quiz.questions[id].sensitive && !sensitive) continue;
    if (typeof answer === "string") (groups[answer] ??= []).push(id);
    else lists.push(`${id}*${answer.join(",")}`);
  }
  const single = Object.entries(groups).map(([option, ids]) => `${option}=${ids.join(",")}`);
  const text = [...single, ...lists].join(";");
  return `${VERSION}.${btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}
return { VERSION, encoded };
})();
const m14 = (() => {
const { encoded } = m13;
const { make } = m4;
const { link } = m5;
function carried(here) {
  const url = `quiz/#r=${encoded(here.quiz, here.answers, false)}`;
  return [make("p", link(here, { title: here.t("full"), url }))];
}
return { carried };
})();
const m15 = (() => {
const { able } = m0;
const { course } = m12;
const { QUIZ } = m3;
const { bare } = m4;
const { carried } = m14;

const MOST_START = 200;
const REPEATED = [250, 500, 1000, 2000, 4000];

const wanted = new URLSearchParams(location.search);
const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1];
const root = (document.getElementById("quiz"));
let told = 0;
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
root.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link && secret) tell("link", link.href.split("#")[0]);
});
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
return {  };
})();
})();
