// Builds the form of a letter: a real control for every field, its hint and its error beside it.
import { wayBack } from "../base/back.js";
import { buttons, labelled } from "../base/field.js";
import { bare, button, element, optionOf, spoken, t, write } from "../base/words.js";
import { fromLog } from "./log.js";
import { listed } from "./needs.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Field} Field
 * @typedef {import("./fill.js").Column} Column
 * @typedef {import("./fill.js").Values} Values
 * @typedef {import("./fill.js").Options} Options
 * @typedef {import("./needs.js").Gap} Gap
 * @typedef {import("../base/field.js").Control} Control
 */

const GROUPS = /** @type {const} */ (["you", "them", "matter"]);
const LONG = ["long-text", "address"];
const LINE = 32; // columns that a list shows on a phone; what is longer is cut, and so may be what tells two apart
const WIDE = /[\u2e80-\uffdc]/g; // characters of two columns

/**
 * What stands in for a field on the form: where it is, and how to show its state.
 * @typedef {object} Entry
 * @property {HTMLElement} box
 * @property {(message: (kind: string, value: string) => string) => void} judge shows what is wrong
 * @property {(asked: boolean) => void} ask says whether it may stay empty
 * @property {() => void} show brings the control up to date with the values
 * @property {(parts: (Node | string)[]) => void} note puts a line below it, or takes it away
 */

/**
 * A switch on the form, and what stands under it while its piece waits for fields.
 * @typedef {object} Switch
 * @property {HTMLElement} box
 * @property {HTMLInputElement} input
 * @property {(gaps: Gap[]) => void} wait shows what it waits for
 */

/**
 * The form, group by group. `changed` is called after each change of `values` or `options`, with the
 * id of the field if it was one.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 * @param {(field: string) => void} changed
 * @param {(gap: Gap) => HTMLElement} link what leads to a field
 */
export function form(tree, values, options, changed, link) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** @type {Map<string, Switch>} */
  const switches = new Map();
  /** @param {string} text */
  const inTongue = (text) => spoken(text, tree.lang);
  /** @template {Column} T @param {T} of @returns {T} */
  const named = (of) => ({ ...of, label: inTongue(of.label) });
  /** @param {Field} field with its words in the language of the letter */
  const told = (field) => ({
    ...named(field),
    hint: field.hint && inTongue(field.hint),
    choices: field.choices?.map(([key, words]) => /** @type {[string, string]} */ ([key, inTongue(words)])),
    columns: field.columns?.map(named),
  });
  const groups = GROUPS.map((name) => {
    // One of t("group_you"), t("group_them"), t("group_matter").
    const group = fieldset(t(`group_${name}`));
    for (const field of tree.fields.map(told).filter((each) => each.group === name)) {
      const made = field.kind === "rows" ? table : isLong(field) ? several : single;
      const entry = made(tree, field, values, changed);
      entries.set(field.id, entry);
      group.append(entry.box);
    }
    return group;
  });
  const extra = fieldset(t("group_options"));
  for (const { option } of tree.pieces) {
    if (!option || switches.has(option.id)) continue;
    const made = toggle({ ...option, label: inTongue(option.label) }, link);
    made.input.addEventListener("change", () => {
      options[option.id] = made.input.checked;
      changed("");
    });
    switches.set(option.id, made);
    extra.append(made.box);
  }
  const parts = [...groups, ...(switches.size ? [extra] : [])];
  return { parts, entries, switches };
}

/**
 * Enter leads from one line of the form to what follows it, as the key of a phone says.
 * @param {KeyboardEvent} event
 */
export function onwards(event) {
  const { target } = event;
  const isLine = target instanceof HTMLInputElement && target.enterKeyHint === "next";
  if (event.key !== "Enter" || event.isComposing || !isLine) return;
  event.preventDefault();
  const all = [.../** @type {NodeListOf<HTMLElement>} */ (
    target.form?.querySelectorAll("input, select, textarea, button")
  )].filter((each) => each.getClientRects().length);
  all[all.indexOf(target) + 1]?.focus();
}

