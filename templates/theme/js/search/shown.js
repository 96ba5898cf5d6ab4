// What is shown of an entry that was found: the sentence that answers, and the words that were met.
import { isDense, remembered, written } from "./terms.js";

/**
 * @typedef {{text: string, isMet: boolean}} Part of a text, and whether it was looked for
 * @typedef {{at: number, signs: string[], said: string[][]}} Piece where it stands in a text, its
 *   parts, and the terms of each
 */

/** What shows entries. */
export class Shown {
  /** @param {import("./indexed.js").Index} index */
  constructor(index) {
    this.index = index;
    /** @type {Map<string, Set<string>>} */
    this.sayings = new Map();
    /** @type {Map<string, Piece[]>} */
    this.pieces = new Map();
  }

  /**
   * The sentence of an entry that says most of what was looked for; else its summary. What is
   * much shorter than that is a heading, and would say little here.
   * @param {import("./rank.js").Result} result
   */
  sentence({ entry, terms }) {
    let best = { text: entry.summary, value: 0 };
    const long = entry.lines.filter((line) => line.length * 4 > entry.summary.length);
    for (const text of [entry.summary, ...long]) {
      let value = 0;
      for (const term of this.saying(text)) if (terms.has(term)) value += this.index.rarity(term);
      if (value > best.value) best = { text, value };
    }
    return best.text;
  }

  /** @param {string} text that may be shown @returns {Set<string>} its terms that say something */
  saying(text) {
    return remembered(this.sayings, text, () => {
      const terms = this.index.readings.get(text) ?? this.index.read(text);
      return new Set(terms.filter(({ worth }) => worth).map(({ term }) => term));
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
    const found = [];
    /** @param {string} part @param {boolean} isMet */
    const add = (part, isMet) => {
      const last = found[found.length - 1];
      if (last && last.isMet === isMet) last.text += part;
      else if (part) found.push({ text: part, isMet });
    };
    let done = 0;
    for (const { at, signs, said } of remembered(this.pieces, text, () => this.piecesOf(text))) {
      add(text.slice(done, at), false);
      signs.forEach((sign, nth) => add(sign, said[nth].some((term) => terms.has(term))));
      done = at + signs.join("").length;
    }
    add(text.slice(done), false);
    return found;
  }

  /**
   * The words of a text with what they say. Of a script without spaces each sign, which says what
   * the pairs say that it is part of.
   * @param {string} text
   * @returns {Piece[]}
   */
  piecesOf(text) {
    return written(text).map(({ text: piece, at }) => {
      const words = this.index.read(piece).filter(({ phrase }) => !phrase);
      const said = words.map(({ term, worth }) => (worth ? [term] : []));
      const signs = [...piece];
      const isApart = isDense(piece) && signs.length === words.length + 1;
      if (!isApart) return { at, signs: [piece], said: [said.flat()] };
      return { at, signs, said: signs.map((_, nth) => said.slice(Math.max(0, nth - 1), nth + 1).flat()) };
    });
  }
}
