// Facts for a letter from the reader's log, where there is one. The reader chooses which.
import { day } from "../base/dates.js";
import { dialog } from "../base/dialog.js";
import { button, element, say, t } from "../base/words.js";
import { logged } from "../log/keep.js";
import { sorted } from "../log/rows.js";

/**
 * A button that offers the entries of the log, or nothing where there are none.
 * @param {import("./fill.js").Tree} tree
 * @param {(facts: string[]) => void} put
 */
export function fromLog(tree, put) {
  const facts = sorted(logged(), false).map(({ day: date, what, proof }) => {
    const when = day(date, tree.formats);
    const words = when ? t("from_log_fact", { day: when, what }) : what;
    return (proof ? `${words} (${proof})` : words).replace(/\s*\n\s*/g, " ");
  });
  return facts.length ? button(t("from_log"), () => ask(facts, put)) : null;
}

/** @param {string[]} facts @param {(facts: string[]) => void} put */
function ask(facts, put) {
  const inputs = facts.map((fact) => {
    const input = element("input");
    input.type = "checkbox";
    input.value = fact;
    return input;
  });
  const labels = inputs.map((input) => {
    const label = element("label", "switch");
    const words = element("span");
    words.textContent = input.value;
    label.append(input, words);
    return label;
  });
  const take = button(t("from_log_put"), () => {
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
    box.close();
    if (!chosen.length) return;
    put(chosen);
    say(t("from_log_done", { count: chosen.length }));
  });
  const cancel = button(t("from_log_not"), () => box.close());
  const box = dialog("from-log", t("from_log_which"), [...labels, take, cancel]);
}
