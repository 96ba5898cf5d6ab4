// Which pages answer what somebody typed: by their words, by what people say who look for them, by
// the names they go by; and which kind of page helps first.
import { edits, put, Spellings } from "./guess.js";
import { isDense, reader, remembered, wordsOf, written } from "./terms.js";
import { Weights } from "./weigh.js";

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
 * @typedef {{at: number, signs: string[], said: string[][]}} Piece where it stands in a text, its
 *   parts, and the terms of each
 * @typedef {{text: string, isMet: boolean}} Part of a text, and whether it was looked for
 * @typedef {{entry: Entry, also: string, terms: Set<string>}} Result an entry, the other name it
 *   was found by, and the terms that were looked for
 */

/** What a word counts that stands in the title, another name, the summary, a line; and as how often
 *  said of its entry. */
const FIELDS = [
  { counts: 9, tells: 1 },
  { counts: 3, tells: 0.5 },
  { counts: 2, tells: 0.25 },
  { counts: 2, tells: 0.25 },
];
/** How many words are thought of as said of each entry, as they are said of all of them. */
const UNSAID = 150;
/** How much it counts that more is said of an entry than of others. */
const SAID_OFTEN = 0.7;
/** How many sentences' worth of words is little. */
const FEW = 6;
/** How slowly an entry grows unlikely, and what the likeliest one counts beside its words. */
const DOUBT = 4;
const LIKELY = 40;
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
/** A page stands among so many first ones for each of its names; and so many are shown even where
 *  they have little of what was typed. */
const FIRST = 3;
/** How many of the best by words are looked at more closely. */
const POOL = 100;
/** Words that stand in more of the entries than this tell them apart no more. */
const COMMON = 0.7;
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

