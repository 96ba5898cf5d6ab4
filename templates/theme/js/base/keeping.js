// The tick by which readers have something kept on this device, and what is said where it cannot be.
import { element, say, t, write } from "./words.js";

/**
 * A tick with its label. `settle` is told whether the device took what it was asked to keep: where it
 * did not, nothing looks kept.
 * @param {string} words
 * @param {string} [name] the class of the label
 */
export function keeper(words, name = "switch") {
  const input = element("input");
  input.type = "checkbox";
  const label = element("label", name);
  label.append(input, element("span", "", words));
  const told = element("p", "not-kept");
  told.hidden = true;
  /** @param {boolean} taken @returns {boolean} the same */
  const settle = (taken) => {
    if (taken) {
      told.hidden ||= input.checked;
      return true;
    }
    told.hidden = false;
    input.checked = false;
    write(told, t("not_kept"));
    say(t("not_kept"));
    return false;
  };
  return { input, label, told, settle };
}
