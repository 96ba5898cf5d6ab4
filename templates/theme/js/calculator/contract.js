// What a contract gives in place of a law.

/** @typedef {import("./interest.js").Rule} Rule */

const ALWAYS = { start: "0001-01-01", end: "9999-12-30" };

/**
 * The rule of a contract: one rate on all days, which bears no interest itself.
 * @param {string} rate digits with a point, empty where none is known
 * @param {Rule} [law] whose fixed sums are added
 * @returns {Rule}
 */
export function contract(rate, law) {
  return {
    rates: rate ? [{ ...ALWAYS, rate }] : [],
    taken: "each-day",
    rests: "never",
    fixed: law?.fixed ?? [],
    fixed_until: law?.fixed_until ?? ALWAYS.end,
    scale: law?.scale,
  };
}
