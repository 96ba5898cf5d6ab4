// Entries of a log: read, put together, in order, counted, and as a table for spreadsheets.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { counts, merged, opened, saved, sorted, sound } from "./js/log/rows.js";
import { columns, csv } from "./js/log/take.js";

const { formats } = JSON.parse(readFileSync(new URL("letters.data.json", import.meta.url), "utf8"));
const SIGNS = [{ id: "late-payment", title: "Late payment", url: "signs/late-payment/" }];
const LOG = { lang: "en", dir: "ltr", formats: formats.en, currencies: [], signs: SIGNS };
const NONE = { day: "", what: "", who: "", proof: "", sum: "", currency: "", sign: "" };
const row = (facts) => ({ ...NONE, ...facts });
const MARCH = row({ day: "2026-03-03", what: "Paid late", sum: "1.200,50", currency: "EUR", sign: "late-payment" });
const MAY = row({ day: "2026-05-14", what: "Shouted" });
const DAYLESS = row({ what: "Asked twice", sign: "late-payment" });

test("what stands in a storage never breaks the log", () => {
  let deep = "x";
  for (let depth = 0; depth < 5000; depth++) deep = [deep];
  for (const poison of [null, undefined, 5, "x", {}, { length: 3 }, [null, 5, "x", [], {}, deep]]) {
    assert.deepEqual(sound(poison).rows, [], String(typeof poison));
  }
  assert.deepEqual(sound([{ what: deep, who: { a: 1 }, proof: true, sum: 12.5, day: 2026 }]).rows, [
    row({ what: "2026", sum: "12.5" }),
  ]);
});

test("what an entry inherits is none of its own", () => {
  const inherits = Object.create({ what: "from elsewhere" });
  assert.deepEqual(sound([inherits, JSON.parse('{"__proto__": {"what": "x"}}')]), { rows: [], dropped: 2 });
});

test("a day that is none stays, in front of what happened", () => {
  for (const day of ["3 March", "2026-02-30", "0026-03-03"]) {
    assert.deepEqual(sound([{ day, what: "Paid late" }]).rows, [row({ what: `${day}: Paid late` })]);
  }
});

test("characters that no document can hold are left out", () => {
  assert.equal(sound([{ what: "a\u0000b\ud800c\r\nd " }]).rows[0].what, "abc\nd");
});

test("a file that was saved is read back whole", () => {
  const text = saved([MARCH, MAY, MAY, DAYLESS]);
  assert.deepEqual(opened(text), { rows: [MARCH, MAY, MAY, DAYLESS], dropped: 0 });
  assert.deepEqual(opened(`\ufeff${text}`).rows.length, 4);
});

test("what is wrong with a file is told", () => {
  const problem = (text) => opened(text).problem;
  assert.equal(problem(""), "log_not_json");
  assert.equal(problem("PK\u0003\u0004"), "log_not_json");
  assert.equal(problem("[".repeat(100_000)), "log_not_json");
  for (const text of ["null", "5", "[]", "{}", '{"format":"fingerpost-log"}', '{"format":"fingerpost-log","version":1,"rows":{}}']) {
    assert.equal(problem(text), "log_no_log", text);
  }
  assert.equal(problem('{"format":"fingerpost-log","version":2,"rows":[]}'), "log_newer");
  assert.equal(opened('{"format":"fingerpost-log","version":1,"rows":[null,{"what":"x"}]}').dropped, 1);
});

test("logs are put together without doubles, and nothing is lost", () => {
  assert.deepEqual(merged([MARCH, MAY], [MAY, DAYLESS]), [MARCH, MAY, DAYLESS]);
  assert.deepEqual(merged([MAY], [MAY, MAY]), [MAY, MAY]);
  assert.deepEqual(merged([MAY, MAY], [MAY]), [MAY, MAY]);
  assert.deepEqual(merged([MAY], [{ ...MAY, proof: "a mail" }]).length, 2);
});

test("entries stand by their days, and one without a day as the newest", () => {
  assert.deepEqual(sorted([DAYLESS, MAY, MARCH], false), [MARCH, MAY, DAYLESS]);
  assert.deepEqual(sorted([MAY, MARCH, DAYLESS], true), [DAYLESS, MAY, MARCH]);
});

test("each sign is counted since its first day", () => {
  const found = counts([DAYLESS, MAY, MARCH, { ...MARCH, day: "2026-07-02" }, row({ what: "x", sign: "ghosting" })]);
  assert.deepEqual([...found], [
    ["late-payment", { count: 3, since: "2026-03-03" }],
    ["ghosting", { count: 1, since: "" }],
  ]);
});

test("the columns are as the locale writes days and sums; a sum that is none stays as typed", () => {
  assert.deepEqual(columns(LOG, MARCH), ["3 March 2026", "Paid late", "", "", "€1,200.50", "Late payment"]);
  const odd = row({ what: "x", sum: "about 100", currency: "EUR", sign: "gone" });
  assert.deepEqual(columns(LOG, odd), ["", "x", "", "", "about 100", "gone"]);
  assert.equal(columns(LOG, row({ sum: "5", currency: "SEK" }))[4], "5.00 SEK");
});

test("a spreadsheet takes the table, in the way of its language", () => {
  const heads = ["Day", "What", "Who", "Proof", "Sum", "Currency", "Sign"];
  assert.equal(
    csv(LOG, heads, [MARCH]),
    '\ufeff"Day","What","Who","Proof","Sum","Currency","Sign"\r\n' +
      '"2026-03-03","Paid late","","","1200.50","EUR","Late payment"\r\n',
  );
  const french = csv({ ...LOG, formats: formats.fr }, heads, [MARCH]);
  assert.match(french, /;"1200,50";"EUR";/);
});

test("no cell is taken for a formula, and none ends before its end", () => {
  for (const start of ["=", "+", "-", "@", "\t=", "|", "%"]) {
    const line = csv(LOG, [], [row({ what: `${start}cmd|' /C calc'!A0` })]).split("\r\n")[1];
    assert.ok(line.startsWith(`"","'${start}cmd`), line);
  }
  assert.match(csv(LOG, [], [row({ what: 'He said "no",\nthen left' })]), /,"He said ""no"",\nthen left",/);
});
