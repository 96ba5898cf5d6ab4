// Which pages answer what somebody typed. The library weighs the words; here stands what it cannot
// know: how words are mistyped, which names a page goes by, which kind of page helps first.
import { isDense, isMarked, pieces, reader, remembered, wordsOf } from "./terms.js";

/**
 * @typedef {object} Entry what can be found
 * @property {string} url relative to the root of the locale
 * @property {string} kind
 * @property {string} title
 * @property {string[]} also other names
 * @property {string} summary
 * @property {string[]} lines sentences that tell what can be seen
 * @property {boolean} [safe] whether it is about somebody's safety
 * @property {boolean} [way] whether the front page leads to it as a situation
 *
 * @typedef {import("./terms.js").Language & {
 *   means: Record<string, string[]>, letter: string[], term: string[], urgent: Urgent[]}} Tongue
 *   `means`: words and phrases, and our words for them; `letter`, `term`: words by which somebody
 *   asks for a letter, or for what a word means
 *
 * @typedef {{at: number, words: string[]}} Urgent the place of an entry, and the words before which
 *   nothing else comes first
 * @typedef {{word: string, at: Map<number, number>}} Said a word of what people say, and of which
 *   entries, by their places, and how often
 * @typedef {{term: string, weight: number}} Meant a term and how likely it is meant, from 0 to 1
 * @typedef {{meant: Meant[], worth: number, rarity: number}} Wanted a word of a query
 * @typedef {{at: number, name: number, size: number}} Name the place of its entry, its own place
 *   among the names of it, and how much it says
 * @typedef {{at: number, signs: string[], said: string[][]}} Piece where it stands in a text, its
 *   parts, and the terms of each
 * @typedef {{entry: Entry, also: string, terms: Set<string>}} Result an entry, the other name it
 *   was found by, and the terms that were looked for
 */

const FIELDS = { title: 9, also: 3, summary: 2, lines: 2 };
/** How often a word counts as said that stands in a field. */
const TELLS = { title: 1, also: 0.5, summary: 0.25, lines: 0.25 };
/** How many words are thought of as said of each entry, as they are said of all of them. */
const UNSAID = 150;
/** How much it counts that more is said of an entry than of others. */
const SAID_OFTEN = 0.7;
/** How many sentences' worth of words is little. */
const FEW = 6;
/** How slowly an entry grows unlikely, and what the likeliest one counts beside its words. */
const DOUBT = 4;
const LIKELY = 40;
/** How little the length of a text counts, and how long a word counts more each time it stands. */
const LENGTH = 0.3;
const OFTEN = 2.1;
/** What helps first: a situation, a sign, a remedy; a term explains, it does not help. */
const KINDS = new Map(
  Object.entries({ page: 1.2, sign: 1.4, letter: 0.7, term: 0.8 }),
);
/** Who writes so many words tells a situation. */
const TOLD = 6;
const SAFE = 1.3;
const WAY = 1.2;
const ASKED_FOR = 1.5;
/** Of how many words at most somebody asks what they mean; who writes more tells a situation. */
const MEANING = 3;
/** How much a name that is met counts beside the words of the whole page. */
const NAMED = 11;
/** A word that a page is full of counts a little less each time. */
const DAMPED = 0.6;
/** A page stands among so many first ones for each of its names. */
const FIRST = 3;
/** How many of the best by words are looked at more closely. */
const POOL = 100;
/** Words that stand in more of the entries than this tell them apart no more. */
const COMMON = 0.5;
/** And in more than so many they cost more time than they are worth. */
const MOST = 200;
const MOST_MEANT = 8;
/** How likely a word was meant that sounds like the one typed. */
const HEARD = 0.75;
/** A word of so many letters that nobody knows may be an urgent one, mistyped. */
const LONG = 6;
/** A word that is so likely another, mistyped, is not two that were typed as one. */
const NEAR = 0.7;
/** How likely a word means what the synonyms say it may mean. */
const FAR = 0.5;

/**
 * How letters sound that are written in more than one way, and those at the end nobody hears.
 * @type {[RegExp, string][]}
 */
const SOUNDS = [
  [/ph/g, "f"],
  [/qu/g, "k"],
  [/c(?=[eiy])|z/g, "s"],
  [/c/g, "k"],
  [/y/g, "i"],
  [/h/g, ""],
  [/eau|au/g, "o"],
  [/(.)\1+/g, "$1"],
  [/[estdxr]+$/, ""],
];

