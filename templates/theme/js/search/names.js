// The names that entries go by: how close one comes to what is wanted, and who goes by the very words.
import { put } from "./guess.js";
import { remembered } from "./terms.js";

/** All names, one entry after the other. */
export class Names {
  /** @param {import("./indexed.js").Index} index */
  constructor(index) {
    /** @type {number[]} how much each name says: of every entry its title, then its other names */
    this.sizes = [];
    /** @type {number[]} the place of the first name of each entry, and of one after the last */
    this.firsts = [0];
    /** @type {Map<string, number[]>} a term to the places of the names that have it */
    this.having = new Map();
    /** @type {Map<string, Set<number>>} the words of a name to the entries that go by it */
    this.called = new Map();
    index.entries.forEach(({ title, also }, at) => {
      for (const name of [title, ...also]) this.add(index, name, at);
      this.firsts.push(this.sizes.length);
    });
  }

  /**
   * @param {import("./indexed.js").Index} index
   * @param {string} name
   * @param {number} at the place of an entry that goes by it
   */
  add(index, name, at) {
    const read = index.read(name);
    const terms = new Map(read.map(({ term, worth }) => [term, worth]));
    const size = [...terms].reduce((sum, [term, worth]) => sum + worth * index.rarity(term), 0);
    const place = this.sizes.push(size) - 1;
    for (const term of terms.keys()) put(this.having, term, place);
    for (const words of [index.spaced(name), telling(read)]) {
      if (words) remembered(this.called, words, () => new Set()).add(at);
    }
  }

  /**
   * How much each name has of what is wanted, by its place among all.
   * @param {import("./query.js").Wanted[]} wanted
   */
  parts(wanted) {
    const found = new Float64Array(this.sizes.length); // the rarity of what each name has
    const met = new Int32Array(this.sizes.length); // the last word that it has
    wanted.forEach(({ meant, rarity }, nth) => {
      for (const { term, weight } of meant) {
        for (const place of this.having.get(term) ?? []) {
          if (met[place] > nth) continue; // the likeliest come first
          met[place] = nth + 1;
          found[place] += rarity * weight;
        }
      }
    });
    return found;
  }

  /**
   * The name of an entry that comes closest, and how close, from 0 to 1.
   * @param {number} at
   * @param {Float64Array} found how much each name has
   * @param {number} all the rarity of all that is wanted
   */
  closest(at, found, all) {
    const best = { value: 0, name: 0 };
    for (let place = this.firsts[at]; place < this.firsts[at + 1]; place += 1) {
      const part = found[place];
      const name = place - this.firsts[at];
      const value = (2 * part) / (all + Math.max(this.sizes[place], part));
      if (part && value > best.value + (name ? 0.05 : 0)) Object.assign(best, { value, name });
    }
    return best;
  }

  /**
   * The places of the entries that go by the very words, and by those of them that say something.
   * @param {import("./rank.js").Asked} asked
   * @returns {Set<number>[]}
   */
  calledBy({ spaced: words, typed }) {
    return [words, telling(typed)].map((name) => this.called.get(name) ?? new Set());
  }
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
