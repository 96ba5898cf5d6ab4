// The colours that the reader chose, which the element of the page tells to style sheets.
export const KEY = "fingerpost-colours";

/** Shows the page in the colours that are kept; where none are, in those of the device. */
export function wear() {
  const { dataset } = document.documentElement;
  delete dataset.theme;
  try {
    const chosen = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (chosen === "light" || chosen === "dark") dataset.theme = chosen;
  } catch {
    // No storage, for example from a file: those of the device.
  }
}
