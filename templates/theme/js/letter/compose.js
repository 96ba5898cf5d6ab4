// Sets blocks with the pieces of a format: `compose.py` and `typeset.py` of `generator/letters/` in the browser.

/**
 * @typedef {Record<string, any>} Pieces
 * @typedef {import("./fill.js").Block} Block
 * @typedef {import("./fill.js").Run} Run
 * @typedef {import("./fill.js").Tree} Tree
 */

import { HELD } from "./isolation.js";

const SECOND = 1001;
const [TWIPS, PARTS, LEAST, MOST, WIDE] = [225, 40, 6, 24, 0x2e80];

/**
 * The files inside an office document, for one language or two.
 * @param {Tree[]} trees
 * @param {Block[][]} blocks
 * @param {Pieces} pieces
 * @returns {Record<string, string>}
 */
export function parts(trees, blocks, pieces) {
  const last = trees[trees.length - 1];
  const facts = { ...frame(last, pieces, "2"), ...frame(trees[0], pieces, "1") };
  const bodies = trees.map((tree, at) => {
    const own = { ...facts, ...ofOne(facts, tree, String(at + 1)) };
    return compose(blocks[at], pieces, own, at ? SECOND : 1);
  });
  facts.body = bodies.join(pieces.divider);
  return Object.fromEntries(
    Object.entries(pieces.parts).map(([name, text]) => [name, slots(text, facts)]),
  );
}

/**
 * A letter as plain text, ready for a mail.
 * @param {Tree[]} trees
 * @param {Block[][]} blocks
 * @param {Pieces} pieces
 */
export function text(trees, blocks, pieces) {
  const bodies = trees.map((tree, at) =>
    compose(blocks[at], pieces, ofOne({}, tree, String(at + 1)), 1),
  );
  return `${bodies.join(pieces.divider).replace(/^[ \n]+|[ \n]+$/g, "")}\n`;
}

/**
 * The address that opens a mail with the letter in it. A mail names its subject above the text, so
 * the text of one that begins with its subject goes without; a letter on paper keeps its head.
 * @param {Tree[]} trees
 * @param {Block[][]} blocks
 * @param {Pieces} pieces
 */
export function mailto(trees, [first, ...others], pieces) {
  const named = first.find((block) => block.style.startsWith("subject"));
  const line = (named?.lines[0] ?? []).map((run) => run.text).join("");
  const around = trees[0].subject[first[0] === named ? "mail" : "paper"];
  const [before, after] = around.split("{subject}");
  const subject = line.slice(before.length, line.length - after.length);
  const below = first[0] === named ? first.slice(1) : first;
  const body = text(trees, [below, ...others], pieces).replaceAll("\n", "\r\n");
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** @param {Tree} tree @param {Pieces} pieces @param {string} number */
function frame(tree, pieces, number) {
  const [language] = tree.lang.split("-");
  const country = /-([A-Z]{2}|[0-9]{3})$/.exec(tree.lang)?.[1] ?? "none"; // and not a script
  /** @type {Record<string, string>} */
  const facts = { title: escaped(tree.title) };
  const faces = pieces.faces[tree.lang] ?? pieces.faces[language] ?? pieces.faces.any;
  const slant = pieces.slants[tree.slanted ? "yes" : "no"];
  const looks = { ...pieces.sheets[tree.sheet], ...slant, ...faces };
  const mark = escaped(tree.mark.set);
  const named = { lang: tree.lang, language, country, mark, ...pieces[tree.dir], ...looks };
  for (const [key, value] of Object.entries(named)) facts[key + number] = value;
  return facts;
}

/** @param {Record<string, string>} facts @param {Tree} tree @param {string} number */
function ofOne(facts, tree, number) {
  /** @type {Record<string, string>} */
  const own = {};
  for (const [key, value] of Object.entries(facts)) {
    if (key.endsWith(number)) own[key.slice(0, -1)] = value;
  }
  return { ...own, n: number, picture: tree.formats.picture, typed: tree.mark.typed };
}

/**
 * The piece with its slots filled. What is put in is not searched for slots again.
 * @param {string} piece
 * @param {Record<string, string>} values
 */
function slots(piece, values) {
  return piece.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? values[name] : whole,
  );
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * How wide each column of a table is, in fortieths of a row, by what stands in it.
 * @param {Run[][][]} cells
 */
function widths(cells) {
  const wanted = cells[0].map((_, at) => {
    const lengths = cells.map((row, number) => Math.min(MOST, length(row[at], !number)));
    return Math.max(LEAST, ...lengths) + 1;
  });
  const total = wanted.reduce((before, each) => before + each, 0);
  return wanted.map((each) => Math.max(1, Math.floor((2 * PARTS * each + total) / (2 * total))));
}

/** @param {Run[]} runs @param {boolean} head whether it is bold, and may be broken between words */
function length(runs, head) {
  const words = runs.map((run) => run.text).join("");
  const lengths = (head ? words.split(" ") : [words]).map((word) =>
    [...word].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) >= WIDE ? 2 : 1), 0),
  );
  const longest = Math.max(...lengths);
  return head ? Math.floor((longest * 6 + 4) / 5) : longest;
}