/** @param {string} word folded @returns {string} the same for words that sound alike */
function sound(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  return SOUNDS.reduce((left, [written, heard]) => left.replace(written, heard), word);
}

/** @param {string} word @returns {string} the same with each letter that stands twice but once */
function single(word) {
  return word.replace(/(.)\1/g, "$1");
}

/** @param {string} a @param {string} b @returns {number} how many letters both begin with */
function shared(a, b) {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

const ROWS = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/**
 * How many letters were missed, added, changed or swapped between two words.
 * @param {string} a
 * @param {string} b
 * @param {number} most where they are more, this and one
 */
export function edits(a, b, most) {
  if (Math.abs(a.length - b.length) > most || b.length > 62) return most + 1;
  let [before, last, now] = ROWS;
  for (let at = 0; at <= b.length; at += 1) last[at] = at;
  for (let row = 1; row <= a.length; row += 1) {
    now[0] = row;
    let least = row;
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1];
      let cost = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && !same && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) {
        cost = Math.min(cost, before[at - 2] + 1);
      }
      now[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return last[b.length];
}

/**
 * How likely one word was meant by another, from 0 to 1: mistyped, in another form, or as a part.
 * One wrong letter of many is likelier than one of few, and a letter typed twice, or once where it
 * stands twice, or two in the wrong order likelier than any other.
 * @param {string} typed folded
 * @param {string} word of the index, folded
 */
function alike(typed, word) {
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed];
  let best = 0;
  const begins = shared(typed, word);
  const rest = long.length - begins;
  const least = begins === 3 && isMarked(typed) ? 3 : 4;
  if (begins >= least && rest <= 4 && begins >= short.length * 0.65) best = 0.75 - rest * 0.05;
  if (begins >= 6 && typed.length - begins <= 3) best = Math.max(best, 0.55);
  const isPart = long.startsWith(short) || long.endsWith(short);
  if (short.length > 4 && long.length > short.length && isPart) {
    best = Math.max(best, typed === short ? 0.6 : 0.5);
  }
  const most = typed.length < 7 ? 1 : 2;
  if (typed[0] !== word[0] && typed[1] !== word[0] && typed[0] !== word[1]) return best;
  const distance = edits(typed, word, most);
  if (distance > most) return best;
  const swapped = typed.length === word.length && [...typed].sort().join() === [...word].sort().join();
  if (typed.length < 4 && !swapped) return best;
  const slip = swapped ? 0.1 : single(typed) === single(word) ? 0.25 : 0;
  const near = 0.95 - distance * Math.min(0.25, 1.3 / typed.length) + slip;
  return Math.max(best, Math.min(0.95, near));
}

/**
 * How likely a word in another form was meant, where words are written without spaces: its first
 * sign carries the meaning, if it is none of a syllabary.
 * @param {string} typed
 * @param {string} word
 */
function begun(typed, word) {
  return typed[0] === word[0] && /^\p{Script=Han}/u.test(typed) ? 0.5 : 0;
}

