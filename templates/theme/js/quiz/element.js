// <fingerpost-quiz>: the quiz as an element of another page, which cannot reach its looks by accident.
import { able } from "../base/able.js";
import { course } from "./course.js";
import { QUIZ } from "./data.js";
import { carried } from "./full.js";
import { make } from "./make.js";
import { STYLE } from "./style.js";

const NAME = "fingerpost-quiz";

class FingerpostQuiz extends HTMLElement {
  static observedAttributes = ["colours"];

  connectedCallback() {
    if (this.shadowRoot) return;
    const shadow = this.attachShadow({ mode: "open" });
    dress(shadow);
    const root = make("div.quiz.quiz-alone", { lang: QUIZ.lang, dir: QUIZ.dir, part: "quiz" });
    shadow.append(root);
    this.attributeChangedCallback();
    const { show, here } = course(QUIZ, {}, {
      root,
      address: (url) => new URL(url, QUIZ.guide.url).href,
      away: true,
      start: this.getAttribute("start") ?? "",
      told: (name, facts) => this.tell(name, facts, here.answers),
      more: carried,
    });
    this.tell("ready", { version: QUIZ.version, lang: QUIZ.lang }, {});
    show("start", { quiet: true });
  }

  attributeChangedCallback() {
    const root = /** @type {HTMLElement | null} */ (this.shadowRoot?.querySelector(".quiz"));
    if (root) root.dataset.colours = this.getAttribute("colours") ?? "auto";
  }

  /**
   * Tells the page what happens. What was answered only where the page asked for it.
   * @param {string} name
   * @param {Record<string, unknown>} facts
   * @param {import("./model.js").Answers} answers
   */
  tell(name, { answer, result, ...open }, answers) {
    if (open.step === "safety") return;
    const asked = this.hasAttribute("answers");
    const detail = asked ? { ...open, answer, result, answers: { ...answers } } : open;
    const told = new CustomEvent(`${NAME}:${name}`, { bubbles: true, composed: true, detail });
    this.dispatchEvent(told);
  }
}

/** @param {ShadowRoot} shadow gets our rules; a sheet, unlike an element, no policy forbids */
function dress(shadow) {
  if ("replaceSync" in CSSStyleSheet.prototype) {
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [style];
  } else {
    shadow.append(make("style", STYLE)); // Safari before 16.4
  }
}

if (able && !customElements.get(NAME)) customElements.define(NAME, FingerpostQuiz);
