// On a page of somebody else: frames of the guide grow and shrink with what is in them.

const [LEAST, MOST] = [200, 2000]; // pixels
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const guide = new URL("../../", script.src).href;

addEventListener("message", ({ data, source }) => {
  if (data?.message !== "height") return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (source !== frame.contentWindow || !frame.src.startsWith(guide)) continue;
    const height = Number(data.value);
    if (height > 0) frame.height = String(Math.min(MOST, Math.max(LEAST, height)));
  }
});