/** Everything the box asks of one set of entries. */
export class Search {
  /**
   * @param {any} lunr the library
   * @param {Entry[]} entries
   * @param {Tongue} tongue
   * @param {Said[]} [said]
   */
  constructor(lunr, entries, tongue, said = []) {
    this.entries = entries;
    this.tongue = tongue;
    this.read = reader(tongue);
    this.forLetters = tongue.letter.map((phrase) => this.spaced(phrase));
    this.forTerms = tongue.term.map((phrase) => this.spaced(phrase));
    /** @type {Map<string, string>} each word as it is written, folded, to its term */
    this.spelt = new Map();
    /** @type {Map<string, Map<number, number>>} each term to the entries of which it tells, and how
     *  often it is said of them */
    this.told = new Map();
    /** @type {Map<string, Meant[]>} */
    this.guesses = new Map();
    /** @type {Map<string, Map<number, number>>} */
    this.given = new Map();
    /** @type {Map<string, Set<string>>} */
    this.sayings = new Map();
    /** @type {Map<string, Piece[]>} */
    this.pieces = new Map();
    /** @type {Map<string, string>} each mistyped word to the one that was likeliest meant */
    this.likeliest = new Map();
    this.index = this.indexed(lunr);
    this.isTold = said.length > 0;
    /** @type {number[]} how much is said of each entry */
    this.saidOf = entries.map(() => 0);
    for (const { word, at } of said) {
      for (const { word: spelt, term, worth } of this.read(word)) {
        if (!this.spelt.has(spelt)) this.spelt.set(spelt, term);
        for (const [place, times] of at) {
          this.tell(term, place, worth * times);
          this.saidOf[place] += worth * times;
        }
      }
    }
    /** @type {number[]} how much each entry says, and is said of it */
    this.sizes = entries.map(() => 0);
    for (const places of this.told.values()) {
      for (const [at, count] of places) this.sizes[at] += count;
    }
    this.size = this.sizes.reduce((sum, size) => sum + size, 0);
    /** @type {Map<string, [number, number][]>} */
    this.hints = new Map();
    // A word of the synonyms may be mistyped too, where it means one of the guide.
    for (const names of tongue.same) {
      for (const { word, term, phrase } of names.flatMap((name) => this.read(name))) {
        if (phrase || this.spelt.has(word)) continue;
        if (this.told.has(term) || this.tongue.worth(word) < 1) this.spelt.set(word, term);
      }
    }
    this.spellings = [...this.spelt.keys()];
    /** @type {Map<string, string[]>} how words sound to how they are spelt */
    this.sounds = new Map();
    for (const spelt of this.spellings) {
      const heard = sound(spelt);
      this.sounds.set(heard, [...(this.sounds.get(heard) ?? []), spelt]);
    }
    /** @type {Name[]} the title and the other names of every entry, in order */
    this.names = [];
    /** @type {Map<string, number[]>} a term to the places of the names that have it */
    this.naming = new Map();
    entries.forEach((entry, at) => {
      [entry.title, ...entry.also].forEach((text, name) => {
        const terms = new Map(this.read(text).map(({ term, worth }) => [term, worth]));
        const size = [...terms].reduce((sum, [term, worth]) => sum + worth * this.rarity(term), 0);
        const place = this.names.push({ at, name, size }) - 1;
        for (const term of terms.keys()) {
          const places = this.naming.get(term);
          if (places) places.push(place);
          else this.naming.set(term, [place]);
        }
      });
    });
    /** @type {Map<string, Set<number>>} the words of a name to the entries that go by it */
    this.called = new Map();
    entries.forEach((entry, at) => {
      for (const name of [entry.title, ...entry.also]) {
        for (const words of new Set([this.spaced(name), this.telling(name)])) {
          if (words) this.called.set(words, (this.called.get(words) ?? new Set()).add(at));
        }
      }
    });
    /** What is urgent, as it is typed and in no other form, and the entry that comes first. */
    this.alarms = tongue.urgent.flatMap(({ at, words }) =>
      words.map((said) => ({ spaced: this.spaced(said), at })),
    );
    /** @type {Map<string, string[]>} a term to the terms it may mean */
    this.means = new Map(
      Object.entries(tongue.means).map(([said, others]) => [
        this.head(said),
        others.map((other) => this.head(other)).filter((term) => this.told.has(term)),
      ]),
    );
  }

  /**
   * The places of the entries that come first because what was typed cannot wait, also mistyped.
   * @param {string} query
   * @returns {Set<number>}
   */
  urgent(query) {
    const words = wordsOf(query, this.tongue.tag);
    const unknown = words.filter((word) => word.length >= LONG && !this.spelt.has(word));
    const said = ` ${words.join(" ")} `;
    const places = new Set();
    for (const { spaced, at } of this.alarms) {
      const isMeant = said.includes(spaced);
      if (isMeant || unknown.some((word) => edits(word, spaced.trim(), 1) <= 1)) places.add(at);
    }
    return places;
  }

  /** @param {any} lunr */
  indexed(lunr) {
    const builder = new lunr.Builder();
    builder.tokenizer = (/** @type {unknown} */ tokens) => tokens;
    builder.b(LENGTH);
    builder.k1(OFTEN);
    builder.ref("at");
    for (const [field, boost] of Object.entries(FIELDS)) builder.field(field, { boost });
    this.entries.forEach((entry, at) => {
      const texts = {
        title: entry.title,
        also: entry.also.join("\n"),
        summary: entry.summary,
        lines: entry.lines.join("\n"),
      };
      const fields = Object.entries(texts).map(([field, text]) => {
        const read = this.read(text);
        for (const { word, term, phrase, worth } of read) {
          if (!phrase) this.spelt.set(word, term);
          this.tell(term, at, worth * TELLS[/** @type {keyof typeof TELLS} */ (field)]);
        }
        return [field, read.map(({ term }) => new lunr.Token(term, {}))];
      });
      builder.add({ at, ...Object.fromEntries(fields) });
    });
    return builder.build();
  }

