// How likely each entry is looked for by whoever says some terms: naive Bayes over what is said of
// entries.
import { remembered } from "./terms.js";

/** How many words are thought of as said of each entry, as they are said of all of them. */
const UNSAID = 150;
/** How much it counts that more is said of an entry than of others. */
const SAID_OFTEN = 0.7;
/** How many sentences' worth of words is little. */
const FEW = 6;
/** How slowly an entry grows unlikely. */
const DOUBT = 4;

/** What is said of each entry, beside what is said of others. */
export class Likelihood {
  /** @param {import("./indexed.js").Index} index */
  constructor({ entries, told, saidOf }) {
    this.told = told;
    this.isTold = saidOf.some(Boolean);
    /** How much each entry says, and is said of it. */
    const sizes = entries.map(() => 0);
    for (const places of told.values()) {
      for (const [at, count] of places) sizes[at] += count;
    }
    this.size = sizes.reduce((sum, size) => sum + size, 0);
    /** How much it counts for each entry that much is said of it, and against it for each word. */
    this.often = saidOf.map((count) => SAID_OFTEN * Math.log(1 + count / FEW));
    this.unsaid = sizes.map((size) => Math.log(1 + size / UNSAID));
    /** @type {Map<string, import("./weigh.js").Counted>} */
    this.hints = new Map();
  }

  /**
   * How likely each entry is meant beside the likeliest, from 0 to 1, and which are told of at all.
   * None where a guide has no words that people say.
   * @param {Map<string, number>} weights of terms
   */
  of(weights) {
    const sums = new Float64Array(this.often.length);
    const isSaid = new Uint8Array(sums.length);
    if (!this.isTold) return { sums, isSaid };
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
      if (isSaid[at]) sums[at] = Math.exp((sums[at] - most) / DOUBT);
    }
    return { sums, isSaid };
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
}
