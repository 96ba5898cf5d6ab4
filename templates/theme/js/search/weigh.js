// How much a term counts in each of many texts in fields: the rarer it is the more, and the oftener
// it stands in a field, beside how long that field is (BM25, in the numbers of lunr).

/** How little the length of a field counts, and how long a term counts more each time it stands. */
const LENGTH = 0.3;
const OFTEN = 2.1;

/** @typedef {{at: number[], counts: number[]}} Counted places of entries, and what each counts */

/** The terms of many texts and where they stand. */
export class Weights {
  /** @param {number[]} fields what each field counts */
  constructor(fields) {
    this.fields = fields;
    /** @type {number[][]} how many terms each field has, entry by entry */
    this.lengths = fields.map(() => []);
    this.sums = fields.map(() => 0);
    /** @type {Map<string, number[]>} a term to where it stands: entry, field, how often, and so on */
    this.stands = new Map();
  }

  /** @param {string[][]} texts of the next entry, the terms of each field */
  add(texts) {
    const at = this.lengths[0].length;
    texts.forEach((terms, field) => {
      this.lengths[field].push(terms.length);
      this.sums[field] += terms.length;
      for (const term of terms) {
        const places = this.stands.get(term);
        if (!places) this.stands.set(term, [at, field, 1]);
        else if (places[places.length - 3] === at && places[places.length - 2] === field) {
          places[places.length - 1] += 1;
        } else places.push(at, field, 1);
      }
    });
  }

  /** @param {string} term @returns {Counted} what it counts in each entry that has it */
  of(term) {
    const places = this.stands.get(term) ?? [];
    const all = this.lengths[0].length;
    const common = places.length / 3 + 0.5;
    const rarity = Math.log(1 + Math.abs(all - common + 1) / common);
    /** @type {Counted} */
    const counted = { at: [], counts: [] };
    for (let place = 0; place < places.length; place += 3) {
      const [at, field, often] = [places[place], places[place + 1], places[place + 2]];
      const long = (this.lengths[field][at] * all) / this.sums[field];
      const more = ((OFTEN + 1) * often) / (OFTEN * (1 - LENGTH + LENGTH * long) + often);
      const count = Math.round(rarity * more * this.fields[field] * 1000) / 1000;
      const last = counted.at.length - 1;
      if (counted.at[last] === at) counted.counts[last] += count;
      else {
        counted.at.push(at);
        counted.counts.push(count);
      }
    }
    return counted;
  }
}
