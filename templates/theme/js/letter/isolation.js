// Keeps numbers in groups, addresses and the like in their order where lines run to the left:
// `generator/text/isolation.py` in the browser.

const [OPEN, CLOSE] = ["\u200f\u200e", "\u200e\u200f"];
const WORD = "[+#]?[A-Za-z0-9]+";
const BRACKETS = `\\(${WORD}\\)(?:${WORD})?`;
const CODE = new RegExp(
  "(?:https?://|www\\.)[^\\s\\u0590-\\u08ff]+"
    + "|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[A-Za-z0-9]"
    + `|(?:${BRACKETS}|${WORD})(?:[ \\u00a0\\u202f.,/:_-](?:${BRACKETS}|${WORD})|${BRACKETS})*`,
  "gu",
);
export const HELD = new RegExp(`${OPEN}([^\\u200e\\u200f]*)${CLOSE}`, "gu");
const SPLIT = /[0-9)][ \u00a0\u202f_-]\(?[+#]?[0-9]|[+#][0-9]|[0-9][_/-]?[A-Za-z@]|\)[0-9]|\/\/|@|www/u;
const SPAN = /^[0-9]{1,2}-[0-9]{1,2}$/u;

/**
 * A text that stands in a line to the left, with marks around what such a line would take apart.
 * @param {string} text
 */
export function isolated(text) {
  return text.replace(CODE, (code) => {
    if (!SPLIT.test(code) || SPAN.test(code)) return code;
    return OPEN + code + CLOSE;
  });
}
