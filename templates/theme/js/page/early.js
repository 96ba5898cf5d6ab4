// What cannot wait for the other scripts. Says whether they will run, so that what they take the
// place of is never painted; sets the colours and the country the reader chose; leads on from page to
// page on a disk. Reads; keeps nothing.
import { able } from "../base/able.js";
import { begun } from "../quiz/visit.js";
import { wear } from "./scheme.js";
import { begin, undo } from "./where/begun.js";

const root = document.documentElement;
if (able) {
  root.dataset.able = "";
  begin();
}
if (!location.hash && !begun()) root.dataset.fresh = "";

// A script that could not be loaded, or that broke before it was done, leaves the page that those
// without scripts get.
const lost = (/** @type {Event} */ { target }) => {
  const ours = target instanceof HTMLScriptElement ? target.defer : target === window;
  if (!ours || root.dataset.ready !== undefined) return;
  delete root.dataset.able;
  undo();
};
addEventListener("error", lost, true);

wear();

// On a disk, an address that ends in a slash shows the files of a folder and not its page.
if (location.protocol === "file:") {
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    const url = new URL(link?.getAttribute("href") ?? "", location.href);
    if (!link || url.protocol !== "file:" || !url.pathname.endsWith("/")) return;
    url.pathname += "index.html";
    link.setAttribute("href", url.href);
  });
}
