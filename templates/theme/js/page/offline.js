// What every page knows of a guide that can be kept on the device: it leads to where that is done,
// and says when it comes from the copy.
import { possible } from "../offline/possible.js";
import { element, t } from "../base/words.js";

/** Shows the link, where it leads to something, and of what day a page from the copy is. */
export function offline() {
  const link = document.querySelector("[data-action=offline]");
  if (!(link instanceof HTMLElement)) return;
  if (!possible) return link.remove();
  link.hidden = false;
  const { kept } = document.documentElement.dataset;
  if (kept) document.querySelector("main")?.prepend(element("p", "gaps", t("kept_copy", { day: kept })));
  if (!navigator.serviceWorker.controller) return;
  // A link that says `download` asks no worker; ours sees to it that a document is saved.
  for (const file of document.querySelectorAll("a[download]")) file.removeAttribute("download");
}
