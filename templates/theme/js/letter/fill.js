// Fills the tree of a letter with what the reader typed: `generator/letters/fill.py` in the browser.
import { day } from "../base/dates.js";
import { tidy } from "../base/tidy.js";
import { cents, digitsOf, money, number, plain } from "./formats.js";
import { isolated } from "./isolation.js";

/**
 * @typedef {{id: string, label: string, kind: string, example?: string}} Column
 * @typedef {object} Field
 * @property {string} id
 * @property {string} label
 * @property {string} kind
 * @property {"you" | "them" | "matter"} group
 * @property {boolean} required
 * @property {string} [blank] its name in the letter while it is empty, if not the label
 * @property {string} [hint]
 * @property {string} [example]
 * @property {string} [autocomplete]
 * @property {"today"} [prefill]
 * @property {[string, string][]} [choices] keys, and the words that then stand in the letter
 * @property {Column[]} [columns]
 * @property {boolean} [total]
 * @property {string} [local] what fills it in until the reader does
 * @property {boolean} [log] whether entries of the reader's log can stand in its first column
 * @typedef {{counted: string, one: string, several: string}} Counted words, by how many rows there are
 * @typedef {string | {field: string} | {total: string} | Counted} Mark
 * @typedef {object} Piece
 * @property {string} style
 * @property {Mark[][]} [lines]
 * @property {Mark[][]} [or]
 * @property {Mark[][]} [named] the lines where their first field holds something
 * @property {Record<string, Mark[][]>} [by] other lines, by whom the letter is to
 * @property {string} [firm] the field that such other lines cannot do without
 * @property {string} [unless] the switch that leaves it out
 * @property {boolean} [spare]
 * @property {string} [rows]
 * @property {{id: string, label: string, on: boolean, country?: boolean}} [option]
 * @property {Record<string, string>} [when]
 * @typedef {object} Tree
 * @property {string} id
 * @property {string} lang
 * @property {string} language its name, in itself
 * @property {"ltr" | "rtl"} dir
 * @property {string} title
 * @property {string} sheet the paper, `a4` or `us-letter`
 * @property {{set: string, typed: string}} mark what stands before entries of lists, and is typed there
 * @property {boolean} slanted whether its script has italics
 * @property {{mail: string, paper: string}} subject what stands around it, `Subject: {subject}`
 * @property {string} total
 * @property {string} currency the field that says which currency its sums are in, or nothing
 * @property {boolean} [local] whether it asks where the reader works
 * @property {import("./formats.js").Formats} formats
 * @property {Field[]} fields
 * @property {Piece[]} pieces
 * @typedef {Record<string, string>} Row
 * @typedef {Record<string, string | Row[]>} Values
 * @typedef {Record<string, boolean>} Options
 * @typedef {{kind: string, text: string, field: string, label: string}} Run
 * @typedef {object} Block
 * @property {string} style
 * @property {boolean} [kept] whether it goes to another page with what follows
 * @property {Run[][]} lines
 * @property {Run[][][]} cells the rows of a table, the head first
 * @property {string[]} [sides] of each column of a table: "-end" for numbers, nothing for words
 */

export const SALUTATION = "@salutation";
const STOPS = ".。।۔።";
const ENDS = `${STOPS}…!?！？؟`;
const COUNTED = ["money", "number", "percent"];
const SPECIAL = new Map([["date", "date_"], ["address", "long_"], ["long-text", "long_"]]);

/**
 * The letter with values. Options that are off, and lines without any value, are left out.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 * @returns {Block[]}
 */
export function fill(tree, values, options) {
  /** @type {Block[]} */
  const blocks = [];
  for (const piece of tree.pieces) {
    if (!shown(piece, values, options)) continue;
    if (piece.rows) {
      blocks.push(rows(tree, values, field(tree, piece.rows)));
      continue;
    }
    let lines = linesOf(piece, values);
    const name = piece.named?.flat().find((mark) => typeof mark === "object" && "field" in mark);
    if (piece.named && name && !isEmpty(tree, values, name)) lines = piece.named;
    if (piece.or && lines[0].some((mark) => isEmpty(tree, values, mark))) lines = piece.or;
    const firm = lines === piece.lines ? "" : piece.firm;
    if (piece.spare) lines = lines.filter((line) => stays(tree, values, line, firm));
    if (lines.length) {
      const set = lines.map((line) => endedOnce(line.map((mark) => run(tree, values, mark))));
      blocks.push({ style: piece.style, lines: set, cells: [] });
    }
  }
  blocks.slice(1).forEach((block, at) => {
    const before = blocks[at];
    const closes = /^(?:closing|sign)/.test(block.style);
    if (closes && /^(?:text|closing|sign)/.test(before.style)) before.kept = true;
    if (before.style === "enclosures") block.kept = true;
  });
  return tree.dir === "rtl" ? blocks.map(held) : blocks;
}

