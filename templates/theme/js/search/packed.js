// What the build packs: of all entries, each property as one text. Packed so, it weighs less.
/**
 * @typedef {object} Packed what a script of the search holds: lines in lists of lines are told
 *   apart by a break, the lists by two
 * @property {Record<"url" | "kind" | "title" | "summary" | "also" | "lines", string>
 *   & {safe: number[], way: number[]}} entries `safe` and `way`: the places of those that are
 * @property {{words: string, at: string}} said words of what people say: of each a capital for how
 *   many letters it has in common with the one before, then its others; and of which entries: of
 *   each a sign for how far it is from the one before, with `!` behind it where it is said twice of
 *   it, two where four times; spaces tell words apart
 * @property {{url: string, title: string}[]} starts
 * @property {string} tag
 * @property {string} silent words without meaning, as lines
 * @property {Record<"same" | "ignore" | "letter" | "term", string>
 *   & {means: Record<string, string[]>, urgent: Record<string, string>}} synonyms `urgent`: by the
 *   places of entries
 */

/** The sign of an entry of which a word is said once more. */
const AGAIN = "!";
/** The sign of the entry behind the last one, or of the first. */
const NEXT = "#".charCodeAt(0);
/** The sign of a word that has nothing in common with the one before. */
const NEW = "A".charCodeAt(0);

/** @param {string} text @returns {string[]} */
export const lines = (text) => (text ? text.split("\n") : []);

/** @param {string} text @returns {string[][]} */
const lists = (text) => text.split("\n\n").map(lines);

/**
 * @param {Packed["entries"]} packed
 * @returns {import("./rank.js").Entry[]}
 */
export function entriesOf({ url, kind, title, summary, also, lines: said, safe, way }) {
  const [kinds, titles, summaries] = [kind, title, summary].map((text) => text.split("\n"));
  const [others, seen] = [also, said].map(lists);
  const isSafe = new Set(safe);
  const isWay = new Set(way);
  return lines(url).map((address, at) => ({
    url: address,
    kind: kinds[at],
    title: titles[at],
    summary: summaries[at],
    also: others[at],
    lines: seen[at],
    safe: isSafe.has(at),
    way: isWay.has(at),
  }));
}

/**
 * @param {Packed["said"]} packed
 * @returns {import("./rank.js").Said[]}
 */
export function saidOf({ words, at }) {
  const places = at.split(" ");
  let word = "";
  return [...words.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, common, rest], nth) => {
    word = [...word].slice(0, common.charCodeAt(0) - NEW).join("") + rest;
    /** @type {Map<number, number>} */
    const counts = new Map();
    let entry = -1;
    for (const sign of places[nth]) {
      if (sign !== AGAIN) entry += sign.charCodeAt(0) - NEXT + 1;
      counts.set(entry, 2 * (counts.get(entry) ?? 0.5));
    }
    return { word, at: counts };
  });
}

/**
 * @param {Packed["synonyms"]} packed
 * @returns {import("./find.js").Synonyms}
 */
export function synonymsOf({ same, means, ignore, letter, term, urgent }) {
  return {
    same: same ? lists(same) : [],
    means,
    ignore: lines(ignore),
    letter: lines(letter),
    term: lines(term),
    urgent: Object.entries(urgent).map(([at, words]) => ({ at: Number(at), words: lines(words) })),
  };
}
