// The button that switches colours: as on the device, light, dark.
import { again } from "../base/again.js";
import { elsewhere, forget, keep, remembers } from "../base/storage.js";
import { attribute, t } from "../base/words.js";
import { KEY, wear } from "./scheme.js";

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
  /** Takes over what was chosen in another tab, or on the page the reader comes back from. */
  const take = () => {
    wear();
    show();
  };
  elsewhere(KEY, take);
  again(() => remembers() && take());
  show();
  tool.hidden = false;
}
