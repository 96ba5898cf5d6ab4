// What letters ask about countries, as one file for one locale, loaded once a reader says where they
// work or what interest rests on. It gives itself to the element that loaded it, so that a page needs no
// name for it.
import { DATA } from "./data.js";
import { filling } from "./filling.js";

document.currentScript?.dispatchEvent(
  new CustomEvent("countries", {
    detail: (/** @type {import("./filling.js").Desk} */ desk) => filling(desk, DATA),
  }),
);
