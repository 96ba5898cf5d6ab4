// What a claim in an insolvency gets from the reader's country: interest up to the day before.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { supplied } from "./js/countries/supply.js";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const { rules } = read("interest-by-hand.json");
const { formats } = read("letters.data.json");

const fields = [
  { id: "bills", kind: "rows", local: "invoices" },
  { id: "basis", kind: "choice", local: "basis" },
  { id: "rate", kind: "percent", local: "rate" },
  { id: "opened", kind: "date", local: "opening" },
  { id: "before", kind: "rows", local: "interest-before" },
  { id: "today", kind: "date", prefill: "today" },
  { id: "items", kind: "rows", local: "interest" },
];
const tree = { fields, pieces: [], formats: formats.en };
const source = { title: "The law", url: "https://law.example", lang: "en", read: "", until: "9999-12-30" };
const place = { rule: rules.de, interest: "late-interest", sources: { "late-interest": source }, given: {} };
const bills = [{ number: "214", due: "2026-07-31", amount: "5000.00" }];
const before = (values) => {
  const { value, why } = supplied(fields[4], { tree, values: { bills, ...values }, options: {}, place });
  return { value, why };
};

test("interest ends on the day before the opening", () => {
  const row = { invoice: "214", from: "2026-08-01", days: "45", rate: "10.52", interest: "64.85" };
  assert.deepEqual(before({ basis: "law", opened: "2026-09-15" }), { value: [row], why: "worked" });
});

test("interest of a contract ends there too", () => {
  const { value } = before({ basis: "contract", rate: "8.5", opened: "2026-09-20" });
  assert.deepEqual(value.map(({ days, interest }) => [days, interest]), [["50", "58.22"]]);
});

test("without the day of the opening nothing is worked out", () => {
  assert.deepEqual(before({ basis: "law", opened: "" }), { value: "", why: "opening" });
});

test("nothing is counted over centuries, from or to a year that was mistyped", () => {
  assert.deepEqual(before({ basis: "law", opened: "9999-12-31" }), { value: "", why: "opening" });
  const old = [{ ...bills[0], due: "1026-07-31" }];
  assert.deepEqual(before({ bills: old, basis: "law", opened: "2026-09-15" }), { value: "", why: "invoices" });
  const dated = (today) => supplied(fields[6], { tree, values: { bills, basis: "law", today }, options: {}, place });
  assert.equal(dated("9999-12-31").why, "unknown");
  assert.equal(dated("1926-11-28").why, "early");
});

test("who was not late yet on the day of the opening owes no interest", () => {
  assert.deepEqual(before({ basis: "law", opened: "2026-08-01" }), { value: "", why: "early" });
});

test("days whose rate the guide does not have are named, and nothing is filled in", () => {
  assert.deepEqual(before({ basis: "law", opened: "2027-02-01" }), { value: "", why: "unknown" });
});
