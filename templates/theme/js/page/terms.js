// Glossary words are explained in place. Without JavaScript they are links to the glossary.
import { button, element, t } from "../base/words.js";

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
  const box = element("div", "explanation");
  box.popover = "auto";
  box.tabIndex = -1;
  box.autofocus = true;
  box.setAttribute("role", "note");
  const more = element("a", "", t("term_more"));
  more.href = link.href;
  const last = element("p");
  last.append(more);
  const heading = element("strong", "", link.textContent ?? "");
  const close = button(t("search_close"), () => box.hidePopover());
  box.append(heading, element("p", "", link.title), last, close);

  let wasOpen = false;
  link.setAttribute("aria-haspopup", "true");
  link.addEventListener("pointerdown", () => (wasOpen = box.matches(":popover-open")));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!wasOpen) box.showPopover();
    wasOpen = false;
  });
  box.addEventListener("toggle", () => {
    if (box.matches(":popover-open")) place(box, link);
  });
  link.removeAttribute("title");
  document.body.append(box);
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
