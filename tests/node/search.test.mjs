// The words of the search: weighed as lunr weighs them, and read where they are mistyped.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";

import { edits, Spellings } from "./js/search/guess.js";
import { Search } from "./js/search/rank.js";
import { folded, wordsOf } from "./js/search/terms.js";
import { Weights } from "./js/search/weigh.js";

const lunr = createRequire(import.meta.url)("./lunr.cjs");

const TEXTS = [
  { title: "late pay", lines: "pay late late invoice" },
  { title: "ghost", lines: "no answer no answer to an invoice that nobody will pay" },
  { title: "scope", lines: "" },
  { title: "pay", lines: "rate price pay" },
];

test("a term counts in each text what lunr gives it there", () => {
  const builder = new lunr.Builder();
  builder.tokenizer = (text) => text.split(" ").filter(Boolean).map((term) => new lunr.Token(term, {}));
  builder.b(0.3);
  builder.k1(2.1);
  builder.ref("at");
  builder.field("title", { boost: 9 });
  builder.field("lines", { boost: 2 });
  TEXTS.forEach((text, at) => builder.add({ at, ...text }));
  const index = builder.build();
  const ours = new Weights([9, 2]);
  for (const { title, lines } of TEXTS) ours.add([title, lines].map((text) => text.split(" ").filter(Boolean)));
  for (const term of ["pay", "late", "invoice", "no", "scope"]) {
    const theirs = index.query((query) => query.term(term, { usePipeline: false }));
    const sorted = theirs.sort((a, b) => a.ref - b.ref);
    const { at, counts } = ours.of(term);
    assert.deepEqual(at, sorted.map(({ ref }) => Number(ref)));
    counts.forEach((count, nth) => assert.ok(Math.abs(count - sorted[nth].score) < 0.0015));
  }
  assert.deepEqual(ours.of("unheard"), { at: [], counts: [] });
});

const KNOWN = ["invoice", "payment", "repayment", "pay", "client", "late", "overdue", "supply", "ghost"];
for (const [typed, meant] of [
  ["invioce", ["invoice"]], // two letters swapped
  ["ivnoice", ["invoice"]],
  ["payement", ["payment"]], // one more
  ["cleint", ["client"]],
  ["nvoice", ["invoice"]], // the first one missed
  ["xoverdue", ["overdue"]], // one before it
  ["voerdue", ["overdue"]], // the first two swapped
  ["paymnet", ["payment"]],
  ["prepayment", ["payment", "repayment"]], // a part of it
  ["upply", ["supply"]],
  ["ghostnig", ["ghost"]], // its end
  ["zzzzz", []],
]) {
  test(`${typed} may mean ${meant.join(" or ") || "nothing"}`, () => {
    const near = new Spellings(KNOWN).near(typed).map(({ word }) => word);
    assert.deepEqual(near, meant);
  });
}

test("what is looked at for a mistyped word is all that may be meant", () => {
  const letters = ["a", "b", "c", "pay", "ment", "er"];
  const words = letters.flatMap((a) => letters.flatMap((b) => letters.flatMap((c) => [a + b + c, a + c + b + a])));
  const known = [...new Set(words)];
  const all = new Spellings(known);
  for (const typed of ["payme", "paymnet", "erpay", "abcpay", "bcaer", "mentmen", "paypaye"]) {
    const alone = known.filter((word) => new Spellings([word]).near(typed).length);
    assert.deepEqual(all.near(typed).map(({ word }) => word), alone);
  }
});

test("words that begin so, and that sound so, are found in the order in which they are known", () => {
  const known = new Spellings(KNOWN);
  assert.deepEqual(known.begunBy("pay"), ["payment", "pay"]);
  assert.deepEqual(known.begunBy("q"), []);
  assert.deepEqual(known.heardAs("klient"), ["client"]);
  assert.deepEqual(known.heardAs("ghst"), []);
});

