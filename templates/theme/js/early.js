// Sets the colours the reader chose before anything is painted. Reads; keeps nothing.
try {
  const chosen = JSON.parse(localStorage.getItem("fingerpost-colours") ?? "null");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // No storage, for example from a file: the device's own colours.
}
