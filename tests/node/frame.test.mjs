// What is left out of the data for frames, since it follows from the rest, changes no result.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { completed } from "./js/quiz/completed.js";
import { score } from "./js/quiz/score.js";

const guides = JSON.parse(readFileSync(new URL("frames.data.json", import.meta.url), "utf8"));
const ON_ITS_PAGE = { readiness: null, pace: null, pages: null, along: null }; // which frames do without

for (const [name, { whole, light, answers }] of Object.entries(guides)) {
  test(`a frame of ${name} has the results of its page`, () => {
    completed(light);
    assert.ok(answers.length > 40);
    for (const given of answers) {
      assert.deepEqual({ ...score(light, given), ...ON_ITS_PAGE }, { ...score(whole, given), ...ON_ITS_PAGE });
    }
  });
}
