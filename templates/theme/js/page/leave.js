// Leaves a page at once for one that says nothing of it, and forgets the visit. The browser's own
// history cannot be erased by a page, which the words beside the link say.
import { forgetVisit } from "../base/storage.js";

const KEY = "Shift";
const TIMES = 3;
const WITHIN = 3000; // ms, from the first press to the last

/** Makes the link leave without a trace in the tab, and three presses of a key do the same. */
export function leaving() {
  const link = document.querySelector(".leave-now");
  if (!(link instanceof HTMLAnchorElement)) return;
  const box = /** @type {HTMLElement} */ (link.closest(".leave"));
  const keys = box.querySelector(".leave-keys");
  if (keys instanceof HTMLElement) keys.hidden = false;
  const leave = () => {
    document.body.hidden = true;
    document.title = "";
    forgetVisit();
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  /** @type {number[]} */
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (box.hidden || event.repeat) return;
    presses = event.key === KEY ? [...presses, event.timeStamp].slice(-TIMES) : [];
    if (presses.length === TIMES && event.timeStamp - presses[0] <= WITHIN) leave();
  });
}
