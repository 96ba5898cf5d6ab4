// Whom to reach in danger where the reader works, if they chose a country anywhere in the guide.
import { place } from "../page/where/chosen.js";
import { QUIZ } from "./data.js";

/**
 * Those of the chosen country, open, before the countries of the language.
 * @returns {import("./model.js").Helpers[]}
 */
export function chosenFirst() {
  const chosen = place();
  const own = QUIZ.help.filter(({ ids }) => ids?.includes(chosen));
  const others = QUIZ.help.filter((one) => !own.includes(one) && !one.far);
  return [...own.map((one) => ({ ...one, open: true })), ...others];
}
