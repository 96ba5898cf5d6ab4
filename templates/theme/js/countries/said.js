// Says of a field of a letter where its value is from, or why it has none.
import { element, t } from "../base/words.js";
import { holds, written } from "../letter/fill.js";
import { inWords } from "../letter/formats.js";
import { kindOf } from "./supply.js";

/**
 * @typedef {import("../letter/fill.js").Tree} Tree
 * @typedef {import("../letter/fill.js").Field} Field
 * @typedef {import("../letter/fill.js").Values} Values
 * @typedef {import("./supply.js").Supply} Supply
 * @typedef {import("./data.js").Place} Place
 */

/**
 * Where the value of a field is from, in words; nothing where there is nothing to say.
 * @param {Field} of
 * @param {Supply} supply
 * @param {Place | undefined} place where the reader works
 * @param {Tree} tree
 */
export function said(of, { why, source, span }, place, { formats }) {
  const read = { country: place?.here ?? "", date: source?.read ?? "" };
  if (why === "fact") return t("local_source", read);
  if (why === "worked") {
    if (kindOf(of) === "currency" || kindOf(of) === "numbers") return "";
    return source ? t("local_worked_by", read) : t("local_worked");
  }
  if (why === "over") return t("local_over");
  if (why === "contract") return t("local_contract", read);
  if (why === "demand") return t("local_demand", read);
  if (why === "unknown") {
    if (!span) return t("local_over");
    return t("local_unknown", { start: inWords(span.start, formats), end: inWords(span.end, formats) });
  }
  if (why === "invoices") return t("local_invoices");
  if (why === "opening") return t("local_opening");
  return why === "early" ? t("local_early") : "";
}

/**
 * What would stand there in place of what the reader wrote; nothing where there is none.
 * @param {Field} of
 * @param {Supply["value"]} value
 * @param {Tree} tree
 * @param {Values} values
 */
export function instead(of, value, tree, values) {
  return holds(value) ? t("local_yours", { value: shownAs(of, value, tree, values) }) : "";
}

/** @param {import("./data.js").Source} source */
export function link({ title, url, lang }) {
  const made = element("a", "", title);
  made.href = url;
  if (lang) made.lang = lang;
  return made;
}

/** @param {Field} of @param {Supply["value"]} value @param {Tree} tree @param {Values} values */
function shownAs(of, value, tree, values) {
  if (Array.isArray(value)) {
    const rows = value.map((row) =>
      (of.columns ?? []).map(({ id, kind }) => written(tree, values, kind, row[id] ?? "")),
    );
    return rows.map((cells) => cells.filter(Boolean).join(" · ")).join("; ");
  }
  if (of.kind === "choice") return new Map(of.choices).get(value) ?? value;
  return written(tree, values, of.kind, value);
}
