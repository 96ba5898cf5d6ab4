// Draws a letter as it will read. What is empty leads to its field.
import { element } from "../base/words.js";

/**
 * @typedef {import("./fill.js").Run} Run
 * @typedef {import("./fill.js").Block} Block
 * @typedef {(field: string) => void} Go
 */

/**
 * The id of the control of a field, or of a cell such as `invoices.1.due`.
 * @param {string} field
 */
export function address(field) {
  return `field-${field.replace(/\.total$/, "").replaceAll(".", "-")}`;
}

/**
 * @param {HTMLElement} where
 * @param {Block[]} blocks
 * @param {string} mark what stands before entries of lists
 * @param {Go} go what leads to the control of a field
 */
export function paper(where, blocks, mark, go) {
  where.replaceChildren(...blocks.map((block) => drawn(block, mark, go)));
}

/** @param {Block} block @param {string} mark @param {Go} go */
function drawn(block, mark, go) {
  /** @param {Run[]} runs */
  const line = (runs) => runs.map((run) => shown(run, go));
  if (block.cells.length) {
    const table = element("table");
    const [head, ...rows] = block.cells;
    const top = table.createTHead().insertRow();
    const sides = (block.sides ?? []).map((side) => (side ? `paper-cell${side}` : ""));
    head.forEach((cell, at) => {
      const name = element("th", sides[at]);
      name.scope = "col";
      name.append(...line(cell));
      top.append(name);
    });
    const body = table.createTBody();
    for (const cells of rows) {
      const row = body.insertRow();
      cells.forEach((cell, at) => {
        const place = row.insertCell();
        place.className = sides[at] ?? "";
        place.append(...line(cell));
      });
    }
    return table;
  }
  const kept = block.kept ? " paper-kept" : "";
  if (block.style === "item") {
    const list = element("ul", kept.trim());
    for (const runs of block.lines) {
      const entry = element("li");
      entry.dataset.mark = mark;
      entry.append(...line(runs));
      list.append(entry);
    }
    return list;
  }
  const paragraph = element("p", `paper-${block.style}${kept}`);
  block.lines.forEach((runs, index) => {
    if (index) paragraph.append(element("br"));
    paragraph.append(...line(runs));
  });
  return paragraph;
}

/** @param {Run} run @param {Go} go @returns {Node} */
function shown(run, go) {
  if (!run.kind.endsWith("slot")) {
    if (run.kind === "text") return element("span", "", run.text);
    const words = element("span", run.kind === "date_field" ? "filled day" : "filled");
    words.textContent = run.text;
    return words;
  }
  const link = element("a", "slot", run.text);
  link.href = `#${address(run.field)}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(run.field.replace(/\.total$/, ""));
  });
  return link;
}
