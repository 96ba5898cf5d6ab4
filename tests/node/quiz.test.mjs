// The quiz is scored in the browser as it is at the build.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { score } from "./js/quiz/score.js";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const quiz = read("quiz.data.json");

test("every vector has the result it says", () => {
  const cases = read("quiz.json");
  assert.ok(cases.length > 500);
  for (const { name, answers, result } of cases) {
    assert.deepEqual(score(quiz, answers), result, name || JSON.stringify(answers));
  }
});
