// The page for site owners: a live preview, options that go into the lines to copy, copy buttons.
import { able } from "../base/able.js";
import { copyAndTell } from "../page/copy.js";
import { button, element, placed, t } from "../base/words.js";

const LONGEST = 200;
const [LEAST, MOST] = [200, 2000]; // pixels

const stage = document.getElementById("preview");
const frame = stage?.querySelector("iframe");
if (able && stage && frame) start(stage, frame);

/**
 * @param {HTMLElement} stage
 * @param {HTMLIFrameElement} frame
 */
function start(stage, frame) {
  const form = /** @type {HTMLElement} */ (stage.querySelector(".embed-options"));
  const place = /** @type {HTMLElement} */ (stage.querySelector(".embed-stage"));
  const snippets = [...document.querySelectorAll("pre[data-snippet]")].map((box) => {
    const code = /** @type {HTMLElement} */ (box.querySelector("code"));
    const label = element("span", "", t("copy_lines"));
    const control = button("", () => copyAndTell(label, code.textContent ?? ""));
    control.append(label);
    placed(control, box, ".kept");
    return { kind: box.getAttribute("data-snippet"), code, before: code.textContent ?? "" };
  });
  const address = frame.src;
  form.addEventListener("change", draw);
  form.hidden = false;
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.message !== "height") return;
    const height = Number(data.value);
    if (height > 0) frame.height = String(Math.min(MOST, Math.max(LEAST, height)));
  });

  /** Brings the preview and the lines to copy up to date with the options. */
  function draw() {
    const colours = value("colours");
    const words = value("start").trim().slice(0, LONGEST);
    const options = new URLSearchParams();
    if (colours !== "auto") options.set("colours", colours);
    if (words) options.set("start", words);
    const asked = options.toString();
    const query = asked && `?${asked}`;
    for (const { kind, code, before } of snippets) {
      if (kind === "frame") code.textContent = framed(before, query);
      if (kind === "element") code.textContent = attributed(before, options);
    }
    if (value("as") === "element") {
      place.replaceChildren(quiz(options));
      return;
    }
    if (!frame.isConnected) place.replaceChildren(frame);
    if (frame.src !== address + query) frame.src = address + query;
  }

  /** @param {string} name the value of an option */
  function value(name) {
    const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (
      form.querySelectorAll(`input[name=${name}]`)
    )];
    return (inputs.find((input) => input.checked || input.type === "text") ?? inputs[0]).value;
  }

  /** @param {URLSearchParams} options */
  function quiz(options) {
    if (!customElements.get("fingerpost-quiz")) {
      const script = element("script");
      script.src = place.dataset.script ?? "";
      document.head.append(script);
    }
    const made = document.createElement("fingerpost-quiz");
    for (const [name, text] of options) made.setAttribute(name, text);
    return made;
  }
}

/** @param {string} text as it stands in an attribute */
function quoted(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** @param {string} line @param {string} query */
function framed(line, query) {
  return line.replace('/embed.html"', () => `/embed.html${quoted(query)}"`);
}

/** @param {string} lines @param {URLSearchParams} options */
function attributed(lines, options) {
  const attributes = [...options].map(([name, text]) => ` ${name}="${quoted(text)}"`);
  return lines.replace("<fingerpost-quiz>", () => `<fingerpost-quiz${attributes.join("")}>`);
}
