// Where the pages and files of this locale stand.

/** The address of the root of this locale. */
export function root() {
  return new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href);
}
