// What a reader typed, made fit for every document.

const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g; // as word processors end lines too
const EDGES = /^[ \t\n\u00a0\u200b\u202f\u2060\ufeff]+|[ \t\n\u00a0\u200b\u202f\u2060\ufeff]+$/g;
const UNFIT = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * What the reader typed or pasted, without what no document can hold and what nobody sees around it.
 * @param {unknown} value
 */
export function tidy(value) {
  return String(value ?? "")
    .replace(BREAKS, "\n")
    .replace(UNFIT, "")
    .replace(EDGES, "");
}
