// The button that brings back what one tap erased, for as long as the page is open.
import { button, t } from "./words.js";

/**
 * @returns {{box: HTMLButtonElement, offer: (act: (() => void) | null) => void}} the button, which
 *   hides itself while there is nothing to bring back, and what gives it something to do
 */
export function wayBack() {
  let restore = () => {};
  const box = button(t("put_back"), () => {
    restore();
    box.hidden = true; // once the focus is elsewhere
  });
  box.hidden = true;
  return {
    box,
    offer: (act) => {
      restore = act ?? restore;
      box.hidden = !act;
    },
  };
}
