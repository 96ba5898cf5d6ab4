// What the build packs: of all entries, each property as one text, and texts in shorthand, where a
// word is a sign or two. Packed so, it weighs less.
/**
 * @typedef {object} Words a list of words: those that need no spelling, then `odd`, with a space
 *   between, then `lower`, of each a capital for how many letters it has in common with the one
 *   before, then its others; of all words the first ones, `single`, are one sign in shorthand
 * @property {number} single
 * @property {string} odd
 * @property {string} lower
 *
 * @typedef {object} Packed what a script of the search holds: lines in lists of lines are told
 *   apart by a break, the lists by two
 * @property {Record<"url" | "kind" | "title" | "summary" | "also" | "lines", string>
 *   & {safe: number[], way: number[]}} entries `title`, `summary`, `also` and `lines` in shorthand;
 *   `safe` and `way`: the places of those that are
 * @property {Words} words
 * @property {string} said which entries each lower word is said of: of each a sign for how far it
 *   is from the one before, with `!` behind it where it is said twice of it, two where four times;
 *   spaces tell words apart
 * @property {{url: string, title: string}[]} starts
 * @property {string} tag
 * @property {string} silent words without meaning, as lines
 * @property {Record<"same" | "apart" | "ignore" | "letter" | "term", string>
 *   & {means: Record<string, string[]>, urgent: Record<string, string>}} synonyms `urgent`: by the
 *   places of entries
 */

/** The sign of an entry of which a word is said once more. */
const AGAIN = "!";
/** The sign of the entry behind the last one, or of the first. */
const NEXT = 35; // #
/** The sign of a word that has nothing in common with the one before. */
const NEW = 65; // A
/** The words that need no spelling. */
const GIVEN = ["\n", " "];
/** What shorthand is written in: of ASCII, from a space to `~`, what JSON leaves as it is. */
const FIRST = 32; // a space
const QUOTE = 34;
const STROKE = 92;
const SIGNS = 93;
/** What words are made of that have a space between them. */
const WORD = /^[0-9A-Za-zÀ-ɏ]/;

/** @param {string} text @returns {string[]} */
export const lines = (text) => (text ? text.split("\n") : []);

/** @param {string} text @returns {string[][]} */
const lists = (text) => text.split("\n\n").map(lines);

/** @param {string} text a list of words in order, packed @returns {string[]} */
function spelt(text) {
  let word = "";
  return [...text.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, common, rest]) => {
    word = [...word].slice(0, common.charCodeAt(0) - NEW).join("") + rest;
    return word;
  });
}

/**
 * @param {string} text in shorthand
 * @param {number} at
 * @returns {number} which one of the signs stands there
 */
function numbered(text, at) {
  const code = text.charCodeAt(at);
  return code - FIRST - Number(code > QUOTE) - Number(code > STROKE);
}

/**
 * A reader of shorthand.
 * @param {Words} words
 * @returns {(text: string) => string}
 */
export function longhand({ single, odd, lower }) {
  const words = [...GIVEN, ...(odd ? odd.split(" ") : []), ...spelt(lower)];
  const isWord = words.map((word) => WORD.test(word));
  return (text) => {
    let read = "";
    let isAfterWord = false;
    for (let at = 0; at < text.length; at += 1) {
      const first = numbered(text, at);
      let place = first - 1;
      if (place >= single) place += (place - single) * (SIGNS - 1) + numbered(text, (at += 1));
      if (place < 0) {
        const [one, two, three] = [1, 2, 3].map((more) => numbered(text, at + more));
        place = (one * SIGNS + two) * SIGNS + three;
        at += 3;
      }
      read += isAfterWord && isWord[place] ? ` ${words[place]}` : words[place];
      isAfterWord = isWord[place];
    }
    return read;
  };
}

/**
 * @param {Packed["entries"]} packed
 * @param {(text: string) => string} read
 * @returns {import("./indexed.js").Entry[]}
 */
export function entriesOf({ url, kind, title, summary, also, lines: said, safe, way }, read) {
  const [kinds, titles, summaries] = [kind, read(title), read(summary)].map((text) => text.split("\n"));
  const [others, seen] = [read(also), read(said)].map(lists);
  return lines(url).map((address, at) => ({
    url: address,
    kind: kinds[at],
    title: titles[at],
    summary: summaries[at],
    also: others[at],
    lines: seen[at],
    safe: safe.includes(at),
    way: way.includes(at),
  }));
}

/**
 * @param {Packed["words"]} words
 * @param {Packed["said"]} said
 * @returns {import("./indexed.js").Said[]}
 */
export function saidOf({ lower }, said) {
  const places = said.split(" ");
  const found = spelt(lower).map((word, nth) => {
    /** @type {Map<number, number>} */
    const counts = new Map();
    let entry = -1;
    for (const sign of places[nth]) {
      if (sign !== AGAIN) entry += sign.charCodeAt(0) - NEXT + 1;
      counts.set(entry, 2 * (counts.get(entry) ?? 0.5));
    }
    return { word, at: counts };
  });
  return found.filter(({ at }) => at.size);
}

/**
 * @param {Packed["synonyms"]} packed
 * @returns {import("./find.js").Synonyms}
 */
export function synonymsOf({ same, apart, means, ignore, letter, term, urgent }) {
  return {
    same: same ? lists(same) : [],
    apart: lines(apart),
    means,
    ignore: lines(ignore),
    letter: lines(letter),
    term: lines(term),
    urgent: Object.entries(urgent).map(([at, words]) => ({ at: Number(at), words: lines(words) })),
  };
}
