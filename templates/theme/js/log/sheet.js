// The sheet of the log that is printed: a table of entries, or lines to fill in by hand.
import { write } from "../base/words.js";
import { typed } from "./list.js";
import { columns } from "./take.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./take.js").Log} Log
 */

/**
 * The sheet, which is there to be filled in by hand.
 * @param {HTMLElement} sheet
 * @param {Log} log
 */
export function onPaper(sheet, log) {
  const title = sheet.querySelector("h2")?.textContent ?? "";
  const body = /** @type {HTMLTableSectionElement} */ (sheet.querySelector("tbody"));
  const intro = /** @type {HTMLElement} */ (sheet.querySelector("p"));
  const [blank, byHand] = [[...body.childNodes], [...intro.childNodes]];
  let printing = new AbortController(); // of what waits until an empty sheet is printed
  return { title, fill, printEmpty };

  /** @param {Row[]} rows @param {string} note stands above them; without any the sheet is empty */
  function fill(rows, note) {
    if (rows.length) write(intro, note);
    else intro.replaceChildren(...byHand);
    body.replaceChildren(...(rows.length ? rows.map(line) : blank));
  }

  /** @param {Row} row */
  function line(row) {
    const made = document.createElement("tr");
    const cells = columns(log, row).map((words) => typed("td", "", words));
    const sign = log.signs.find(({ id }) => id === row.sign);
    if (sign) write(cells[cells.length - 1], sign.title);
    made.append(...cells);
    return made;
  }

  /**
   * Prints a sheet without entries. Some browsers go on while they print, and look at the page as it
   * is then: the entries come back with what is done next, or printed.
   * @param {() => void} restore has the sheet filled again
   */
  function printEmpty(restore) {
    fill([], "");
    printing.abort();
    printing = new AbortController();
    const { signal } = printing;
    const back = () => {
      printing.abort();
      restore();
    };
    for (const act of ["pointerdown", "keydown"]) addEventListener(act, back, { signal });
    addEventListener("beforeprint", () => addEventListener("beforeprint", back, { signal }), { once: true, signal });
    print();
  }
}