/** Everything the box asks of one set of entries. */
export class Search {
  /**
   * @param {Entry[]} entries
   * @param {Tongue} tongue
   * @param {Said[]} [said]
   */
  constructor(entries, tongue, said = []) {
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
    /** @type {Map<string, import("./weigh.js").Counted>} */
    this.given = new Map();
    /** @type {Map<string, import("./terms.js").Term[]>} each text that may be shown, read */
    this.readings = new Map();
    /** @type {Map<string, Set<string>>} */
    this.sayings = new Map();
    /** @type {Map<string, Piece[]>} */
    this.pieces = new Map();
    /** @type {Map<string, string>} each mistyped word to the one that was likeliest meant */
    this.likeliest = new Map();
    this.weigher = this.indexed();
    this.isTold = said.length > 0;
    /** How much is said of each entry. */
    const saidOf = entries.map(() => 0);
    for (const { word, at } of said) {
      for (const { word: spelt, term, worth } of this.read(word)) {
        if (!this.spelt.has(spelt)) this.spelt.set(spelt, term);
        for (const [place, times] of at) {
          this.tell(term, place, worth * times);
          saidOf[place] += worth * times;
        }
      }
    }
    /** How much each entry says, and is said of it. */
    const sizes = entries.map(() => 0);
    for (const places of this.told.values()) {
      for (const [at, count] of places) sizes[at] += count;
    }
    this.size = sizes.reduce((sum, size) => sum + size, 0);
    /** How much it counts for each entry that much is said of it, and against it for each word. */
    this.often = saidOf.map((count) => SAID_OFTEN * Math.log(1 + count / FEW));
    this.unsaid = sizes.map((size) => Math.log(1 + size / UNSAID));
    /** @type {Map<string, import("./weigh.js").Counted>} */
    this.hints = new Map();
    // A word of the synonyms may be mistyped too, where it means one of the guide.
    for (const names of tongue.same) {
      for (const { word, term, phrase } of names.flatMap((name) => this.read(name))) {
        if (phrase || this.spelt.has(word)) continue;
        if (this.told.has(term) || this.tongue.worth(word) < 1) this.spelt.set(word, term);
      }
    }
    this.spellings = new Spellings([...this.spelt.keys()]);
    /** @type {number[]} how much each name says: of every entry its title, then its other names */
    this.names = [];
    /** @type {number[]} the place of the first name of each entry, and of one after the last */
    this.firstName = [0];
    /** @type {Map<string, number[]>} a term to the places of the names that have it */
    this.naming = new Map();
    for (const entry of entries) {
      for (const text of [entry.title, ...entry.also]) {
        const terms = new Map(this.read(text).map(({ term, worth }) => [term, worth]));
        const size = [...terms].reduce((sum, [term, worth]) => sum + worth * this.rarity(term), 0);
        const place = this.names.push(size) - 1;
        for (const term of terms.keys()) put(this.naming, term, place);
      }
      this.firstName.push(this.names.length);
    }
    /** @type {Map<string, Set<number>>} the words of a name to the entries that go by it */
    this.called = new Map();
    entries.forEach((entry, at) => {
      for (const name of [entry.title, ...entry.also]) {
        for (const words of new Set([this.spaced(name), telling(this.read(name))])) {
          if (words) this.called.set(words, (this.called.get(words) ?? new Set()).add(at));
        }
      }
    });
    /** What is urgent, as it is typed and in no other form, and the entry that comes first. */
    this.alarms = tongue.urgent.flatMap(({ at, words }) =>
      words.map(this.spaced, this).map((spaced) => ({ spaced, word: spaced.trim(), at })),
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
   * @param {string} spaced the words of the query
   * @returns {Set<number>}
   */
  urgent(spaced) {
    const unknown = spaced.split(" ").filter((word) => word.length >= LONG && !this.spelt.has(word));
    const places = new Set();
    for (const alarm of this.alarms) {
      const isMeant = spaced.includes(alarm.spaced);
      if (isMeant || unknown.some((word) => edits(word, alarm.word, 1) <= 1)) places.add(alarm.at);
    }
    return places;
  }

  /** @returns {Weights} of the words of all entries */
  indexed() {
    const weigher = new Weights(FIELDS.map(({ counts }) => counts));
    this.entries.forEach((entry, at) => {
      const texts = [[entry.title], entry.also, [entry.summary], entry.lines];
      const fields = texts.map((lines, field) => {
        const read = lines.flatMap((line) => remembered(this.readings, line, () => this.read(line)));
        for (const { word, term, phrase, worth } of read) {
          if (!phrase) this.spelt.set(word, term);
          this.tell(term, at, worth * FIELDS[field].tells);
        }
        return read.map(({ term }) => term);
      });
      weigher.add(fields);
    });
    return weigher;
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
      for (const spelt of this.spellings.begunBy(word)) {
        const rest = spelt.length - word.length;
        add(this.spelt.get(spelt) ?? spelt, Math.max(0.5, 0.9 - 0.05 * rest));
      }
    }
    const isNew = !weights.size;
    if (!this.spelt.has(word)) {
      for (const spelt of this.spellings.heardAs(word)) guess(spelt, HEARD);
    }
    if (isNew && (word.length > 2 || isDense(word))) {
      for (const near of this.spellings.near(word)) guess(near.word, near.weight);
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
   * @param {import("./terms.js").Term[]} typed its words
   * @returns {Wanted[]}
   */
  wanted(query, typed) {
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
    const asked = { spaced: this.spaced(query), typed: this.read(query) };
    const wanted = this.wanted(query, asked.typed);
    const all = wanted.reduce((sum, { rarity }) => sum + rarity, 0);
    const urgent = this.urgent(asked.spaced);
    const first = [...urgent].map((at) => ({ at, name: 0 }));
    const found = all ? this.answers(asked, wanted, all) : [];
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
   * @param {{spaced: string, typed: import("./terms.js").Term[]}} asked the words of the query
   * @param {Wanted[]} wanted
   * @param {number} all the rarity of all that is wanted
   */
  answers({ spaced, typed }, wanted, all) {
    const factors = this.factors(spaced, wanted.length);
    const weights = this.weights(wanted);
    const parts = this.named(wanted);
    const trust = wanted.length <= MEANING && says(spaced, this.forTerms) ? 0 : LIKELY;
    const kept = wanted.map(({ meant, rarity }) => ({
      rarity,
      meant: meant.filter(({ term }) => weights.has(term)).map(({ term, weight }) => ({
        weight,
        places: this.told.get(term),
      })),
    }));
    const scored = this.weighed(weights).map(({ at, score, likely }) => {
      const entry = this.entries[at];
      let met = 0;
      for (const { meant, rarity } of kept) {
        const best = meant.find(({ places }) => places?.has(at)); // the likeliest come first
        if (best) met += rarity * best.weight;
      }
      const share = met / all;
      const { value, name } = this.closest(at, parts, all);
      const factor = (factors.get(entry.kind) ?? 1) * (entry.safe ? SAFE : entry.way ? WAY : 1);
      const own = (score * (0.2 + share) + NAMED * value ** 2) * factor;
      return { at, share, name, score: own + trust * likely };
    });
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    const least = Math.min(0.3, (scored[0]?.share ?? 0) / 2);
    const called = this.called.get(spaced) ?? new Set();
    const likewise = this.called.get(telling(typed)) ?? new Set();
    const ordered = raised(raised(scored, likewise), called);
    return ordered.filter(({ share }, nth) => nth < FIRST || share >= least);
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
   * The best entries by their own words, and by what is said of them.
   * @param {Map<string, number>} weights
   */
  weighed(weights) {
    const sums = new Float64Array(this.entries.length);
    const isMet = new Uint8Array(this.entries.length);
    for (const [term, weight] of weights) {
      const { at, counts } = remembered(this.given, term, () => this.weigher.of(term));
      for (let nth = 0; nth < at.length; nth += 1) {
        sums[at[nth]] += weight * counts[nth];
        isMet[at[nth]] = 1;
      }
    }
    const length = Math.hypot(...weights.values());
    const likely = this.likely(weights, isMet);
    const values = new Float64Array(this.entries.length);
    let count = 0;
    for (let at = 0; at < values.length; at += 1) {
      if (!isMet[at]) continue;
      sums[at] = (sums[at] / length) ** DAMPED;
      values[at] = sums[at] + LIKELY * likely[at];
      count += 1;
    }
    const least = count > POOL ? values.slice().sort()[values.length - POOL] : 0;
    const best = [];
    for (let at = 0; at < values.length; at += 1) {
      if (isMet[at] && values[at] >= least) best.push({ at, score: sums[at], likely: likely[at] });
    }
    return best;
  }

  /**
   * How likely each entry is looked for by whoever says some terms, beside the likeliest, from 0
   * to 1: naive Bayes over what is said of entries. Nothing where a guide has no such words.
   * @param {Map<string, number>} weights
   * @param {Uint8Array} isMet where an entry is marked of which a term tells
   * @returns {Float64Array}
   */
  likely(weights, isMet) {
    const sums = new Float64Array(this.entries.length);
    if (!this.isTold) return sums;
    const isSaid = new Uint8Array(this.entries.length);
    let all = 0;
    for (const [term, weight] of weights) {
      all += weight;
      const { at, counts } = this.hinted(term);
      for (let nth = 0; nth < at.length; nth += 1) {
        sums[at[nth]] += weight * counts[nth];
        isSaid[at[nth]] = 1;
      }
    }
    let most = -Infinity;
    for (let at = 0; at < sums.length; at += 1) {
      if (!isSaid[at]) continue;
      sums[at] += this.often[at] - all * this.unsaid[at];
      if (sums[at] > most) most = sums[at];
    }
    for (let at = 0; at < sums.length; at += 1) {
      if (!isSaid[at]) continue;
      isMet[at] = 1;
      sums[at] = Math.exp((sums[at] - most) / DOUBT);
    }
    return sums;
  }

  /**
   * What a term says for each entry of which it tells: how much oftener than of others, as a
   * logarithm.
   * @param {string} term
   * @returns {import("./weigh.js").Counted}
   */
  hinted(term) {
    return remembered(this.hints, term, () => {
      const places = this.told.get(term) ?? new Map();
      const times = [...places.values()];
      const share = times.reduce((sum, count) => sum + count, 0.5) / this.size;
      const counts = times.map((count) => Math.log(1 + count / (UNSAID * share)));
      return { at: [...places.keys()], counts };
    });
  }

  /**
   * @param {string} spaced the words of the query
   * @param {number} length how many of them count
   * @returns {Map<string, number>} what each kind of page counts here
   */
  factors(spaced, length) {
    const factors = new Map(length < TOLD ? KINDS : [...KINDS, ["page", 1.5], ["sign", 1.5]]);
    if (says(spaced, this.forLetters)) factors.set("letter", ASKED_FOR);
    if (says(spaced, this.forTerms)) factors.set("term", ASKED_FOR);
    return factors;
  }

  /**
   * How much each name has of what is wanted, by its place among all.
   * @param {Wanted[]} wanted
   */
  named(wanted) {
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
    return parts;
  }

  /**
   * The name of an entry that comes closest, and how close, from 0 to 1.
   * @param {number} at
   * @param {Float64Array} parts how much each name has
   * @param {number} all the rarity of all that is wanted
   */
  closest(at, parts, all) {
    const best = { value: 0, name: 0 };
    for (let place = this.firstName[at]; place < this.firstName[at + 1]; place += 1) {
      const part = parts[place];
      const name = place - this.firstName[at];
      const value = (2 * part) / (all + Math.max(this.names[place], part));
      if (part && value > best.value + (name ? 0.05 : 0)) Object.assign(best, { value, name });
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
      const read = this.readings.get(text) ?? this.read(text);
      return new Set(read.filter(({ worth }) => worth).map(({ term }) => term));
    });
  }

  /**
   * A text in parts: those that were looked for, and what stands between.
   * @param {string} text
   * @param {Set<string>} terms
   * @returns {Part[]}
   */
  parts(text, terms) {
    /** @type {Part[]} */
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
    return written(text).map(({ text: piece, at }) => {
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

/** @param {string} spaced @param {string[]} phrases @returns {boolean} whether one stands in it */
function says(spaced, phrases) {
  return phrases.some((phrase) => spaced.includes(phrase));
}

/**
 * @param {import("./terms.js").Term[]} read
 * @returns {string} the terms of the words that say something, in order
 */
function telling(read) {
  return read
    .filter(({ phrase, worth }) => !phrase && worth)
    .map(({ term }) => term)
    .join(" ");
}
