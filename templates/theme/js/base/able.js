// All or nothing: whether a browser has what our scripts need. In one that has not, no script does
// anything, and the page is the one that those without scripts get.

/**
 * Browsers from March 2022 on: Chrome and Edge 99, Firefox 98, Safari 15.4. These two came last;
 * whoever has them has `Object.hasOwn`, `at()` and the rest, which `tests/front/` holds.
 */
export const able =
  typeof CSSLayerBlockRule === "function" && typeof HTMLDialogElement === "function";
