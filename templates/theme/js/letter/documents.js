// Makes files for Word and OpenDocument of a letter: a script of its own, which the page loads once it
// stands, so that nobody waits for it to fill in the form. It gives itself to the element that loaded it.
import { parts } from "./compose.js";
import { PIECES } from "./pieces.js";
import { zip } from "./zip.js";

/**
 * @typedef {import("./fill.js").Tree} Tree
 * @typedef {import("./fill.js").Block} Block
 * @typedef {(trees: Tree[], blocks: Block[][], format: "docx" | "odt") => Uint8Array<ArrayBuffer>} Documents
 */

document.currentScript?.dispatchEvent(
  new CustomEvent("documents", {
    detail: /** @type {Documents} */ ((trees, blocks, format) => zip(parts(trees, blocks, PIECES[format]))),
  }),
);
