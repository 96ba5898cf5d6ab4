// The search as one file for one locale, loaded when the box is first opened. It gives itself to
// the element that loaded it, so that a page needs no name for it.
import { DATA } from "./data.js";
import { stemmer } from "./library.js";
import { entriesOf, lines, longhand, saidOf, synonymsOf } from "./packed.js";
import { Search } from "./rank.js";
import { bareWords } from "./terms.js";

/**
 * @typedef {{same: string[][], apart: string[], means: Record<string, string[]>, ignore: string[],
 *   letter: string[], term: string[], urgent: import("./indexed.js").Urgent[]}} Synonyms as in
 *   `content/synonyms/`
 */

/** How much a word says that says little. */
const LITTLE = 0.25;

/**
 * A language as the library and the synonyms know it.
 * @param {typeof stemmer} stemmer
 * @param {string} tag
 * @param {Synonyms} synonyms
 * @param {string[]} silent words without meaning
 * @returns {import("./indexed.js").Tongue}
 */
function tongue(stemmer, tag, synonyms, silent) {
  // A phrase that may mean something is read as one, though it is in no list.
  const listed = new Set(synonyms.same.flat());
  const alone = Object.keys(synonyms.means).filter((said) => / /.test(said) && !listed.has(said));
  const [nothing, little] = [silent, synonyms.ignore].map(
    (words) => new Set(words.flatMap((word) => bareWords(word, tag))),
  );
  /** @param {string} word */
  const worth = (word) => {
    if (nothing.has(word)) return 0;
    return little.has(word) || /^\p{N}+$/u.test(word) ? LITTLE : 1;
  };
  return {
    ...synonyms,
    tag,
    same: [...synonyms.same, ...alone.map((said) => [said])],
    stem: (word) => (stemmer ? stemmer({ update: (change) => change(word) }) : word),
    worth,
  };
}

const script = typeof document === "undefined" ? null : document.currentScript;
if (script) {
  const search = new Search(
    entriesOf(DATA.entries, longhand(DATA.words)),
    tongue(stemmer, DATA.tag, synonymsOf(DATA.synonyms), lines(DATA.silent)),
    saidOf(DATA.words, DATA.said),
  );
  script.dispatchEvent(
    new CustomEvent("search", { detail: { search, starts: DATA.starts } }),
  );
}
