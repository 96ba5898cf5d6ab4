// Fills in a letter what the reader has not: from the facts of the place where they work, and from
// what they have filled in. Whatever they change is theirs, and left alone from then on.
import { button, element, t } from "../base/words.js";
import { holds, offered } from "../letter/fill.js";
import { instead, link, said } from "./said.js";
import { kindOf, ORDER, supplied } from "./supply.js";

/**
 * @typedef {import("../letter/fill.js").Tree} Tree
 * @typedef {import("../letter/fill.js").Field} Field
 * @typedef {import("../letter/fill.js").Values} Values
 * @typedef {import("../letter/fill.js").Options} Options
 * @typedef {import("../letter/form.js").Entry} Entry
 * @typedef {import("./supply.js").Supply} Supply
 * @typedef {import("./data.js").Place} Place
 * @typedef {object} Desk the letter and its form
 * @property {Tree} tree
 * @property {Values} values
 * @property {Options} options
 * @property {Map<string, Entry>} entries
 * @property {() => string} here the id of the country where the reader works, or nothing
 * @property {() => void} drawn called when something was filled in later
 * @typedef {ReturnType<typeof filling>} Filling
 */

/** @param {Field} of whether it is filled in, and is not only what others are worked out from */
function isSupplied(of) {
  return Boolean(of.local) && of.local !== "invoices" && of.local !== "opening";
}

/**
 * Keeps a letter filled in.
 * @param {Desk} desk
 * @param {Record<string, Place>} places
 */
export function filling(desk, places) {
  const { tree, values, options, entries } = desk;
  const fields = ORDER.flatMap((kind) =>
    tree.fields.filter((each) => isSupplied(each) && kindOf(each) === kind),
  );
  /** @type {Set<string>} fields that the reader filled in */
  const own = new Set();
  /** @type {Map<string, string>} the notes that stand under fields */
  const told = new Map();
  /** @type {Map<string, boolean>} switches as the country sets them */
  const switched = new Map();
  let isBehind = false;
  mark();
  return {
    begin,
    touched,
    refresh,
    left,
    untouched,
    switched: () => [...switched.keys()].filter((id) => options[id] === switched.get(id)),
    given: () => fields.map(({ id }) => id).filter((id) => !own.has(id)),
    url: (/** @type {string} */ id) => places[id]?.url ?? "",
  };

  /** @param {string} id of a field that the reader changed */
  function touched(id) {
    if (holds(values[id])) own.add(id);
    else own.delete(id);
  }

  /** Marks as the reader's whatever is filled in. */
  function mark() {
    for (const { id } of fields) touched(id);
  }

  /** Begins anew with values that are others than before. */
  function begin() {
    switched.clear();
    mark();
    refresh();
  }

  /** Forgets what the reader changed. */
  function untouched() {
    own.clear();
    switched.clear();
    refresh();
  }

  /** Fills in whatever the reader has not, and says where it is from. */
  function refresh() {
    const there = places[desk.here()];
    isBehind = false;
    for (const of of fields) {
      if (kindOf(of) === "total") settle();
      const supply = supplied(of, { tree, values, options, place: there });
      const entry = entries.get(of.id);
      if (!own.has(of.id)) fillIn(of, supply.value, entry);
      note(of, supply, there);
    }
    settle();
  }

  /**
   * Puts a value into a field, unless the reader is just there: they may have emptied it to type.
   * @param {Field} of
   * @param {Supply["value"]} value
   * @param {Entry | undefined} entry
   */
  function fillIn(of, value, entry) {
    const isThere = holds(values[of.id]);
    if (isThere ? JSON.stringify(values[of.id]) === JSON.stringify(value) : !holds(value)) return;
    if (entry?.box.contains(document.activeElement)) {
      isBehind = true;
      return;
    }
    if (holds(value)) values[of.id] = value;
    else delete values[of.id];
    entry?.show();
  }

  /** Brings up to date what was left alone while the reader was there. */
  function left() {
    if (!isBehind) return;
    setTimeout(() => {
      refresh();
      desk.drawn();
    });
  }

  /** Sets the switches that wait for the country, where the reader has not. */
  function settle() {
    for (const { option, ...piece } of tree.pieces) {
      if (!option?.country) continue;
      const before = switched.get(option.id);
      if (options[option.id] !== undefined && options[option.id] !== before) continue;
      const now = offered({ ...piece, option }, values, true);
      switched.set(option.id, now);
      options[option.id] = now;
    }
  }

  /**
   * Says under a field where its value is from, or why it has none.
   * @param {Field} of
   * @param {Supply} supply
   * @param {Place | undefined} there
   */
  function note(of, supply, there) {
    const entry = entries.get(of.id);
    const { value, source } = supply;
    const isOwn = own.has(of.id) && JSON.stringify(values[of.id]) !== JSON.stringify(value);
    const state = JSON.stringify([isOwn, supply, there?.here]);
    if (!entry || told.get(of.id) === state) return;
    told.set(of.id, state);
    const words = isOwn ? instead(of, value, tree, values) : said(of, supply, there, tree);
    const more = isOwn ? button(t("local_again"), () => again(of, entry, value)) : source && link(source);
    const parts = words ? [element("span", "", words), ...(more ? [" ", more] : [])] : [];
    entry.note(parts);
  }

  /** @param {Field} of @param {Entry} entry @param {Supply["value"]} value takes the place of the reader's own */
  function again(of, entry, value) {
    own.delete(of.id);
    told.delete(of.id);
    values[of.id] = value;
    entry.show();
    refresh();
    desk.drawn();
    document.getElementById(`field-${of.id}`)?.focus();
  }
}
