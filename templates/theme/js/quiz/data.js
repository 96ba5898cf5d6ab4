// The quiz as plain data. Builds that have it beside the script put it here.

/** @type {import("./model.js").Quiz} */
export const QUIZ = JSON.parse(document.getElementById("quiz-data")?.textContent ?? "null");
