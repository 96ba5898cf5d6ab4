// Exact numbers: what somebody is owed must not depend on how a computer stores a decimal.

/** @typedef {{over: bigint, under: bigint}} Fraction */

/**
 * A whole number, or digits with a point such as `10.27`, as a fraction.
 * @param {string | number} value
 * @returns {Fraction}
 */
export function fraction(value) {
  const [whole, part = ""] = String(value).split(".");
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
}

/** @param {Fraction} a @param {Fraction} b @returns {Fraction} */
export function plus(a, b) {
  return lowest(a.over * b.under + b.over * a.under, a.under * b.under);
}

/** @param {Fraction} a @param {Fraction} b @returns {Fraction} */
export function times(a, b) {
  return lowest(a.over * b.over, a.under * b.under);
}

/**
 * The nearest whole number, halves up.
 * @param {Fraction} value not less than nothing
 */
export function rounded(value) {
  return Number((2n * value.over + value.under) / (2n * value.under));
}

/** @param {bigint} over @param {bigint} under @returns {Fraction} */
function lowest(over, under) {
  let [a, b] = [over, under];
  while (b) [a, b] = [b, a % b];
  return { over: over / a, under: under / a };
}