/**
 * The runs of a line, without a full stop behind what a reader has ended already.
 * @param {Run[]} runs
 */
function endedOnce(runs) {
  /** @type {Run[]} */
  const ended = [];
  for (const each of runs) {
    const before = ended.at(-1);
    const typed = before?.kind.endsWith("field") && ENDS.includes(before.text.slice(-1));
    const again = typed && each.kind === "text" && each.text && STOPS.includes(each.text[0]);
    const text = again ? each.text.slice(1) : each.text;
    if (text) ended.push({ ...each, text });
  }
  return ended;
}

/**
 * The block with marks around what a line to the left would take apart.
 * @param {Block} block
 * @returns {Block}
 */
function held(block) {
  /** @param {Run} run */
  const isolate = (run) => ({ ...run, text: isolated(run.text) });
  const lines = block.lines.map((line) => line.map(isolate));
  const cells = block.cells.map((row) => row.map((cell) => cell.map(isolate)));
  return { ...block, lines, cells };
}

/**
 * The lines of a piece, as they are to whom the letter is to.
 * @param {Piece} piece
 * @param {Values} values
 * @returns {Mark[][]}
 */
export function linesOf({ by = {}, lines = [] }, values) {
  const to = values[SALUTATION];
  return typeof to === "string" && Object.hasOwn(by, to) ? by[to] : lines;
}

/**
 * Whether a piece is in the letter: its switch is on and its conditions hold.
 * @param {Piece} piece
 * @param {Values} values
 * @param {Options} options
 */
export function shown(piece, values, options) {
  if (piece.unless && options[piece.unless]) return false;
  if (!piece.option) return true;
  return (options[piece.option.id] ?? piece.option.on) && offered(piece, values, true);
}

/**
 * Whether the conditions of a piece hold; with `given` those too that wait for any value.
 * @param {Piece} piece
 * @param {Values} values
 * @param {boolean} given
 */
export function offered(piece, values, given) {
  return Object.entries(piece.when ?? {}).every(([name, wanted]) => {
    if (wanted === "given") return !given || holds(values[name]);
    return tidy(typeof values[name] === "string" ? values[name] : "") === wanted;
  });
}

/**
 * Whether a value is there: some text, or a row in which something is filled in.
 * @param {string | Row[] | undefined} value
 */
export function holds(value) {
  if (!Array.isArray(value)) return tidy(value) !== "";
  return value.some(isFilled);
}

/** @param {Row} row */
function isFilled(row) {
  return Object.values(row).some((cell) => tidy(cell));
}

/**
 * A value as it stands in the letter, or nothing where it is empty or not of its kind.
 * @param {Tree} tree
 * @param {Values} values
 * @param {string} kind
 * @param {string} value
 * @returns {string}
 */
export function written(tree, values, kind, value) {
  if (kind === "date") return day(value, tree.formats) ?? "";
  if (kind !== "money" && kind !== "number" && kind !== "percent") return value;
  if (kind === "money") {
    const sum = amount(tree, values, value);
    return sum === null ? "" : money(sum, currency(tree, values), tree.formats);
  }
  const digits = plain(value);
  if (digits === null) return "";
  const text = number(digits, tree.formats);
  return kind === "percent" ? tree.formats.percent.replace("{number}", () => text) : text;
}

/** @param {Tree} tree @param {string} name @returns {Field} */
export function field(tree, name) {
  const found = tree.fields.find((each) => each.id === name);
  if (!found) throw new Error(name);
  return found;
}

/**
 * The rows in which something is filled in, by number; one empty row where there is none.
 * @param {Values} values
 * @param {Field} of
 * @returns {[number, Row][]}
 */
function entries(values, of) {
  const given = values[of.id];
  const all = (Array.isArray(given) ? given : []).map((row, at) => [at + 1, row]);
  const filled = /** @type {[number, Row][]} */ (all).filter(([, row]) => isFilled(row));
  return filled.length ? filled : [[1, {}]];
}

