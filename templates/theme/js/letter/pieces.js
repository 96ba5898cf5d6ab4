// The pieces of the formats. A build puts those of `templates/letters/` here.

/** @type {Record<"docx" | "odt" | "txt", import("./compose.js").Pieces>} */
export const PIECES = { docx: {}, odt: {}, txt: {} };
