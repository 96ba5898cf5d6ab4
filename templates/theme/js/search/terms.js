// A text to the terms that are compared: folded, without elided articles, stemmed by the library,
// told apart by the synonyms of the language. The same for what is searched and what is typed.

/**
 * @typedef {object} Language what is special about a language
 * @property {string} tag
 * @property {(word: string) => string} stem
 * @property {(word: string) => number} worth how much a word says, from 0 to 1
 * @property {string[][]} same lists of words and phrases that mean the same
 * @property {string[]} apart words that mean something else than those that have their stem
 *
 * @typedef {{word: string, term: string, worth: number, phrase?: boolean}} Term a word as it was
 *   typed, folded; what it is compared by; how much it says, from 0 to 1; whether it stands for
 *   several words
 */

const ELIDED =
  /(^|[^\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr|dell|dall|nell|sull|all|un|quest|quell)['’](?=\p{L})/gu;
const POSSESSIVE = /['’]s(?!\p{L})/gu;
/** Scripts that are written without spaces. */
const DENSE =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー";
const SPACE = /\s+/;
/** A word as most are written, which is the same once it is folded. */
const PLAIN = /^[a-z]+$/;
/** A text as most are written: Latin letters, whole with their accents, and what stands between. Its
 *  words and accents are found by short patterns, which browsers make ready in no time. */
const LATIN =
  /^[\0-\u00a7\u00a9-\u00ae\u00b0-\u00b3\u00b5-\u00b7\u00b9-\u0148\u014a-\u024f\u2009\u200a\u2010-\u2016\u2018-\u203a\u20ac]*$/;
const LATIN_PIECE =
  /[0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+/g;
const LATIN_ACCENTED = /()[\u0300-\u036f]+/g;
const APOSTROPHE = /['’]/g;
/** A number in groups of three digits, or in thousands; and what is less than one. */
const GROUPED = /\b\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+\b/g;
const THOUSANDS = /\b(\d+)(?:[.,](\d))? ?k\b/gi;
const CENTS = /\b(\d{3,})[.,]\d\d\b/g;
/** A number as people write it: in groups, in thousands, with what is less than one. */
const NUMBER = new RegExp(
  `${GROUPED.source}(?:[.,]\\d\\d\\b)?|${THOUSANDS.source}|${CENTS.source}`,
  "gi",
);
const PIECE = new RegExp(`[${DENSE}]+|(?:(?![${DENSE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
/** What the stem of a word has behind it that means something else. */
const APART = "'";
/** How much a word says beside the phrase it is part of. */
const PART = 0.5;
/** No script without spaces stands before it. */
const FIRST_DENSE = "\u0e00";
const IS_DENSE = new RegExp(`^[${DENSE}]`, "u");
/** Letters with accents; in other scripts such marks are vowels. */
const ACCENTED =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;
const LETTERS = new Map(
  Object.entries({
    ...{ ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" },
    ...{ ى: "ي", ة: "ه", ـ: "", ٱ: "ا", ک: "ك", ی: "ي", "‌": "", "‍": "" },
    ...{ "़": "", "ँ": "ं", ς: "σ" },
  }),
);
const ALONE = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "gu");
const UMLAUT = /([aou])e/g;
const KATAKANA = /[\u30a1-\u30f6]/g;
/** Ends of French verbs that the library, which is given words without accents, takes for others. */
const PAST = /ees?$/;
const PLURAL = /([a-z]{3}[^aeioumy])ents?$/;
const ARTICLE = /^(?:[وف]?(?:ال|بال|كال|لل)|[وف](?=..))(?=\p{L}{2})/u;

/**
 * A text in small letters and without accents; vowels that are marks in their script stay.
 * @param {string} text
 * @param {string} tag the locale
 */
export function folded(text, tag) {
  const small = text.normalize("NFKC").toLocaleLowerCase(tag);
  const accented = LATIN.test(text) ? LATIN_ACCENTED : ACCENTED;
  const bare = small.normalize("NFD").replace(accented, "$1").normalize("NFC");
  return bare
    .replace(ALONE, (letter) => LETTERS.get(letter) ?? letter)
    .replace(KATAKANA, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/** @param {string} text @returns {string} the same with each number as digits alone: `2.5k` is `2500` */
function numbered(text) {
  return text
    .replace(GROUPED, (number) => number.replace(/\D/g, ""))
    .replace(THOUSANDS, (_, whole, tenth) => `${whole}${tenth ?? 0}00`)
    .replace(CENTS, "$1");
}

/**
 * The words of a text, folded; of scripts without spaces, each pair of signs that stand together.
 * @param {string} text
 * @param {string} tag
 * @returns {string[]}
 */
export function wordsOf(text, tag) {
  if (PLAIN.test(text)) return [text];
  let plain = folded(/\d/.test(text) ? numbered(text) : text, tag);
  if (plain.search(APOSTROPHE) >= 0) {
    plain = plain.replace(ELIDED, "$1").replace(POSSESSIVE, "").replace(APOSTROPHE, "");
  }
  return pieces(plain).flatMap(({ text: piece }) => (isDense(piece) ? pairs(piece) : [piece]));
}

/** @param {string} word @returns {boolean} whether its script has vowels that are marks */
export function isMarked(word) {
  return /\p{M}/u.test(word);
}

/** @param {string} word @returns {boolean} whether it is of a script without spaces */
export function isDense(word) {
  return word >= FIRST_DENSE && IS_DENSE.test(word);
}

/** @param {string} text @returns {{text: string, at: number}[]} its words and where they stand */
function pieces(text) {
  const piece = LATIN.test(text) ? LATIN_PIECE : PIECE;
  return [...text.matchAll(piece)].map((match) => ({ text: match[0], at: match.index ?? 0 }));
}

/** @param {string} text @returns {{text: string, at: number}[]} the same; a number is one word */
export function written(text) {
  const numbers = /\d/.test(text) ? [...text.matchAll(NUMBER)] : [];
  const whole = numbers.map((match) => ({ text: match[0], at: match.index ?? 0 }));
  const isPart = (/** @type {{at: number}} */ piece) =>
    whole.some(({ text: number, at }) => at <= piece.at && piece.at < at + number.length);
  const others = pieces(text).filter((piece) => !isPart(piece));
  return whole.length ? [...whole, ...others].sort((a, b) => a.at - b.at) : others;
}

/** @param {string} piece */
function pairs(piece) {
  const signs = [...piece];
  return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
}

/**
 * A word without what may stand before it or be spelt otherwise in its language.
 * @param {string} word folded
 * @param {string} tag
 */
function bared(word, tag) {
  const language = tag.split("-")[0];
  if (language === "de") return word.replace(UMLAUT, "$1");
  if (language === "fr") return word.replace(PAST, "e").replace(PLURAL, "$1e");
  if (language === "ar") return word.replace(ARTICLE, "");
  return word;
}

/**
 * The words of a text as they are compared before they are stemmed.
 * @param {string} text
 * @param {string} tag
 * @returns {string[]}
 */
export function bareWords(text, tag) {
  return wordsOf(text, tag).map((word) => bared(word, tag));
}

/**
 * What belongs to a key, made the first time it is asked for.
 * @template K, V
 * @param {Map<K, V>} before
 * @param {K} key
 * @param {() => V} make
 * @returns {V}
 */
export function remembered(before, key, make) {
  let value = before.get(key);
  if (value === undefined) before.set(key, (value = make()));
  return value;
}

/**
 * A reader of texts of one language.
 * @param {Language} language
 * @returns {(text: string) => Term[]}
 */
export function reader(language) {
  /** @type {Map<string, string>} */
  const stems = new Map();
  /** @param {string} word */
  const stem = (word) => remembered(stems, word, () => language.stem(word));
  /** @type {Map<string, string>} words as they are listed, then their stems, to the first one */
  const exact = new Map();
  /** @type {Map<string, string>} */
  const single = new Map();
  /** @type {Map<string, {words: string[], term: string}[]>} by their first word */
  const phrases = new Map();
  /** @param {string} text */
  const split = (text) => bareWords(text, language.tag);
  for (const names of language.same) {
    const first = split(names[0]).map(stem).join(" ");
    for (const words of names.map(split)) {
      if (words.length > 1) continue;
      exact.set(words[0], first);
      single.set(stem(words[0]), first);
    }
  }
  for (const word of language.apart.flatMap(split)) exact.set(word, stem(word) + APART);
  /** @param {string} word */
  const meant = (word) => exact.get(word) ?? single.get(stem(word)) ?? stem(word);
  for (const names of language.same) {
    const term = split(names[0]).map(stem).join(" ");
    for (const words of names.map((name) => split(name).map(meant))) {
      if (words.length > 1) {
        phrases.set(words[0], [...(phrases.get(words[0]) ?? []), { words, term }]);
      }
    }
  }
  /** @type {Map<string, Term[]>} what stands between spaces to its words: it comes again and again */
  const known = new Map();
  /** @param {string} piece */
  const read = (piece) =>
    remembered(known, piece, () =>
      split(piece).map((word) => ({ word, term: meant(word), worth: language.worth(word) })),
    );
  return (text) => {
    const spaced = /\d/.test(text) ? numbered(text) : text;
    const words = spaced.split(SPACE).flatMap(read);
    const isPart = words.map(() => false);
    const found = words.map(({ term }, at) =>
      phrases.get(term)?.filter(({ words: parts }) => {
        const end = ending(parts, words, at);
        isPart.fill(true, at, end);
        return end > at;
      }),
    );
    return words.flatMap((each, at) => [
      isPart[at] ? { ...each, worth: each.worth * PART } : each,
      ...(found[at] ?? []).map((phrase) => ({
        word: phrase.words.join(" "),
        term: phrase.term,
        worth: 1,
        phrase: true,
      })),
    ]);
  };
}

/**
 * Where a phrase that begins at a place ends; a word that says little may stand between.
 * @param {string[]} phrase
 * @param {Term[]} words
 * @param {number} at
 * @returns {number} the place after its last word, or `at` where it does not stand
 */
function ending(phrase, words, at) {
  let place = at;
  for (const part of phrase.slice(1)) {
    place += 1;
    if (words[place]?.term !== part && words[place]?.worth < 1) place += 1;
    if (words[place]?.term !== part) return at;
  }
  return place + 1;
}
