// What is known of all that can be found: which terms stand where, and how often, and how words are
// written.
import { reader, remembered, wordsOf } from "./terms.js";
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
 */

/** What a word counts that stands in the title, another name, the summary, a line; and as how often
 *  said of its entry. */
const FIELDS = [
  { counts: 9, tells: 1 },
  { counts: 3, tells: 0.5 },
  { counts: 2, tells: 0.25 },
  { counts: 2, tells: 0.25 },
];

/** Entries, and what is known of their words. */
export class Index {
  /**
   * @param {Entry[]} entries
   * @param {Tongue} tongue
   * @param {Said[]} said
   */
  constructor(entries, tongue, said) {
    this.entries = entries;
    this.tongue = tongue;
    this.read = reader(tongue);
    /** @type {Map<string, string>} each word as it is written, folded, to its term */
    this.spelt = new Map();
    /** @type {Map<string, Map<number, number>>} each term to the entries of which it tells, by their
     *  places, and how often it is said of them */
    this.told = new Map();
    /** @type {Map<string, import("./terms.js").Term[]>} each text that may be shown, read */
    this.readings = new Map();
    this.weights = new Weights(FIELDS.map(({ counts }) => counts));
    entries.forEach((entry, at) => this.weights.add(this.fields(entry, at)));
    /** How much is said of each entry. */
    this.saidOf = entries.map(() => 0);
    for (const each of said) this.take(each);
    for (const names of tongue.same) this.spell(names);
  }

  /** @param {Entry} entry @param {number} at its place @returns {string[][]} the terms of each field */
  fields({ title, also, summary, lines }, at) {
    return [[title], also, [summary], lines].map((texts, field) => {
      const terms = texts.flatMap((text) => remembered(this.readings, text, () => this.read(text)));
      for (const { word, term, phrase, worth } of terms) {
        if (!phrase) this.spelt.set(word, term);
        this.tell(term, at, worth * FIELDS[field].tells);
      }
      return terms.map(({ term }) => term);
    });
  }

  /** @param {Said} said a word of what people say */
  take({ word, at }) {
    for (const { word: written, term, worth } of this.read(word)) {
      if (!this.spelt.has(written)) this.spelt.set(written, term);
      for (const [place, times] of at) {
        this.tell(term, place, worth * times);
        this.saidOf[place] += worth * times;
      }
    }
  }

  /**
   * A word of the synonyms may be mistyped too, where it means one of the guide.
   * @param {string[]} names that mean the same
   */
  spell(names) {
    for (const { word, term, phrase } of names.flatMap(this.read)) {
      if (phrase || this.spelt.has(word)) continue;
      if (this.told.has(term) || this.tongue.worth(word) < 1) this.spelt.set(word, term);
    }
  }

  /**
   * @param {string} term
   * @param {number} at the place of the entry of which it tells
   * @param {number} count
   */
  tell(term, at, count) {
    const places = remembered(this.told, term, () => new Map());
    places.set(at, (places.get(at) ?? 0) + count);
  }

  /** @param {string} text @returns {string} its words with spaces between and around them */
  spaced(text) {
    return ` ${wordsOf(text, this.tongue.tag).join(" ")} `;
  }

  /** @param {string} said a word or phrase @returns {string} the term that stands for all of it */
  head(said) {
    const terms = this.read(said);
    return (terms.find(({ phrase }) => phrase) ?? terms[0]).term;
  }

  /** @param {string} term @returns {number} the fewer entries have it, the higher */
  rarity(term) {
    const count = this.told.get(term)?.size ?? 0;
    return Math.log(1 + (this.entries.length - count + 0.5) / (count + 0.5));
  }
}
