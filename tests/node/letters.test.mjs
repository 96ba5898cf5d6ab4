// Letters filled in and values written out in JavaScript, as `tests/vectors/letters.json` has them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";

import { day } from "./js/base/dates.js";
import { tidy } from "./js/base/tidy.js";
import { parts, text } from "./js/letter/compose.js";
import { fill } from "./js/letter/fill.js";
import { cents, digitsOf, money, number, plain } from "./js/letter/formats.js";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const { letters, written } = read("letters.json");
const { trees, pieces, formats } = read("letters.data.json");

function digest(files) {
  const whole = Object.entries(files).map(([name, part]) => `${name}\n${part}\n`);
  return createHash("sha256").update(whole.join("")).digest("hex");
}

test("a letter is filled in as in Python", () => {
  for (const { letter, values, options, ...wanted } of letters) {
    const blocks = [fill(trees[letter], values, options)];
    const made = {
      docx: digest(parts([trees[letter]], blocks, pieces.docx)),
      odt: digest(parts([trees[letter]], blocks, pieces.odt)),
      txt: text([trees[letter]], blocks, pieces.txt),
    };
    assert.deepEqual(made, wanted, `${letter} ${JSON.stringify(values)}`);
  }
});

test("a script is no country", () => {
  for (const [lang, country] of Object.entries({ "zh-Hans": "none", "sr-Latn-RS": "RS" })) {
    const tree = { ...Object.values(trees)[0], lang };
    const files = parts([tree], [fill(tree, {}, {})], pieces.odt);
    const named = JSON.stringify(files).matchAll(/fo:country=\\"(.*?)\\"/g);
    assert.deepEqual([...new Set([...named].map((match) => match[1]))], [country]);
  }
});

test("a value is written as in Python", () => {
  for (const { locale, typed, ...wanted } of written) {
    const facts = formats[locale];
    const digits = plain(typed);
    const made = { tidy: tidy(typed), plain: digits, day: day(typed, facts) };
    if (digits !== null) {
      made.cents = cents(digits);
      made.number = number(digits, facts);
      made.money = money(cents(digits), "EUR", facts);
    }
    for (const code of ["JPY", "KWD"]) {
      const behind = digitsOf(code, facts);
      const sum = plain(typed, behind, facts.sum_decimal);
      made[code] = sum === null ? null : money(cents(sum, behind), code, facts);
    }
    assert.deepEqual(made, wanted, `${locale} ${typed}`);
  }
});
