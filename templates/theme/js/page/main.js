// Starts every enhancement of a page. Without it each page reads and prints well.
import { able } from "../base/able.js";
import { checklists } from "./checklist.js";
import { colours } from "./colours.js";
import { copying } from "./copy.js";
import { leaving } from "./leave.js";
import { menus } from "./menus.js";
import { offline } from "./offline.js";
import { searching } from "./search.js";
import { sharing } from "./share.js";
import { explanations } from "./terms.js";
import { choose } from "./where/choose.js";
import { dated } from "./where/dated.js";

if (able) {
  leaving();
  colours();
  menus();
  searching();
  copying();
  checklists();
  explanations();
  sharing();
  offline();
  dated();
  choose();
}
