// What cannot wait for the modules. Sets the colours the reader chose before anything is painted,
// and leads on from page to page on a disk. Reads; keeps nothing.
try {
  const chosen = JSON.parse(localStorage.getItem("fingerpost-colours") ?? "null");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // No storage, for example from a file: the device's own colours.
}

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