/**
 * @param {Block[]} blocks
 * @param {Pieces} pieces
 * @param {Record<string, string>} facts
 * @param {number} start
 */
function compose(blocks, pieces, facts, start) {
  let count = start;
  const safe = pieces.escape === "xml" ? escaped : (/** @type {string} */ words) => words;
  /** @param {string} name @param {Record<string, string>} values */
  const piece = (name, values) => slots(pieces[name], { ...facts, ...values });
  /** @param {string} words what is held together in them is set as the format does */
  const coded = (words) => words.replace(HELD, (_, text) => slots(pieces.code, { text }));
  /** @param {Run} run */
  const one = (run) => {
    if (run.kind === "text") {
      const lines = run.text.split("\n").map(safe).join(pieces.line_break);
      return piece("text", { text: coded(lines) });
    }
    const label = safe(run.label);
    const words = run.text.split("\n").map(safe).join(slots(pieces.field_break, { label }));
    const number = String(count++);
    const kind = run.text.includes("\n") ? "field_lines" : run.kind;
    const set = kind.endsWith("slot") ? words : coded(words);
    return piece(kind, { text: set, label, field: safe(run.field), count: number });
  };
  /** @param {Run[]} runs */
  const line = (runs) => runs.map(one).join("");
  /** @param {Run[][]} cells @param {string[]} sides @param {string} kind @param {string} keep */
  const row = (cells, sides, kind, keep) => {
    const filled = cells.map((cell, at) =>
      piece(`${kind}cell`, { runs: line(cell), side: sides[at] ?? "", keep }),
    );
    return piece(`${kind}row`, { cells: filled.join(pieces.cell_break) });
  };
  /** @param {Block} block */
  const set = (block) => {
    if (block.cells.length) {
      const { cells, sides = [] } = block;
      const last = cells.length - 2; // the row that no page ends after, so the sum is not alone
      const rows = cells.map((each, at) =>
        row(each, sides, at ? "" : "head_", at === last ? pieces.keep : ""),
      );
      const columns = widths(cells).map((width) =>
        piece("column", { width: String(width), twips: String(width * TWIPS) }),
      );
      return piece("table", { rows: rows.join(""), columns: columns.join("") });
    }
    const lines = block.lines.map(line);
    const keep = block.kept ? pieces.keep : "";
    if (block.style === "item") {
      return piece("list", { items: lines.map((runs) => piece("item", { runs, keep })).join("") });
    }
    const name = block.style.startsWith("subject") ? "subject" : "paragraph";
    return piece(name, { style: block.style, keep, runs: lines.join(pieces.break) });
  };
  return blocks.map(set).join("");
}
