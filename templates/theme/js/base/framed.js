// In a frame on another site: tells its height and, in WordPress, which link was followed. Nothing in
// it listens to the site.

const REPEATED = [0, 50, 150, 250, 500, 1000, 2000, 4000]; // ms: a host may begin to listen late

/** What WordPress has given to the frame; there no link can open a tab. */
export const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1];

/** @param {"height" | "link"} message @param {number | string} value as WordPress expects it */
function tell(message, value) {
  if (value && parent !== window) parent.postMessage({ message, value, ...(secret && { secret }) }, "*");
}

/**
 * Tells the height of the page, once it has a width, and whenever it is another. In a frame that is
 * hidden until it has told one nothing is observed: so it is measured again each time.
 */
export function heights() {
  let told = 0;
  const measure = (/** @type {unknown} */ changed) => {
    const height = innerWidth && Math.ceil(document.body.getBoundingClientRect().height);
    if (!changed || height !== told) tell("height", (told = height));
  };
  new ResizeObserver(measure).observe(document.body);
  for (const later of REPEATED) setTimeout(measure, later);
}

/**
 * Where no tab can be opened, has the host follow a link, unless the browser was asked for a tab.
 * @param {HTMLElement} root
 * @param {() => void} [leaving] what to do before
 */
export function links(root, leaving) {
  root.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!secret || !link?.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leaving?.();
    tell("link", link.href);
  });
}
