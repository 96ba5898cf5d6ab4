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
  const error = element("p", "error");
  error.id = `${id}-error`;
  error.hidden = true;
  box.append(label);
  if (hint) {
    const note = element("p", "hint", hint);
    note.id = `${id}-hint`;
    box.append(note);
  }
  const more = element("p", "hint from");
  more.id = `${id}-note`;
  more.hidden = true;
  box.append(input, error, more);
  /** @param {string} wrong */
  const judge = (wrong) => {
    const typing = input === document.activeElement && (error.hidden || input.type === "date");
    const text = typing ? "" : wrong;
    write(error, text);
    error.hidden = !text;
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    describe();
  };
  const describe = () => {
    const shown = [error, more].filter((each) => !each.hidden).map((each) => each.id);
    const told = [...(hint ? [`${id}-hint`] : []), ...shown].join(" ");
    if (told) input.setAttribute("aria-describedby", told);
    else input.removeAttribute("aria-describedby");
  };
  /** @param {(Node | string)[]} parts what stands below it; nothing takes it away */
  const note = (parts) => {
    more.replaceChildren(...parts);
    more.hidden = !parts.length;
    describe();
  };
  judge("");
  return { box, label, input, judge, note };
}
