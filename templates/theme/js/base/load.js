// Scripts that a page asks for when they are first needed: no JSON, so that it needs no permission to
// fetch anything, and no modules, which would not load from a disk.
import { root } from "./root.js";
import { element } from "./words.js";

/**
 * Loads a script of this locale, and takes what it gives: the detail of an event on its element.
 * @param {string} path from the root of the locale
 * @param {string} name of the event
 * @returns {Promise<any>}
 */
export function loaded(path, name) {
  return new Promise((done, fail) => {
    const script = element("script");
    script.src = new URL(path, root()).href;
    script.addEventListener(name, (event) => done(/** @type {CustomEvent} */ (event).detail));
    script.addEventListener("error", () => {
      script.remove(); // or it would not be asked for again
      fail(new Error(script.src));
    });
    document.head.append(script);
  });
}
