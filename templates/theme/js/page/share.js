// Sharing by the device's own share sheet, copying the address, printing.
import { copyAndTell } from "./copy.js";

/** Shows the row of buttons under a page. */
export function sharing() {
  const row = document.querySelector(".share");
  if (!(row instanceof HTMLElement)) return;
  const address = () => location.href.split("#")[0];
  /** @param {string} name @param {(control: HTMLButtonElement) => void} act */
  const on = (name, act) => {
    const control = row.querySelector(`[data-action=${name}]`);
    if (!(control instanceof HTMLButtonElement)) return;
    control.addEventListener("click", () => act(control));
    control.hidden = false;
  };
  if ("share" in navigator) {
    on("share", () => navigator.share({ title: document.title, url: address() }).catch(() => {}));
  }
  on("copy-link", (control) => {
    const label = control.querySelector("span");
    if (label) copyAndTell(label, address());
  });
  on("print", () => print());
  row.hidden = false;
}