/** @param {string} name */
function fieldset(name) {
  const made = element("fieldset");
  made.append(element("legend", "", name));
  return made;
}

/**
 * @param {{id: string, label: string}} option
 * @param {(gap: Gap) => HTMLElement} link
 * @returns {Switch}
 */
function toggle(option, link) {
  const [box, label, input] = [element("div"), element("label", "switch"), element("input")];
  const note = element("p", "waits");
  input.type = "checkbox";
  note.id = `waits-${option.id}`;
  label.append(input, element("span", "", option.label));
  box.append(label, note);
  /** @param {Gap[]} gaps */
  const wait = (gaps) => {
    note.hidden = !gaps.length;
    input.toggleAttribute("aria-describedby", gaps.length > 0);
    if (!gaps.length) return;
    input.setAttribute("aria-describedby", note.id);
    write(note, `${t("waits")} `);
    note.append(...listed(gaps).map((part) => (typeof part === "string" ? part : link(part))));
  };
  return { box, input, wait };
}

/**
 * @param {Tree} tree
 * @param {Field} field
 * @param {Values} values
 * @param {(field: string) => void} changed
 * @returns {Entry}
 */
function single(tree, field, values, changed) {
  const id = `field-${field.id}`;
  const made = labelled(id, field.label, control(tree, field.kind, field), field.hint);
  const { input } = made;
  if (field.autocomplete) input.setAttribute("autocomplete", field.autocomplete);
  else input.autocomplete = "off";
  input.addEventListener("input", () => {
    values[field.id] = input.value;
    changed(field.id);
  });
  return {
    box: made.box,
    judge: (message) => made.judge(message(field.kind, input.value)),
    note: made.note,
    ask: asking(made.label, field),
    show: () => {
      const value = values[field.id];
      input.value = typeof value === "string" ? value : "";
    },
  };
}

/**
 * Whether a list would cut a choice of a field. What may stay empty has a list: of buttons one stays chosen.
 * @param {Field} field
 */
function isLong({ choices = [], required }) {
  return required && choices.some(([, words]) => words.replace(WIDE, "--").length > LINE);
}

/**
 * @param {Tree} tree
 * @param {Field} field
 * @param {Values} values
 * @param {(field: string) => void} changed
 * @returns {Entry}
 */
function several(tree, field, values, changed) {
  const made = buttons(`field-${field.id}`, field.label, field.choices ?? [], field.hint);
  if (tree.lang !== document.documentElement.lang) made.box.lang = tree.lang;
  made.box.addEventListener("change", () => {
    values[field.id] = made.chosen();
    changed(field.id);
  });
  return {
    box: made.box,
    judge: (message) => made.judge(message(field.kind, made.chosen())),
    note: made.note,
    ask: asking(made.label, field),
    show: () => {
      const value = values[field.id];
      made.show(typeof value === "string" ? value : "");
    },
  };
}

/**
 * What says in the name of a field whether it may stay empty.
 * @param {HTMLElement} label
 * @param {Field} field
 * @returns {Entry["ask"]}
 */
function asking(label, field) {
  const free = `${field.label} (${t("optional")})`;
  let name = "";
  return (asked) => {
    const wanted = field.required || asked ? field.label : free;
    if (wanted !== name) write(label, (name = wanted));
  };
}

/**
 * @param {Tree} tree
 * @param {Field} field
 * @param {Values} values
 * @param {(field: string) => void} changed
 * @returns {Entry}
 */