test("letters that are missed, added, changed or swapped are counted up to a bound", () => {
  assert.equal(edits("late", "late", 1), 0);
  assert.equal(edits("laet", "late", 1), 1);
  assert.equal(edits("lxtx", "late", 1), 2);
});

for (const [text, words] of [
  ["late", ["late"]],
  ["L’échéance du 3²", ["echeance", "du", "32"]],
  ["don't «pay» 3 parts…", ["dont", "pay", "3", "parts"]],
  ["1 500 €", ["1500"]],
  ["1 500,00 €", ["1500"]],
  ["1.500,00", ["1500"]],
  ["$1,500.00", ["1500"]],
  ["1’500 CHF", ["1500", "chf"]],
  ["1500.00", ["1500"]],
  ["15k, 2,5 k€", ["15000", "2500"]],
  ["9.30, 10, 200", ["9", "30", "10", "200"]],
  ["2024 500", ["2024", "500"]],
  ["Straße ŉ", ["strasse", "ʼn"]],
  ["naïve café", ["naive", "cafe"]],
  ["naïve cafe\u0301", ["naive", "cafe"]],
]) {
  test(`${text} is read as ${words.join(" ")}`, () => {
    assert.deepEqual(wordsOf(text, "de"), words);
  });
}

test("a text in Latin letters is folded as one with other letters beside it", () => {
  const latin = "Ærø, Łódź, CŒUR, İstanbul ¾ ﬁ ½";
  assert.equal(folded(`${latin} 支`, "en"), `${folded(latin, "en")} 支`);
});

const search = (entries, said = [], language = {}) => {
  const given = entries.map((entry) => ({ kind: "page", also: [], summary: "", lines: [], ...entry }));
  const tongue = { tag: "en", same: [["due", "pay now"]], apart: [], means: {}, letter: [], term: [], urgent: [] };
  return new Search(given, { ...tongue, stem: (word) => word, worth: () => 1, ...language }, said);
};

test("a word that stands apart is found in its forms, and not by others that have its stem", () => {
  const stem = (word) => word.slice(0, 6);
  const language = { same: [["bankrupt", "receiver"]], apart: ["received", "receives"], stem };
  const titles = ["receiver", "bankrupt", "received", "receives"];
  const found = search(titles.map((title, at) => ({ url: `${at}/`, title })), [], language);
  const urls = (query) => found.ranked(query).map(({ entry }) => entry.url);
  assert.deepEqual(urls("bankrupt "), ["1/", "0/"]);
  assert.deepEqual(urls("received "), ["2/", "3/"]);
  assert.deepEqual(urls("receives "), ["3/", "2/"]);
});

test("two names of a page are read one by one", () => {
  const found = search([{ url: "a/", title: "x", also: ["never pay", "now or never"] }, { url: "b/", title: "due" }]);
  assert.deepEqual(found.ranked("due").map(({ entry }) => entry.url), ["b/"]);
});

test("all that are as good as the hundredth are looked at", () => {
  const found = search(Array.from({ length: 120 }, (_, at) => ({ url: `${at}/`, title: "pay" })));
  assert.equal(found.ranked("pay").length, 120);
});

test("two pages that have little of what was typed stand behind one that has it all", () => {
  const titles = ["late invoice pay rate", "late", "late", "late", "a", "b", "c", "d"];
  const found = search(titles.map((title, at) => ({ url: `${at}/`, title })));
  assert.equal(found.ranked("late invoice pay rate ").length, 3);
});

for (const typed of ["10 000", "10,000", "10k", "10000"]) {
  test(`${typed} is found and marked where the number is written otherwise`, () => {
    const title = "claims up to $10,000.00 in 30 days";
    const found = search([{ url: "a/", title }, { url: "b/", title: "10 days, 000" }]);
    const [first] = found.ranked(typed);
    assert.deepEqual(
      found.shown.parts(title, first.terms).map(({ text, isMet }) => (isMet ? `[${text}]` : text)).join(""),
      "claims up to $[10,000.00] in 30 days",
    );
  });
}