  /**
   * @param {string} term
   * @param {number} at the place of the entry of which it tells
   * @param {number} count
   */
  tell(term, at, count) {
    let places = this.told.get(term);
    if (!places) this.told.set(term, (places = new Map()));
    places.set(at, (places.get(at) ?? 0) + count);
  }

  /** @param {string} text @returns {string} its words with spaces between and around them */
  spaced(text) {
    return ` ${wordsOf(text, this.tongue.tag).join(" ")} `;
  }

  /** @param {string} text @returns {string} the terms of its words that say something, in order */
  telling(text) {
    const read = this.read(text).filter(({ phrase, worth }) => !phrase && worth);
    return read.map(({ term }) => term).join(" ");
  }

  /** @param {string} said a word or phrase @returns {string} the term that stands for all of it */
  head(said) {
    const read = this.read(said);
    return (read.find(({ phrase }) => phrase) ?? read[0]).term;
  }

  /** @param {string} term @returns {number} the fewer entries have it, the higher */
  rarity(term) {
    const count = this.told.get(term)?.size ?? 0;
    return Math.log(1 + (this.entries.length - count + 0.5) / (count + 0.5));
  }

  /**
   * The terms that a word may mean, likeliest first.
   * @param {string} word folded
   * @param {string} term
   * @param {boolean} open whether it may go on
   */
  meant(word, term, open) {
    const key = `${word} ${term} ${open}`;
    const before = this.guesses.get(key);
    if (before) return before;
    /** @type {Map<string, number>} */
    const weights = new Map();
    /** @param {string} other @param {number} weight */
    const add = (other, weight) => weights.set(other, Math.max(weight, weights.get(other) ?? 0));
    let likeliest = 0;
    /** @param {string} spelt @param {number} weight */
    const guess = (spelt, weight) => {
      add(this.spelt.get(spelt) ?? spelt, weight);
      if (weight <= likeliest) return;
      likeliest = weight;
      this.likeliest.set(word, spelt);
    };
    if (this.told.has(term)) add(term, 1);
    for (const other of this.means.get(term) ?? []) add(other, FAR);
    if (open && (word.length > 1 || isDense(word))) {
      for (const spelt of this.spellings) {
        const rest = spelt.length - word.length;
        if (spelt.startsWith(word)) {
          add(this.spelt.get(spelt) ?? spelt, Math.max(0.5, 0.9 - 0.05 * rest));
        }
      }
    }
    const isNew = !weights.size;
    const heard = sound(word);
    if (!this.spelt.has(word) && heard.length > 2) {
      for (const spelt of this.sounds.get(heard) ?? []) guess(spelt, HEARD);
    }
    if (isNew && (word.length > 2 || isDense(word))) {
      for (const spelt of this.spellings) {
        const weight = isDense(word) ? begun(word, spelt) : alike(word, spelt);
        if (weight) guess(spelt, weight);
      }
    }
    const best = [...weights].map(([name, weight]) => ({ term: name, weight }));
    best.sort((a, b) => b.weight - a.weight);
    const meant = best.slice(0, MOST_MEANT);
    this.guesses.set(key, meant);
    return meant;
  }

  /**
   * What a query wants: each of its words with what it may mean.
   * @param {string} query
   * @returns {Wanted[]}
   */
  wanted(query) {
    const typed = this.read(query);
    const read = this.rejoined([...typed, ...this.corrected(typed)]);
    const telling = read.filter((each) => each.worth);
    const terms = telling.length ? telling : read.map((each) => ({ ...each, worth: 1 }));
    const last = /\s$/.test(query) ? undefined : read.filter(({ phrase }) => !phrase).pop();
    // Of a word and a phrase that mean the same, the one that says more.
    /** @type {Map<string, import("./terms.js").Term>} */
    const told = new Map();
    for (const each of terms) {
      const isKnown = this.told.has(each.term);
      if (!isKnown && /^\p{N}+$/u.test(each.word)) continue;
      if (each.worth > (told.get(each.term)?.worth ?? 0)) told.set(each.term, each);
    }
    const counted = [...told.values()].map(({ word, term, worth: typedWorth }) => {
      const meant = this.meant(word, term, word === last?.word);
      const right = this.told.has(term) ? undefined : this.likeliest.get(word);
      const worth = right === undefined ? typedWorth : Math.min(typedWorth, this.tongue.worth(right));
      return { meant, worth, rarity: worth * this.rarity(meant[0]?.term ?? "") };
    });
    return counted.some(({ worth }) => worth) ? counted.filter(({ worth }) => worth) : counted;
  }

