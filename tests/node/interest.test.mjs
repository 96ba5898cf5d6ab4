// What late invoices cost, worked out in JavaScript, as `tests/vectors/interest*.json` have it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { claim } from "./js/calculator/interest.js";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const { rules, cases } = read("interest-by-hand.json");

for (const { says, rule, invoices, until, ...wanted } of cases) {
  test(says, () => {
    const list = invoices.map(([amount, due, ...paid]) => ({
      number: "",
      amount,
      due,
      payments: paid.map(([day, sum]) => ({ day, amount: sum })),
    }));
    const made = claim(rules[rule], list, until);
    const steps = made.invoices.flatMap((each) => each.steps.map((step) => step.interest));
    assert.deepEqual({ steps, interest: made.interest, fixed: made.fixed }, wanted);
  });
}

test("claims come to what they do in Python", () => {
  for (const { rule, invoices, until, claim: wanted } of read("interest.json")) {
    assert.deepEqual(claim(rule, invoices, until), wanted);
  }
});