/** @param {Tree} tree @param {Values} values @param {Field} of @returns {Block} */
function rows(tree, values, of) {
  const columns = of.columns ?? [];
  const body = entries(values, of).map(([number, row]) =>
    columns.map((column) => {
      const name = `${of.id}.${number}.${column.id}`;
      const text = written(tree, values, column.kind, tidy(row[column.id]));
      return made(name, column.label, text, column.kind);
    }),
  );
  if (columns.length === 1) return { style: "item", lines: body, cells: [] };
  const cells = [columns.map((column) => [plainRun(column.label)])];
  cells.push(...body.map((row) => row.map((cell) => [cell])));
  if (of.total) {
    /** @type {Run[][]} */
    const foot = columns.map(() => []);
    foot[0] = [plainRun(tree.total)];
    foot[foot.length - 1] = [total(tree, values, of)];
    cells.push(foot);
  }
  const sides = columns.map((column) => (COUNTED.includes(column.kind) ? "-end" : ""));
  return { style: "table", lines: [], cells, sides };
}

/** @param {Tree} tree @param {Values} values @param {Field} of */
function total(tree, values, of) {
  const column = (of.columns ?? []).filter((each) => each.kind === "money").at(-1)?.id ?? "";
  const given = entries(values, of).map(([, row]) => amount(tree, values, row[column] ?? ""));
  let text = "";
  if (given.every((value) => value !== null)) {
    const sum = given.reduce((/** @type {number} */ before, value) => before + (value ?? 0), 0);
    text = money(sum, currency(tree, values), tree.formats);
  }
  return made(`${of.id}.total`, tree.total, text, "");
}

/** @param {Tree} tree @param {Values} values @param {Mark} mark @returns {Run} */
function run(tree, values, mark) {
  if (typeof mark === "string") return plainRun(mark);
  if ("total" in mark) return total(tree, values, field(tree, mark.total));
  if ("counted" in mark) {
    const many = entries(values, field(tree, mark.counted)).length > 1;
    return plainRun(many ? mark.several : mark.one);
  }
  const of = field(tree, mark.field);
  return made(of.id, of.label, text(tree, values, of), of.kind, of.blank);
}

/** @param {Tree} tree @param {Values} values @param {Field} of @returns {string} */
function text(tree, values, of) {
  const value = typeof values[of.id] === "string" ? tidy(values[of.id]) : "";
  if (of.kind === "choice") return new Map(of.choices).get(value) ?? "";
  return written(tree, values, of.kind, value);
}

/** @param {Tree} tree @param {Values} values @param {Mark} mark */
function isEmpty(tree, values, mark) {
  return typeof mark === "object" && "field" in mark && !text(tree, values, field(tree, mark.field));
}

/**
 * Whether a line stays that may be left out. `firm` is the field of the firm where the letter is to
 * nobody else.
 * @param {Tree} tree @param {Values} values @param {Mark[]} line @param {string} [firm]
 */
function stays(tree, values, line, firm) {
  const fields = line.flatMap((mark) =>
    typeof mark === "object" && "field" in mark ? [field(tree, mark.field)] : [],
  );
  return !fields.length || fields.some((of) => of.required || of.id === firm || text(tree, values, of));
}

/**
 * A sum as people type it, in the smallest unit of the currency of the letter.
 * @param {Tree} tree
 * @param {Values} values
 * @param {string} value
 * @returns {number | null}
 */
export function amount(tree, values, value) {
  const digits = digitsOf(currency(tree, values), tree.formats);
  const typed = plain(value, digits, tree.formats.sum_decimal);
  return typed === null ? null : cents(typed, digits);
}

/** @param {Tree} tree @param {Values} values @returns {string} the code of the currency, or nothing */
export function currency(tree, values) {
  const chosen = values[tree.currency];
  return typeof chosen === "string" ? tidy(chosen) : "";
}

/** @param {string} text @returns {Run} */
function plainRun(text) {
  return { kind: "text", text, field: "", label: "" };
}

/**
 * @param {string} field @param {string} label @param {string} text @param {string} kind
 * @param {string} [blank] what stands there while it is empty, if not the label
 * @returns {Run}
 */
function made(field, label, text, kind, blank = label) {
  const name = `${SPECIAL.get(kind) ?? ""}${text ? "field" : "slot"}`;
  return { kind: name, text: text || `[${blank}]`, field, label };
}
