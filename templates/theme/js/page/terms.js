// Glossary words are explained in place. Without JavaScript they are links to the glossary.
import { button, element, t } from "../base/words.js";

let number = 0;

/** Turns every glossary link of the page into a word that explains itself. */
export function explanations() {
  if (!("popover" in HTMLElement.prototype)) return;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll("a.term[title]")
  )) {
    explain(link);
  }
}

/** @param {HTMLAnchorElement} link */
function explain(link) {
  number += 1;
  const box = element("div", "explanation");
  box.id = `explanation-${number}`;
  box.popover = "auto";
  box.tabIndex = -1;
  box.autofocus = true;
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", `${box.id}-word`);
  const more = element("a", "", t("term_more"));
  more.href = link.href;
  const last = element("p");
  last.append(more);
  const heading = element("strong", "", link.textContent ?? "");
  heading.id = `${box.id}-word`;
  heading.lang = language(link);
  const short = element("p", "", link.title);
  short.lang = link.dataset.lang ?? document.documentElement.lang;
  const close = button(t("search_close"), () => box.hidePopover());
  box.append(heading, short, last, close);

  let wasOpen = false;
  // A button for whoever hears the page; still a link for whoever opens it in a tab of its own, and
  // inline, so that its words break over lines as those around them.
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-controls", box.id);
  link.addEventListener("pointerdown", () => (wasOpen = box.matches(":popover-open")));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!wasOpen) box.showPopover();
    wasOpen = false;
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  box.addEventListener("toggle", () => {
    const isOpen = box.matches(":popover-open");
    link.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) place(box, link);
  });
  link.removeAttribute("title");
  document.body.append(box);
}

/** @param {Element} of @returns {string} the language of its words */
function language(of) {
  const told = of.querySelector(":scope > [lang]:only-child") ?? of.closest("[lang]");
  return told?.getAttribute("lang") ?? "";
}

/**
 * Puts an explanation beside its word, inside the window. On a phone CSS puts it at the foot.
 * @param {HTMLElement} box
 * @param {HTMLElement} word
 */
function place(box, word) {
  if (matchMedia("(max-width: 40rem)").matches) return;
  const at = word.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const below = at.bottom + 8;
  const top = below + size.height < innerHeight ? below : Math.max(8, at.top - size.height - 8);
  const left = Math.max(16, Math.min(at.left, innerWidth - size.width - 16));
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
}
