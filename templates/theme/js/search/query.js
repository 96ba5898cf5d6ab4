// What a query wants: its words, mistyped or not, and what each of them may mean.
import { edits, Spellings } from "./guess.js";
import { isDense } from "./terms.js";

/**
 * @typedef {{term: string, weight: number}} Meant a term and how likely it is meant, from 0 to 1
 * @typedef {{meant: Meant[], worth: number, rarity: number}} Wanted a word of a query
 * @typedef {import("./terms.js").Term} Term
 */

const MOST_MEANT = 8;
/** How likely a word was meant that sounds like the one typed. */
const HEARD = 0.75;
/** A word of so many letters that nobody knows may be an urgent one, mistyped. */
const LONG = 6;
/** A word that is so likely another, mistyped, is not two that were typed as one. */
const NEAR = 0.7;
/** How likely a word means what the synonyms say it may mean. */
export const FAR = 0.5;

/** What reads queries, by the words that are known. */
export class Queries {
  /** @param {import("./indexed.js").Index} index */
  constructor(index) {
    this.index = index;
    this.spellings = new Spellings([...index.spelt.keys()]);
    /** @type {Map<string, Meant[]>} */
    this.guesses = new Map();
    /** @type {Map<string, string>} each mistyped word to the one that was likeliest meant */
    this.likeliest = new Map();
    /** What is urgent, as it is typed and in no other form, and the entry that comes first. */
    this.alarms = index.tongue.urgent.flatMap(({ at, words }) =>
      words.map(index.spaced, index).map((spaced) => ({ spaced, word: spaced.trim(), at })),
    );
    /** @type {Map<string, string[]>} a term to the terms it may mean */
    this.means = new Map(
      Object.entries(index.tongue.means).map(([said, others]) => [
        index.head(said),
        others.map(index.head, index).filter((term) => index.told.has(term)),
      ]),
    );
  }

  /**
   * The places of the entries that come first because what was typed cannot wait, also mistyped.
   * @param {string} words of the query, with spaces around them
   * @returns {Set<number>}
   */
  urgent(words) {
    const isUnknown = (/** @type {string} */ word) =>
      word.length >= LONG && !this.index.spelt.has(word);
    const unknown = words.split(" ").filter(isUnknown);
    const places = new Set();
    for (const { spaced, word, at } of this.alarms) {
      const isMeant = words.includes(spaced);
      if (isMeant || unknown.some((typed) => edits(typed, word, 1) <= 1)) places.add(at);
    }
    return places;
  }

  /**
   * What a query wants: each of its words with what it may mean.
   * @param {string} query
   * @param {Term[]} typed its words
   * @returns {Wanted[]}
   */
  wanted(query, typed) {
    const all = this.rejoined([...typed, ...this.corrected(typed)]);
    const telling = all.filter((each) => each.worth);
    const terms = telling.length ? telling : all.map((each) => ({ ...each, worth: 1 }));
    const last = /\s$/.test(query) ? undefined : all.filter(({ phrase }) => !phrase).pop();
    const counted = this.eachOnce(terms).map(({ word, term, worth: most }) => {
      const meant = this.meant(word, term, word === last?.word);
      const right = this.index.told.has(term) ? undefined : this.likeliest.get(word);
      const worth = right === undefined ? most : Math.min(most, this.index.tongue.worth(right));
      return { meant, worth, rarity: worth * this.index.rarity(meant[0]?.term ?? "") };
    });
    return counted.some(({ worth }) => worth) ? counted.filter(({ worth }) => worth) : counted;
  }

  /**
   * Of a word and a phrase that mean the same, the one that says more; without numbers that nobody
   * knows.
   * @param {Term[]} terms
   */
  eachOnce(terms) {
    /** @type {Map<string, Term>} */
    const best = new Map();
    for (const each of terms) {
      if (!this.index.told.has(each.term) && /^\p{N}+$/u.test(each.word)) continue;
      if (each.worth > (best.get(each.term)?.worth ?? 0)) best.set(each.term, each);
    }
    return [...best.values()];
  }

  /**
   * The phrases that stand there once its mistyped words are written as they were likely meant.
   * @param {Term[]} typed
   */
  corrected(typed) {
    const words = typed.filter(({ phrase }) => !phrase);
    const last = words[words.length - 1]?.word;
    const right = words.map(({ word, term, worth }) => {
      if (!worth || this.index.spelt.has(word) || this.index.told.has(term)) return word;
      this.meant(word, term, word === last);
      return this.likeliest.get(word) ?? word;
    });
    if (right.every((word, at) => word === words[at].word)) return [];
    const before = new Set(typed.map(({ term }) => term));
    return this.index.read(right.join(" ")).filter(({ phrase, term }) => phrase && !before.has(term));
  }

  /**
   * Puts words together that were typed apart, and takes apart those typed as one.
   * @param {Term[]} terms
   */
  rejoined(terms) {
    return terms.flatMap((each, at) => {
      const { word, term, phrase } = each;
      const next = terms[at + 1];
      const whole = next && this.index.spelt.get(word + next.word);
      if (whole) return [each, { word: word + next.word, term: whole, worth: 1, phrase: true }];
      if (this.index.told.has(term) || phrase || isDense(word)) return [each];
      if ((this.meant(word, term, false)[0]?.weight ?? 0) >= NEAR) return [each];
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const parts = [word.slice(0, cut), word.slice(cut)];
        if (!parts.every((part) => this.index.spelt.has(part))) continue;
        return parts.map((part) => ({ ...each, word: part, term: this.index.spelt.get(part) ?? part }));
      }
      return [each];
    });
  }

  /**
   * The terms that a word may mean, likeliest first.
   * @param {string} word folded
   * @param {string} term
   * @param {boolean} isOpen whether it may go on
   * @returns {Meant[]}
   */
  meant(word, term, isOpen) {
    const key = `${word} ${term} ${isOpen}`;
    const before = this.guesses.get(key);
    if (before) return before;
    /** @type {Map<string, number>} */
    const weights = new Map();
    /** @param {string} other @param {number} weight */
    const add = (other, weight) => weights.set(other, Math.max(weight, weights.get(other) ?? 0));
    let best = 0;
    /** @param {string} other a word as it is written @param {number} weight */
    const guess = (other, weight) => {
      add(this.index.spelt.get(other) ?? other, weight);
      if (weight <= best) return;
      best = weight;
      this.likeliest.set(word, other);
    };
    if (this.index.told.has(term)) add(term, 1);
    for (const other of this.means.get(term) ?? []) add(other, FAR);
    if (isOpen && (word.length > 1 || isDense(word))) {
      for (const begun of this.spellings.begunBy(word)) {
        const rest = begun.length - word.length;
        add(this.index.spelt.get(begun) ?? begun, Math.max(0.5, 0.9 - 0.05 * rest));
      }
    }
    const isNew = !weights.size;
    if (!this.index.spelt.has(word)) {
      for (const heard of this.spellings.heardAs(word)) guess(heard, HEARD);
    }
    if (isNew && (word.length > 2 || isDense(word))) {
      for (const near of this.spellings.near(word)) guess(near.word, near.weight);
    }
    const all = [...weights].map(([name, weight]) => ({ term: name, weight }));
    const likely = all.sort((a, b) => b.weight - a.weight).slice(0, MOST_MEANT);
    this.guesses.set(key, likely);
    return likely;
  }
}