  /**
   * The phrases that stand there once its mistyped words are written as they were likely meant.
   * @param {import("./terms.js").Term[]} typed
   */
  corrected(typed) {
    const words = typed.filter(({ phrase }) => !phrase);
    const last = words[words.length - 1]?.word;
    const right = words.map(({ word, term, worth }) => {
      if (!worth || this.spelt.has(word) || this.told.has(term)) return word;
      this.meant(word, term, word === last);
      return this.likeliest.get(word) ?? word;
    });
    if (right.every((word, at) => word === words[at].word)) return [];
    const before = new Set(typed.map(({ term }) => term));
    return this.read(right.join(" ")).filter(({ phrase, term }) => phrase && !before.has(term));
  }

  /**
   * Puts words together that were typed apart, and takes apart those typed as one.
   * @param {import("./terms.js").Term[]} terms
   */
  rejoined(terms) {
    return terms.flatMap((each, at) => {
      const next = terms[at + 1];
      const joined = next && this.spelt.get(each.word + next.word);
      if (joined) return [each, { word: each.word + next.word, term: joined, worth: 1, phrase: true }];
      if (this.told.has(each.term) || each.phrase || isDense(each.word)) return [each];
      if ((this.meant(each.word, each.term, false)[0]?.weight ?? 0) >= NEAR) return [each];
      for (let cut = 3; cut <= each.word.length - 3; cut += 1) {
        const parts = [each.word.slice(0, cut), each.word.slice(cut)];
        if (!parts.every((part) => this.spelt.has(part))) continue;
        return parts.map((word) => ({ ...each, word, term: this.spelt.get(word) ?? word }));
      }
      return [each];
    });
  }

  /**
   * The entries that answer a query, best first.
   * @param {string} query
   * @returns {Result[]}
   */
  ranked(query) {
    const wanted = this.wanted(query);
    const all = wanted.reduce((sum, { rarity }) => sum + rarity, 0);
    const urgent = this.urgent(query);
    const first = [...urgent].map((at) => ({ at, name: 0 }));
    const found = all ? this.answers(query, wanted, all) : [];
    const likely = wanted.flatMap(({ meant }) => meant.filter(({ weight }) => weight > FAR));
    const terms = new Set(likely.map(({ term }) => term));
    return [...first, ...found.filter(({ at }) => !urgent.has(at))].map(({ at, name }) => {
      const entry = this.entries[at];
      // What is urgent is told as the page itself tells it, and not by the words that were typed.
      return { entry, also: entry.also[name - 1] ?? "", terms: urgent.has(at) ? new Set() : terms };
    });
  }

  /**
   * The places of the entries that answer a query, each with the name it was found by, best first.
   * @param {string} query
   * @param {Wanted[]} wanted
   * @param {number} all the rarity of all that is wanted
   */
  answers(query, wanted, all) {
    const factors = this.factors(query, wanted.length);
    const weights = this.weights(wanted);
    const names = this.named(wanted, all);
    const isMeaning = wanted.length <= MEANING && this.says(query, this.forTerms);
    const trust = isMeaning ? 0 : LIKELY;
    const scored = this.weighed(weights).map(({ at, score, likely }) => {
      const entry = this.entries[at];
      const holds = (/** @type {string} */ term) =>
        weights.has(term) && Boolean(this.told.get(term)?.has(at));
      const share = met(wanted, holds) / all;
      const { value, name } = names.get(at) ?? { value: 0, name: 0 };
      const factor = (factors.get(entry.kind) ?? 1) * (entry.safe ? SAFE : entry.way ? WAY : 1);
      const own = (score ** DAMPED * (0.2 + share) + NAMED * value ** 2) * factor;
      return { at, share, name, score: own + trust * likely };
    });
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    const least = Math.min(0.3, (scored[0]?.share ?? 0) / 2);
    const called = this.called.get(this.spaced(query)) ?? new Set();
    const likewise = this.called.get(this.telling(query)) ?? new Set();
    return raised(raised(scored, likewise), called).filter(({ share }) => share >= least);
  }

