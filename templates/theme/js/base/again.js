// A page that the reader comes back to. Out of the browser's memory it is as they left it, and what is
// remembered may be newer; loaded anew, its controls get what stood in them once all scripts have run.

/**
 * Calls when the reader has come back, to bring the page in step with what is remembered, or with its
 * controls.
 * @param {() => void} act
 */
export function again(act) {
  addEventListener("pageshow", ({ persisted }) => {
    const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    if (persisted || way?.type !== "navigate") act();
  });
}
