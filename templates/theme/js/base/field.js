// A control of a form with its label and hint, and its error beside it.
import { element, write } from "./words.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * A control with its label, hint and error. `judge` is told what is wrong with what it holds, or
 * nothing: nothing is called wrong while it is being typed; what is mended is so at once. `note` puts a line
 * below it.
 * @template {Control} T
 * @param {string} id
 * @param {string} name
 * @param {T} input
 * @param {string} [hint]
 */
export function labelled(id, name, input, hint) {
  const box = element("div", "field");
  const label = element("label", "", name);
  input.id = id;
  label.htmlFor = id;
  const { above, below, judge, note } = around(input, id, hint);
  box.append(label, ...above, input, ...below);
  return { box, label, input, judge, note };
}

/**
 * Choices of which no list would show every one whole: a button for each, with what `labelled` has.
 * The first has the id, so that what leads to the field leads there.
 * @param {string} id
 * @param {string} name
 * @param {[string, string][]} choices key and words
 * @param {string} [hint]
 */
export function buttons(id, name, choices, hint) {
  const box = element("fieldset", "choices");
  const label = element("legend", "", name);
  label.id = `${id}-name`;
  box.setAttribute("role", "radiogroup");
  box.setAttribute("aria-labelledby", label.id);
  const inputs = choices.map(([key], index) => {
    const input = element("input");
    [input.type, input.name, input.value, input.id] = ["radio", id, key, index ? `${id}-${index}` : id];
    return input;
  });
  const lines = choices.map(([, words], index) => {
    const line = element("label", "switch");
    line.append(inputs[index], element("span", "", words));
    return line;
  });
  const { above, below, judge, note } = around(box, id, hint);
  box.append(label, ...above, ...lines, ...below);
  /** @param {string} value the key of the one that is chosen; nothing else is */
  const show = (value) => inputs.forEach((input) => (input.checked = input.value === value));
  const chosen = () => inputs.find((input) => input.checked)?.value ?? "";
  return { box, label, chosen, show, judge, note };
}

/**
 * What stands above and below a control and describes it while it is shown: a hint, an error, a note.
 * @param {HTMLElement} control
 * @param {string} id
 * @param {string} [hint]
 */
function around(control, id, hint) {
  const above = hint ? [element("p", "hint", hint)] : [];
  const [error, more] = [element("p", "error"), element("p", "hint from")];
  for (const each of above) each.id = `${id}-hint`;
  error.id = `${id}-error`;
  more.id = `${id}-note`;
  more.hidden = true;
  /** @param {string} wrong */
  const judge = (wrong) => {
    const isDate = control instanceof HTMLInputElement && control.type === "date";
    const typing = control === document.activeElement && (error.hidden || isDate);
    const text = typing ? "" : wrong;
    write(error, text);
    error.hidden = !text;
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    describe();
  };
  const describe = () => {
    const told = [...above, error, more].filter((each) => !each.hidden).map((each) => each.id);
    if (told.length) control.setAttribute("aria-describedby", told.join(" "));
    else control.removeAttribute("aria-describedby");
  };
  /** @param {(Node | string)[]} parts what stands below it; nothing takes it away */
  const note = (parts) => {
    more.replaceChildren(...parts);
    more.hidden = !parts.length;
    describe();
  };
  judge("");
  return { above, below: [error, more], judge, note };
}
