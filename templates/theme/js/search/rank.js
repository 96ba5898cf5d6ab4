// Which pages answer what somebody typed: by their words, by what people say who look for them, by
// the names they go by; and which kind of page helps first.
import { Index } from "./indexed.js";
import { Likelihood } from "./likely.js";
import { Names } from "./names.js";
import { FAR, Queries } from "./query.js";
import { Shown } from "./shown.js";
import { remembered } from "./terms.js";

/**
 * @typedef {import("./indexed.js").Entry} Entry
 * @typedef {import("./query.js").Wanted} Wanted
 * @typedef {{spaced: string, typed: import("./terms.js").Term[]}} Asked the words of a query with
 *   spaces around them, and what they are read as
 * @typedef {{entry: Entry, also: string, terms: Set<string>}} Result an entry, the other name it
 *   was found by, and the terms that were looked for
 */

/** What the likeliest entry counts beside its words. */
const LIKELY = 40;
/** What helps first: a situation, a sign, a remedy; a term explains, it does not help. */
const KINDS = { page: 1.2, sign: 1.4, letter: 0.7, term: 0.8 };
/** Who writes so many words tells a situation. */
const TOLD = 6;
const OF_SITUATIONS = { page: 1.5, sign: 1.5 };
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

/** Everything the box asks of one set of entries. */
export class Search {
  /**
   * @param {Entry[]} entries
   * @param {import("./indexed.js").Tongue} tongue
   * @param {import("./indexed.js").Said[]} [said]
   */
  constructor(entries, tongue, said = []) {
    this.index = new Index(entries, tongue, said);
    this.names = new Names(this.index);
    this.queries = new Queries(this.index);
    this.likelihood = new Likelihood(this.index);
    this.shown = new Shown(this.index);
    this.forLetters = tongue.letter.map(this.index.spaced, this.index);
    this.forTerms = tongue.term.map(this.index.spaced, this.index);
    /** @type {Map<string, import("./weigh.js").Counted>} what each term counts in each entry */
    this.given = new Map();
  }

  /**
   * The entries that answer a query, best first.
   * @param {string} query
   * @returns {Result[]}
   */
  ranked(query) {
    const asked = { spaced: this.index.spaced(query), typed: this.index.read(query) };
    const wanted = this.queries.wanted(query, asked.typed);
    const all = wanted.reduce((sum, { rarity }) => sum + rarity, 0);
    const urgent = this.queries.urgent(asked.spaced);
    const first = [...urgent].map((at) => ({ at, name: 0 }));
    const found = all ? this.answers(asked, wanted, all) : [];
    const likeliest = wanted.flatMap(({ meant }) => meant.filter(({ weight }) => weight > FAR));
    const terms = new Set(likeliest.map(({ term }) => term));
    return [...first, ...found.filter(({ at }) => !urgent.has(at))].map(({ at, name }) => {
      const entry = this.index.entries[at];
      // What is urgent is told as the page itself tells it, and not by the words that were typed.
      return { entry, also: entry.also[name - 1] ?? "", terms: urgent.has(at) ? new Set() : terms };
    });
  }

  /**
   * The places of the entries that answer a query, each with the name it was found by, best first.
   * @param {Asked} asked
   * @param {Wanted[]} wanted
   * @param {number} all the rarity of all that is wanted
   */
  answers(asked, wanted, all) {
    const factors = this.factors(asked.spaced, wanted.length);
    const weights = this.weights(wanted);
    const parts = this.names.parts(wanted);
    const trust = wanted.length <= MEANING && says(asked.spaced, this.forTerms) ? 0 : LIKELY;
    const kept = wanted.map(({ meant, rarity }) => ({
      rarity,
      meant: meant.filter(({ term }) => weights.has(term)).map(({ term, weight }) => ({
        weight,
        places: this.index.told.get(term),
      })),
    }));
    const scored = this.weighed(weights).map(({ at, score, likelihood: chance }) => {
      const entry = this.index.entries[at];
      let met = 0;
      for (const { meant, rarity } of kept) {
        const best = meant.find(({ places }) => places?.has(at)); // the likeliest come first
        if (best) met += rarity * best.weight;
      }
      const share = met / all;
      const { value, name } = this.names.closest(at, parts, all);
      const factor = (factors[entry.kind] ?? 1) * (entry.safe ? SAFE : entry.way ? WAY : 1);
      const own = (score * (0.2 + share) + NAMED * value ** 2) * factor;
      return { at, share, name, score: own + trust * chance };
    });
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    const least = Math.min(0.3, (scored[0]?.share ?? 0) / 2);
    const [called, likewise] = this.names.calledBy(asked);
    const ordered = raised(raised(scored, likewise), called);
    return ordered.filter(({ share }, nth) => nth < FIRST || share >= least);
  }

  /**
   * What each kind of page counts here.
   * @param {string} words of the query, with spaces around them
   * @param {number} length how many of them count
   * @returns {Record<string, number>}
   */
  factors(words, length) {
    return {
      ...KINDS,
      ...(length < TOLD ? {} : OF_SITUATIONS),
      ...(says(words, this.forLetters) ? { letter: ASKED_FOR } : {}),
      ...(says(words, this.forTerms) ? { term: ASKED_FOR } : {}),
    };
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
    const most = Math.min(MOST, COMMON * this.index.entries.length);
    const telling = [...weights].filter(([term]) => (this.index.told.get(term)?.size ?? 0) <= most);
    return telling.length ? new Map(telling) : weights;
  }

  /**
   * The best entries by their own words, and by what is said of them.
   * @param {Map<string, number>} weights
   */
  weighed(weights) {
    const { sums: chances, isSaid: isMet } = this.likelihood.of(weights);
    const sums = new Float64Array(this.index.entries.length);
    for (const [term, weight] of weights) {
      const { at, counts } = remembered(this.given, term, () => this.index.weights.of(term));
      for (let nth = 0; nth < at.length; nth += 1) {
        sums[at[nth]] += weight * counts[nth];
        isMet[at[nth]] = 1;
      }
    }
    const length = Math.hypot(...weights.values());
    const values = new Float64Array(this.index.entries.length);
    let count = 0;
    for (let at = 0; at < values.length; at += 1) {
      if (!isMet[at]) continue;
      sums[at] = (sums[at] / length) ** DAMPED;
      values[at] = sums[at] + LIKELY * chances[at];
      count += 1;
    }
    const least = count > POOL ? values.slice().sort()[values.length - POOL] : 0;
    const best = [];
    for (let at = 0; at < values.length; at += 1) {
      if (isMet[at] && values[at] >= least) best.push({ at, score: sums[at], likelihood: chances[at] });
    }
    return best;
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

/** @param {string} words @param {string[]} phrases @returns {boolean} whether one stands in them */
function says(words, phrases) {
  return phrases.some((phrase) => words.includes(phrase));
}
