// What holds in each country. Stands here for checkers: the build puts a guide's own in.

/**
 * @typedef {{title: string, url: string, lang: string, read: string, until: string}} Source
 * @typedef {object} Place
 * @property {string} here the country after a preposition
 * @property {string} url its page, from the root of the locale
 * @property {string} currency
 * @property {number} [digits] behind the point of its sums, where that are not two
 * @property {Record<string, string>} given what fields get, by what they ask for
 * @property {Record<string, Source>} sources by kind of fact
 * @property {import("../calculator/interest.js").Rule} [rule] none where only a contract gives any
 * @property {"due" | "demand"} [starts] what interest runs from
 * @property {string} [interest] the kind of the fact that gives it
 * @property {string} [fixed] the kind of the fact that gives fixed sums
 * @property {{title: string, url: string} | null} [published] where rates are published
 */

/** @type {Record<string, Place>} */
export const DATA = {};