  /**
   * The terms to look for, each with what it counts.
   * @param {Wanted[]} wanted
   * @returns {Map<string, number>}
   */
  weights(wanted) {
    /** @type {Map<string, number>} */
    const weights = new Map();
    for (const { meant, worth } of wanted) {
      for (const { term, weight } of meant) {
        weights.set(term, Math.max(weight * weight * worth, weights.get(term) ?? 0));
      }
    }
    const most = Math.min(MOST, COMMON * this.entries.length);
    const telling = [...weights].filter(([term]) => (this.told.get(term)?.size ?? 0) <= most);
    return telling.length ? new Map(telling) : weights;
  }

  /**
   * What the library gives each entry for one term. It is asked once a term, since what it gives
   * for many is their sum, each times its weight, by the length of all weights.
   * @param {string} term
   * @returns {Map<number, number>}
   */
  alone(term) {
    return remembered(this.given, term, () => {
      /** @type {{ref: string, score: number}[]} */
      const results = this.index.query((/** @type {any} */ asked) => {
        asked.term(term, { usePipeline: false });
      });
      return new Map(results.map(({ ref, score }) => [Number(ref), score]));
    });
  }

  /**
   * The best entries by their own words, as the library weighs them, and by what is said of them.
   * @param {Map<string, number>} weights
   */
  weighed(weights) {
    /** @type {Map<number, number>} */
    const sums = new Map();
    for (const [term, weight] of weights) {
      for (const [at, score] of this.alone(term)) sums.set(at, (sums.get(at) ?? 0) + weight * score);
    }
    const length = Math.hypot(...weights.values());
    const likely = this.likely(weights);
    const scored = [...new Set([...sums.keys(), ...likely.keys()])].map((at) => ({
      at,
      score: (sums.get(at) ?? 0) / length,
      likely: likely.get(at) ?? 0,
    }));
    /** @param {typeof scored[number]} each */
    const value = ({ score, likely }) => score ** DAMPED + LIKELY * likely;
    return scored.sort((a, b) => value(b) - value(a)).slice(0, POOL);
  }

  /**
   * How likely each entry is looked for by whoever says some terms, beside the likeliest, from 0
   * to 1: naive Bayes over what is said of entries. Nothing where a guide has no such words.
   * @param {Map<string, number>} weights
   * @returns {Map<number, number>}
   */
  likely(weights) {
    /** @type {Map<number, number>} */
    const sums = new Map();
    if (!this.isTold) return sums;
    let all = 0;
    for (const [term, weight] of weights) {
      all += weight;
      for (const [at, hint] of this.hinted(term)) sums.set(at, (sums.get(at) ?? 0) + weight * hint);
    }
    let most = -Infinity;
    for (const [at, sum] of sums) {
      const often = SAID_OFTEN * Math.log(1 + this.saidOf[at] / FEW);
      const value = sum + often - all * Math.log(1 + this.sizes[at] / UNSAID);
      sums.set(at, value);
      if (value > most) most = value;
    }
    for (const [at, value] of sums) sums.set(at, Math.exp((value - most) / DOUBT));
    return sums;
  }

  /**
   * What a term says for each entry of which it tells: how much oftener than of others, as a
   * logarithm.
   * @param {string} term
   * @returns {[number, number][]}
   */
  hinted(term) {
    return remembered(this.hints, term, () => {
      const places = [...(this.told.get(term) ?? [])];
      const share = places.reduce((sum, [, count]) => sum + count, 0.5) / this.size;
      return places.map(([at, count]) => [at, Math.log(1 + count / (UNSAID * share))]);
    });
  }

  /** @param {string} query @param {string[]} phrases @returns {boolean} whether one stands in it */
  says(query, phrases) {
    const words = this.spaced(query);
    return phrases.some((phrase) => words.includes(phrase));
  }

  /**
   * @param {string} query
   * @param {number} length how many words of it count
   * @returns {Map<string, number>} what each kind of page counts here
   */
  factors(query, length) {
    const factors = new Map(length < TOLD ? KINDS : [...KINDS, ["page", 1.5], ["sign", 1.5]]);
    if (this.says(query, this.forLetters)) factors.set("letter", ASKED_FOR);
    if (this.says(query, this.forTerms)) factors.set("term", ASKED_FOR);
    return factors;
  }

