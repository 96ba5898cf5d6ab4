// The ways to take the log along, and to read it back from a file.
import { after } from "../base/dates.js";
import { saveFile } from "../base/save.js";
import { bare, button, element, t } from "../base/words.js";
import { opened, saved, sorted } from "./rows.js";
import { csv, paper } from "./take.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./take.js").Log} Log
 * @typedef {object} Shown what is taken along
 * @property {() => Row[]} all every entry
 * @property {() => Row[]} rows those that are shown, by their days
 * @property {() => string} note the line under the title
 * @property {string} title
 * @property {() => void} printEmpty
 */

const LARGEST = 5_000_000; // bytes of a file that is read back

/**
 * The part of the page that takes the log along.
 * @param {Log} log
 * @param {Shown} shown
 * @param {(file: HTMLInputElement) => void} read called when the reader has chosen a file
 */
export function ways(log, { all, rows, note, title, printEmpty }, read) {
  const plain = { ...log, signs: log.signs.map((sign) => ({ ...sign, title: bare(sign.title) })) };
  /** @param {"docx" | "odt"} format */
  const written = (format) => save(format, paper(format, plain, title, bare(note()), heads(), rows()));
  const bar = element("div", "take");
  bar.append(
    button(t("log_print"), () => print()),
    button(t("log_print_empty"), printEmpty),
    button(t("log_docx"), () => written("docx")),
    button(t("log_odt"), () => written("odt")),
    button(t("log_csv"), () => save("csv", csv(plain, heads(true), rows()))),
    button(t("log_json"), () => save("json", saved(sorted(all(), false)))),
  );
  const take = element("section", "log-take");
  take.append(element("h2", "", t("log_take")), element("p", "", t("log_take_text")), bar, reading(read));
  return take;
}

/** @param {boolean} [table] whether for a table of a program, which splits sum and currency */
function heads(table = false) {
  const sum = [t("log_sum"), ...(table ? [t("log_currency")] : [])];
  return [t("log_day"), t("log_what"), t("log_who"), t("log_proof"), ...sum, t("log_sign")].map(bare);
}

/** @param {"docx" | "odt" | "csv" | "json"} format @param {string | Uint8Array<ArrayBuffer>} data */
function save(format, data) {
  saveFile(`${bare(t("log_file"))}-${after(0)}`, format, data);
}

/** @param {(file: HTMLInputElement) => void} read */
function reading(read) {
  const file = element("input");
  file.type = "file";
  file.accept = ".json,application/json";
  file.id = "log-file";
  const label = element("label", "", t("log_open"));
  label.htmlFor = file.id;
  const hint = element("p", "hint", t("log_open_hint"));
  hint.id = "log-file-hint";
  file.setAttribute("aria-describedby", hint.id);
  file.addEventListener("change", () => read(file));
  const field = element("div", "field");
  field.append(label, hint, file);
  return field;
}

/**
 * The entries in the file that was chosen, or the word for what is wrong with it; nothing without one.
 * @param {HTMLInputElement} file is ready for the same file again
 * @returns {Promise<ReturnType<typeof opened> | {rows: Row[], dropped: number, problem: "log_unreadable"} | null>}
 */
export async function chosenIn(file) {
  const chosen = file.files?.[0];
  if (!chosen) return null;
  const text = chosen.size > LARGEST ? null : await chosen.text().catch(() => null);
  file.value = "";
  return text === null ? { rows: [], dropped: 0, problem: "log_unreadable" } : opened(text);
}
