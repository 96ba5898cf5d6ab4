// The menus of the masthead close on Escape and when the reader goes elsewhere.

/** Makes every menu of the masthead close by itself. */
export function menus() {
  const all = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll(".masthead details")
  )];
  for (const menu of all) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    menu.addEventListener("focusout", (event) => {
      const to = event.relatedTarget;
      if (to instanceof Node && !menu.contains(to)) menu.open = false;
    });
  }
  document.addEventListener("click", (event) => {
    for (const menu of all) {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    }
  });
}
