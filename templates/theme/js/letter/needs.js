// What a letter still needs: the fields it can use, what is empty, what waits for a value.
import { t } from "../base/words.js";
import { fill, holds, linesOf, offered, SALUTATION } from "./fill.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Field} Field
 * @typedef {import("./fill.js").Mark} Mark
 * @typedef {import("./fill.js").Piece} Piece
 * @typedef {import("./fill.js").Values} Values
 * @typedef {import("./fill.js").Options} Options
 * @typedef {{field: string, label: string}} Gap a field or a cell that is empty, by its id
 */

/** @param {Piece} piece @param {Options} options whether its switch, if it has one, is on */
function on(piece, options) {
  return !piece.option || (options[piece.option.id] ?? piece.option.on);
}

/**
 * The ids of the fields that the letter as it now is, or a switch that is on, can use.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 */
export function reached(tree, values, options) {
  /** @type {Set<string>} */
  const used = new Set();
  for (const piece of tree.pieces) {
    if (!on(piece, options)) continue;
    for (const [name, wanted] of Object.entries(piece.when ?? {})) {
      if (wanted !== "given") used.add(name);
    }
    if (piece.by) used.add(SALUTATION);
    if (offered(piece, values, false)) for (const name of names(piece, values)) used.add(name);
  }
  if (tree.fields.some((field) => used.has(field.id) && hasMoney(field))) used.add(tree.currency);
  return used;
}

/**
 * The ids of the fields that pieces which the reader has switched on cannot do without. Of spare
 * ones, such as an address, the lines without a value are left out.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 */
export function asked(tree, values, options) {
  const pieces = tree.pieces.filter(
    (piece) => piece.option && !piece.spare && on(piece, options) && offered(piece, values, false),
  );
  return new Set(pieces.flatMap((piece) => names(piece, values)));
}

/**
 * The fields that a piece waits for, although its switch is on.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 * @param {Piece} piece
 * @returns {Gap[]}
 */
export function awaited(tree, values, options, piece) {
  if (!on(piece, options) || !offered(piece, values, false)) return [];
  const empty = given(piece).filter((name) => !holds(values[name]));
  const fields = tree.fields.filter((field) => empty.includes(field.id));
  return fields.map((field) => ({ field: field.id, label: field.label }));
}

/**
 * What is empty in the letter and in the pieces that wait, each field once.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 */
export function missing(tree, values, options) {
  /** @type {Map<string, Gap>} */
  const found = new Map();
  /** @param {Gap} gap */
  const add = (gap) => found.has(gap.field) || found.set(gap.field, gap);
  for (const piece of tree.pieces) {
    awaited(tree, values, options, piece).forEach(add);
    const alone = { ...tree, pieces: [{ ...piece, when: choices(piece) }] };
    for (const block of fill(alone, values, options)) {
      for (const run of [...block.lines, ...block.cells.flat()].flat()) {
        if (!run.kind.endsWith("slot") || run.field.endsWith(".total")) continue;
        const [name, number, column] = run.field.split(".");
        const several = column && (values[name]?.length ?? 0) > 1;
        const label = several ? t("row", { label: run.label, number }) : run.label;
        add({ field: run.field, label });
      }
    }
  }
  const currency = tree.fields.find((field) => field.id === tree.currency);
  if (currency && reached(tree, values, options).has(currency.id) && !values[currency.id]) {
    add({ field: currency.id, label: currency.label });
  }
  return [...found.values()];
}

/**
 * The words of the switches whose pieces wait, each once.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 */
export function withheld(tree, values, options) {
  const pieces = tree.pieces.filter((piece) => awaited(tree, values, options, piece).length);
  return [...new Set(pieces.map((piece) => piece.option?.label ?? ""))];
}

/**
 * The tree with a note in the place of each piece that waits.
 * @param {Tree} tree
 * @param {Values} values
 * @param {Options} options
 * @returns {Tree}
 */
export function noted(tree, values, options) {
  /** @type {Set<string>} */
  const told = new Set();
  const pieces = tree.pieces.flatMap((piece) => {
    const gaps = awaited(tree, values, options, piece);
    if (!piece.option || !gaps.length) return [piece];
    if (told.has(piece.option.id)) return [];
    told.add(piece.option.id);
    const marks = listed(gaps).map((part) => (typeof part === "string" ? part : { field: part.field }));
    const lines = [[t("not_yet", { option: piece.option.label })], [`${t("waits")} `, ...marks]];
    return [{ style: "waits", lines }];
  });
  return { ...tree, pieces };
}

/**
 * Gaps with the words between them, as the reader's language lists things.
 * @param {Gap[]} gaps
 */
export function listed(gaps) {
  const list = new Intl.ListFormat(document.documentElement.lang || "en");
  let at = 0;
  return list
    .formatToParts(gaps.map((gap) => gap.label))
    .map((part) => (part.type === "element" ? gaps[at++] : part.value));
}

/** @param {Piece} piece @param {Values} values the ids of the fields that it shows or waits for */
function names(piece, values) {
  const marks = [...linesOf(piece, values), ...(piece.or ?? []), ...(piece.named ?? [])].flat();
  return [
    ...marks.flatMap((mark) => (typeof mark === "string" ? [] : [named(mark)])),
    ...(piece.rows ? [piece.rows] : []),
    ...given(piece),
  ];
}

/** @param {Exclude<Mark, string>} mark the field that it needs */
function named(mark) {
  if ("field" in mark) return mark.field;
  return "total" in mark ? mark.total : mark.counted;
}

/** @param {Piece} piece @returns {string[]} */
function given(piece) {
  const when = Object.entries(piece.when ?? {});
  return when.filter(([, wanted]) => wanted === "given").map(([name]) => name);
}

/** @param {Piece} piece its conditions without those that wait for any value */
function choices(piece) {
  return Object.fromEntries(
    Object.entries(piece.when ?? {}).filter(([, wanted]) => wanted !== "given"),
  );
}

/** @param {Field} field */
function hasMoney(field) {
  return field.kind === "money" || (field.columns ?? []).some((column) => column.kind === "money");
}
