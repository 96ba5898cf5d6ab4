// Which words somebody may have meant by one that they typed: those it begins, those that sound like
// it, those that are a few letters away.
import { isDense, isMarked, remembered } from "./terms.js";

/** How many letters a word may share as its end with another one and be a part of it. */
const PART = 5;

/**
 * How letters sound that are written in more than one way, and those at the end nobody hears.
 * @type {[RegExp, string][]}
 */
const SOUNDS = [
  [/ph/g, "f"],
  [/qu/g, "k"],
  [/c(?=[eiy])|z/g, "s"],
  [/c/g, "k"],
  [/y/g, "i"],
  [/h/g, ""],
  [/eau|au/g, "o"],
  [/(.)\1+/g, "$1"],
  [/[estdxr]+$/, ""],
];

/** @param {string} word folded @returns {string} the same for words that sound alike */
function sound(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  return SOUNDS.reduce((left, [written, heard]) => left.replace(written, heard), word);
}

/** @param {string} word @returns {string} the same with each letter that stands twice but once */
function single(word) {
  return word.replace(/(.)\1/g, "$1");
}

/** @param {string} a @param {string} b @returns {number} how many letters both begin with */
function shared(a, b) {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

const ROWS = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/**
 * How many letters were missed, added, changed or swapped between two words.
 * @param {string} a
 * @param {string} b
 * @param {number} most where they are more, this and one
 */
export function edits(a, b, most) {
  if (Math.abs(a.length - b.length) > most || b.length > 62) return most + 1;
  let [before, last, now] = ROWS;
  for (let at = 0; at <= b.length; at += 1) last[at] = at;
  for (let row = 1; row <= a.length; row += 1) {
    now[0] = row;
    let least = row;
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1];
      let cost = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && !same && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) {
        cost = Math.min(cost, before[at - 2] + 1);
      }
      now[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return last[b.length];
}

/** @param {string} typed @returns {number} how many of its letters may be wrong */
const slips = (typed) => (typed.length < 7 ? 1 : 2);

/**
 * How likely one word was meant by another, from 0 to 1: mistyped, in another form, or as a part.
 * One wrong letter of many is likelier than one of few, and a letter typed twice, or once where it
 * stands twice, or two in the wrong order likelier than any other.
 * @param {string} typed folded
 * @param {string} word of the index, folded
 */
function alike(typed, word) {
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed];
  let best = 0;
  const begins = shared(typed, word);
  const rest = long.length - begins;
  const least = begins === 3 && isMarked(typed) ? 3 : 4;
  if (begins >= least && rest <= 4 && begins >= short.length * 0.65) best = 0.75 - rest * 0.05;
  if (begins >= 6 && typed.length - begins <= 3) best = Math.max(best, 0.55);
  if (short.length >= PART && long.length > short.length) {
    const isPart = begins === short.length || long.endsWith(short);
    if (isPart) best = Math.max(best, typed === short ? 0.6 : 0.5);
  }
  const most = slips(typed);
  if (typed[0] !== word[0] && typed[1] !== word[0] && typed[0] !== word[1]) return best;
  const distance = edits(typed, word, most);
  if (distance > most) return best;
  const swapped = typed.length === word.length && [...typed].sort().join() === [...word].sort().join();
  if (typed.length < 4 && !swapped) return best;
  const slip = swapped ? 0.1 : single(typed) === single(word) ? 0.25 : 0;
  const near = 0.95 - distance * Math.min(0.25, 1.3 / typed.length) + slip;
  return Math.max(best, Math.min(0.95, near));
}

/**
 * How likely a word in another form was meant, where words are written without spaces: its first
 * sign carries the meaning, if it is none of a syllabary.
 * @param {string} typed
 * @param {string} word
 */
function begun(typed, word) {
  return typed[0] === word[0] && /^\p{Script=Han}/u.test(typed) ? 0.5 : 0;
}

/** @typedef {{word: string, weight: number}} Guess a word and how likely it was meant, from 0 to 1 */

/** All words that are known, told apart by how they begin, end and sound. */
export class Spellings {
  /** @param {string[]} words folded, each once; of guesses alike the earlier word comes first */
  constructor(words) {
    this.words = words;
    this.signs = words.map(signs);
    /** @type {Map<string, number>} */
    this.places = new Map(words.map((word, at) => [word, at]));
    /** @type {Map<string, number[]>[]} the places of words by their first letter, and their second */
    this.letters = [new Map(), new Map()];
    /** @type {Map<string, number[]>} the places of words by how they end */
    this.ends = new Map();
    /** @type {Map<string, string[]>} */
    this.sounds = new Map();
    words.forEach((word, at) => {
      this.letters.forEach((places, nth) => put(places, word[nth], at));
      if (word.length > PART) put(this.ends, word.slice(-PART), at);
      put(this.sounds, sound(word), word);
    });
    /** @type {Map<string, Guess[]>} */
    this.guesses = new Map();
  }

  /** @param {string} typed @returns {string[]} the words that begin so */
  begunBy(typed) {
    const places = this.letters[0].get(typed[0]) ?? [];
    return places.map((at) => this.words[at]).filter((word) => word.startsWith(typed));
  }

  /** @param {string} typed @returns {string[]} the words that sound so */
  heardAs(typed) {
    const heard = sound(typed);
    return heard.length > 2 ? this.sounds.get(heard) ?? [] : [];
  }

  /** @param {string} typed @returns {Guess[]} the words that somebody may mean who types another */
  near(typed) {
    return remembered(this.guesses, typed, () => {
      const weigh = isDense(typed) ? begun : alike;
      /** @type {Map<number, number>} */
      const weights = new Map();
      for (const at of this.candidates(typed)) {
        const weight = weigh(typed, this.words[at]);
        if (weight) weights.set(at, weight);
      }
      const guesses = [...weights].sort(([one], [other]) => one - other);
      return guesses.map(([at, weight]) => ({ word: this.words[at], weight }));
    });
  }

  /**
   * The places of the words that may be alike: those that begin alike, are nearly as long and have
   * nearly the same letters, or are a part of each other. No other has to be looked at.
   * @param {string} typed
   * @returns {number[]}
   */
  candidates(typed) {
    const [first, second] = this.letters;
    const most = slips(typed);
    const letters = signs(typed);
    const isNear = (/** @type {number} */ at) =>
      Math.abs(this.words[at].length - typed.length) <= most &&
      differing(this.signs[at], letters) <= 2 * most;
    const start = typed.slice(0, 3);
    const places = (first.get(typed[0]) ?? []).filter(
      (at) => this.words[at].startsWith(start) || isNear(at),
    );
    if (isDense(typed)) places.push(...(first.get(typed[0]) ?? []));
    places.push(...(first.get(typed[1]) ?? []).filter(isNear));
    places.push(...(second.get(typed[0]) ?? []).filter(isNear));
    const longer = this.ends.get(typed.slice(-PART)) ?? [];
    places.push(...longer.filter((at) => this.words[at].endsWith(typed)));
    for (let cut = 1; cut <= typed.length - PART; cut += 1) {
      const at = this.places.get(typed.slice(cut));
      if (at !== undefined) places.push(at);
    }
    return places;
  }
}

/** @param {string} word @returns {number} a bit for each letter that it has */
function signs(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** @param {number} one @param {number} other @returns {number} how many bits differ */
function differing(one, other) {
  let count = 0;
  for (let bits = one ^ other; bits; bits &= bits - 1) count += 1;
  return count;
}

/**
 * Puts something to what already belongs to a key.
 * @template K, V
 * @param {Map<K, V[]>} lists
 * @param {K} key
 * @param {V} value
 */
export function put(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
