// Which pages answer what somebody typed. No page, no network: lists in, lists out.

/**
 * @typedef {{url: string, kind: string, title: string, also: string[], summary: string,
 *   text: string}} Entry
 * @typedef {{entry: Entry, also: string, score: number}} Result
 */

const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|un)['’](?=\p{L})/gu;
const ALONE = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}";
const WORD = new RegExp(`[${ALONE}]|(?:(?![${ALONE}])[\\p{L}\\p{N}])+`, "gu");
/** Letters that stay apart when accents are taken away, and are often typed as others. */
const ALSO = new Map(
  Object.entries({ ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ى: "ي", ة: "ه", ـ: "" }),
);

/**
 * The words of a text as they are compared: without accents, capitals, punctuation and elided
 * articles; signs of scripts that are written without spaces one by one.
 * @param {string} text
 * @returns {string[]}
 */
export function folded(text) {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(ELIDED, "")
    .replace(/['’]/gu, "")
    .replace(/[ßøłđæœıىةـ]/gu, (letter) => ALSO.get(letter) ?? letter);
  return plain.match(WORD) ?? [];
}

/** @param {string} word @returns {string} without the ending of a plural in French or English */
function single(word) {
  return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

/** @param {string} wanted @param {string} word */
function alike(wanted, word) {
  if (word === wanted) return 1;
  if (word[0] !== wanted[0]) return 0;
  const one = single(wanted);
  if (one === single(word)) return 0.9;
  if (word.startsWith(wanted)) return 0.8;
  if (one.length > 4 && word.startsWith(one)) return 0.7;
  if (word.length > 3 && wanted.startsWith(word) && wanted.length - word.length < 4) return 0.6;
  return 0;
}

/** @param {string} wanted @param {string} word whether one letter was missed, added or swapped */
function nearly(wanted, word) {
  if (wanted.length < 4 || Math.abs(wanted.length - word.length) > 1) return 0;
  let start = 0;
  while (start < wanted.length && wanted[start] === word[start]) start += 1;
  let end = 0;
  const least = Math.min(wanted.length, word.length) - start;
  while (end < least && wanted.at(-1 - end) === word.at(-1 - end)) end += 1;
  const left = Math.max(wanted.length, word.length) - start - end;
  const swapped = left === 2 && wanted[start] === word[start + 1] && wanted[start + 1] === word[start];
  return left <= 1 || swapped ? 0.4 : 0;
}

/**
 * @param {string[]} wanted
 * @param {string[]} words
 * @param {(wanted: string, word: string) => number} compare
 * @returns {number[]} for each wanted word, how well it is met
 */
function met(wanted, words, compare) {
  return wanted.map((one) => words.reduce((best, word) => Math.max(best, compare(one, word)), 0));
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/**
 * @param {string[]} wanted
 * @param {string[]} name
 */
function named(wanted, name) {
  const [a, b] = [wanted.join(" "), name.join(" ")];
  if (a === b) return 1000;
  if (wanted.map(single).join(" ") === name.map(single).join(" ")) return 800;
  if (b.startsWith(a)) return 300;
  const hits = met(wanted, name, alike);
  return hits.every(Boolean) ? 100 + (50 * wanted.length) / name.length : 10 * sum(hits);
}

/**
 * Prepares the entries once, so that each letter typed costs little.
 * @param {Entry[]} entries
 */
export function prepared(entries) {
  return entries.map((entry) => ({
    entry,
    names: [entry.title, ...entry.also].map((text) => ({ text, words: folded(text) })),
    summary: folded(entry.summary),
    text: [...new Set(folded(entry.text))],
  }));
}

/**
 * The entries that answer a question, best first.
 * @param {ReturnType<typeof prepared>} entries
 * @param {string} query
 * @returns {Result[]}
 */
export function ranked(entries, query) {
  const wanted = folded(query);
  if (!wanted.length) return [];
  for (const compare of [alike, nearly]) {
    for (const all of [true, false]) {
      const found = entries.flatMap((one) => score(one, wanted, compare, all));
      if (found.length) return found.sort((a, b) => b.score - a.score);
    }
  }
  return [];
}

/**
 * @param {ReturnType<typeof prepared>[number]} one
 * @param {string[]} wanted
 * @param {(wanted: string, word: string) => number} compare
 * @param {boolean} all whether every word must be met somewhere
 * @returns {Result[]}
 */
function score(one, wanted, compare, all) {
  const fields = [...one.names.map((name) => name.words), one.summary, one.text];
  const hits = fields.map((words) => met(wanted, words, compare));
  const best = wanted.map((_, index) => Math.max(...hits.map((field) => field[index])));
  if (all ? !best.every(Boolean) : sum(best) < wanted.length / 2) return [];
  const scores = one.names.map((name) => named(wanted, name.words));
  const top = scores.indexOf(Math.max(...scores));
  const rest = 4 * sum(hits[one.names.length]) + sum(hits[one.names.length + 1]);
  const also = top > 0 && scores[top] > 20 ? one.names[top].text : "";
  return [{ entry: one.entry, also, score: scores[top] * (top ? 0.95 : 1) + rest }];
}