  /**
   * For each entry, its name that comes closest, and how close, from 0 to 1.
   * @param {Wanted[]} wanted
   * @param {number} all the rarity of all that is wanted
   * @returns {Map<number, {value: number, name: number}>}
   */
  named(wanted, all) {
    const parts = new Float64Array(this.names.length); // the rarity of what each name has
    const met = new Int32Array(this.names.length); // the last word that it has
    wanted.forEach(({ meant, rarity }, nth) => {
      for (const { term, weight } of meant) {
        for (const place of this.naming.get(term) ?? []) {
          if (met[place] > nth) continue; // the likeliest come first
          met[place] = nth + 1;
          parts[place] += rarity * weight;
        }
      }
    });
    const best = new Map();
    for (let place = 0; place < parts.length; place += 1) {
      const part = parts[place];
      if (!part) continue;
      const { at, name, size } = this.names[place];
      const value = (2 * part) / (all + Math.max(size, part));
      if (value > (best.get(at)?.value ?? 0) + (name ? 0.05 : 0)) best.set(at, { value, name });
    }
    return best;
  }

  /**
   * The sentence of an entry that says most of what was looked for; else its summary. What is
   * much shorter than that is a heading, and would say little here.
   * @param {Result} result
   */
  sentence({ entry, terms }) {
    let best = { text: entry.summary, value: 0 };
    const long = entry.lines.filter((line) => line.length * 4 > entry.summary.length);
    for (const text of [entry.summary, ...long]) {
      let value = 0;
      for (const term of this.saying(text)) if (terms.has(term)) value += this.rarity(term);
      if (value > best.value) best = { text, value };
    }
    return best.text;
  }

  /** @param {string} text that may be shown @returns {Set<string>} its terms that say something */
  saying(text) {
    return remembered(this.sayings, text, () => {
      const telling = this.read(text).filter(({ worth }) => worth);
      return new Set(telling.map(({ term }) => term));
    });
  }

  /**
   * A text in parts: those that were looked for, and what stands between.
   * @param {string} text
   * @param {Set<string>} terms
   * @returns {{text: string, isMet: boolean}[]}
   */
  parts(text, terms) {
    /** @type {{text: string, isMet: boolean}[]} */
    const parts = [];
    /** @param {string} part @param {boolean} isMet */
    const add = (part, isMet) => {
      const last = parts[parts.length - 1];
      if (last && last.isMet === isMet) last.text += part;
      else if (part) parts.push({ text: part, isMet });
    };
    let done = 0;
    for (const { at, signs, said } of remembered(this.pieces, text, () => this.piecesOf(text))) {
      add(text.slice(done, at), false);
      signs.forEach((sign, nth) => add(sign, said[nth].some((term) => terms.has(term))));
      done = at + signs.join("").length;
    }
    add(text.slice(done), false);
    return parts;
  }

  /**
   * The words of a text with what they say. Of a script without spaces each sign, which says what
   * the pairs say that it is part of.
   * @param {string} text
   * @returns {Piece[]}
   */
  piecesOf(text) {
    return pieces(text).map(({ text: piece, at }) => {
      const read = this.read(piece).filter(({ phrase }) => !phrase);
      const said = read.map(({ term, worth }) => (worth ? [term] : []));
      const signs = [...piece];
      const isApart = isDense(piece) && signs.length === read.length + 1;
      if (!isApart) return { at, signs: [piece], said: [said.flat()] };
      return { at, signs, said: signs.map((_, nth) => said.slice(Math.max(0, nth - 1), nth + 1).flat()) };
    });
  }
}

/**
 * The same list with those that go by the very name among the first.
 * @template {{at: number, score: number}} T
 * @param {T[]} scored best first
 * @param {Set<number>} called
 * @returns {T[]}
 */
function raised(scored, called) {
  const named = scored.filter(({ at }) => called.has(at)).slice(0, FIRST);
  const others = scored.filter((each) => !named.includes(each));
  const beside = others.slice(0, FIRST - named.length);
  const first = [...named, ...beside].sort((a, b) => b.score - a.score);
  return [...first, ...others.slice(beside.length)];
}

/**
 * @param {Wanted[]} wanted
 * @param {(term: string) => boolean} holds
 * @returns {number} the rarity of what is met
 */
function met(wanted, holds) {
  let sum = 0;
  for (const { meant, rarity } of wanted) {
    const best = meant.find(({ term }) => holds(term)); // the likeliest come first
    if (best) sum += rarity * best.weight;
  }
  return sum;
}
