// What a reader typed, made fit for every document.

const UNFIT = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * What the reader typed, without what no document can hold.
 * @param {unknown} value
 */
export function tidy(value) {
  return String(value ?? "")
    .replace(/\r\n?/g, "\n")
    .replace(UNFIT, "")
    .replace(/^[ \t\n]+|[ \t\n]+$/g, "");
}
