// The last day of a period, counted in JavaScript, as `tests/vectors/days.json` has it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { lastDay } from "./js/calculator/days.js";

const { holidays, cases } = JSON.parse(readFileSync(new URL("days.json", import.meta.url), "utf8"));

test("a period ends on the day on which it does in Python", () => {
  for (const { start, period, code, last } of cases) {
    assert.deepEqual(lastDay(start, period, holidays[code]), last);
  }
});
