// The button that switches colours: as on the device, light, dark.
import { forget, keep } from "../base/storage.js";
import { attribute, t } from "../base/words.js";

const KEY = "fingerpost-colours";
const NEXT = { auto: "light", light: "dark", dark: "auto" };

/** Shows the button and makes it work. */
export function colours() {
  const root = document.documentElement;
  const tool = document.querySelector("[data-action=theme]");
  if (!(tool instanceof HTMLButtonElement)) return;
  const show = () => {
    // One of t("colours_auto"), t("colours_light"), t("colours_dark").
    const name = t(`colours_${root.dataset.theme ?? "auto"}`);
    const words = t("colours", { name });
    attribute(tool, "aria-label", words);
    attribute(tool, "title", words);
  };
  tool.addEventListener("click", () => {
    const now = /** @type {keyof typeof NEXT} */ (root.dataset.theme ?? "auto");
    const next = NEXT[now];
    if (next === "auto") {
      delete root.dataset.theme;
      forget(KEY);
    } else {
      root.dataset.theme = next;
      keep(KEY, next);
    }
    show();
  });
  show();
  tool.hidden = false;
}