function table(tree, field, values, changed) {
  const box = fieldset(field.label);
  box.id = `field-${field.id}`;
  box.tabIndex = -1;
  if (field.hint) box.append(element("p", "hint", field.hint));
  const body = element("div", "rows");
  /** @type {{judge: (message: (kind: string, value: string) => string) => void}[]} */
  let cells = [];
  const list = () => {
    const given = values[field.id];
    return Array.isArray(given) && given.length ? given : (values[field.id] = [{}]);
  };
  /** @param {Record<string, string>} row @param {number} index */
  const group = (row, index) => {
    const name = t("row", { label: field.label, number: index + 1 });
    const made = fieldset(name);
    for (const column of field.columns ?? []) {
      const id = `field-${field.id}-${index + 1}-${column.id}`;
      const cell = labelled(id, column.label, control(tree, column.kind, column));
      cell.input.value = row[column.id] ?? "";
      cell.input.autocomplete = "off";
      cell.input.addEventListener("input", () => {
        row[column.id] = cell.input.value;
        changed(field.id);
      });
      cells.push({ judge: (message) => cell.judge(message(column.kind, cell.input.value)) });
      made.append(cell.box);
    }
    if (list().length > 1) {
      const remove = button(t("remove_row", { row: name }), () => {
        const [removed] = list().splice(index, 1);
        back.offer(Object.values(removed).some(Boolean) ? () => putBack(removed, index) : null);
        redraw();
        box.focus();
      });
      made.append(remove);
    }
    return made;
  };
  const show = () => {
    cells = [];
    body.replaceChildren(...list().map(group));
  };
  const redraw = () => {
    show();
    changed(field.id);
  };
  const add = button(t("add_row"), () => {
    list().push({});
    redraw();
    body.lastElementChild?.querySelector("input")?.focus();
  });
  const back = wayBack();
  /** @param {Record<string, string>} removed @param {number} at where it stood */
  const putBack = (removed, at) => {
    list().splice(at, 0, removed);
    redraw();
    body.children[Math.min(at, body.children.length - 1)].querySelector("input")?.focus();
  };
  const more = element("p", "hint from");
  more.id = `${box.id}-note`;
  more.hidden = true;
  /** @param {(Node | string)[]} parts */
  const note = (parts) => {
    more.replaceChildren(...parts);
    more.hidden = !parts.length;
    if (parts.length) box.setAttribute("aria-describedby", more.id);
    else box.removeAttribute("aria-describedby");
  };
  box.append(more, body, add, " ", back.box);
  const [{ id: first } = { id: "" }] = field.columns ?? [];
  const offer = field.log && fromLog(tree, (facts) => {
    const rows = list();
    if (!Object.values(rows[rows.length - 1]).some(Boolean)) rows.pop();
    rows.push(...facts.map((fact) => ({ [first]: fact })));
    redraw();
    box.focus();
  });
  if (offer) box.append(" ", offer);
  /** @param {(kind: string, value: string) => string} message */
  const judge = (message) => cells.forEach((cell) => cell.judge(message));
  const anew = () => {
    back.offer(null);
    show();
  };
  return { box, show: anew, note, ask: () => {}, judge };
}

/**
 * What is typed is in the language of the letter, as the example is that stands there before.
 * @param {Tree} tree
 * @param {string} kind
 * @param {Field | Column} of
 * @returns {Control}
 */
function control(tree, kind, of) {
  const made = controlOf(kind, of);
  if (tree.lang !== document.documentElement.lang) made.lang = tree.lang;
  return made;
}

/**
 * @param {string} kind
 * @param {Field | Column} of
 * @returns {Control}
 */
function controlOf(kind, of) {
  if (LONG.includes(kind)) {
    const area = element("textarea");
    area.rows = 3;
    return area;
  }
  if (kind === "choice") {
    const list = element("select");
    const choices = ("choices" in of && of.choices) || [];
    if (choices.every(([key]) => key)) list.append(optionOf(t("choose"), ""));
    for (const [key, words] of choices) list.append(optionOf(words, key));
    return list;
  }
  const input = element("input");
  input.type = kind === "date" ? "date" : kind === "email" ? "email" : "text";
  if (["money", "number", "percent"].includes(kind)) input.inputMode = "decimal";
  input.enterKeyHint = "next";
  if (of.example && input.type !== "date") input.placeholder = bare(of.example);
  return input;
}
