// <fingerpost-quiz>: the quiz as an element of another page, which cannot reach its looks by accident.
import { able } from "../base/able.js";
import { course } from "./course.js";
import { QUIZ } from "./data.js";
import { carried } from "./full.js";
import { make } from "./make.js";
import { road } from "./plan.js";
import { STYLE } from "./style.js";

const NAME = "fingerpost-quiz";
const PATIENCE = 3000; // ms that a script may take which is asked for after the page has loaded

/** @typedef {(place: FingerpostQuiz) => void} Begin puts the quiz in one language into an element */

class FingerpostQuiz extends HTMLElement {
  static observedAttributes = ["colours"];
  /** @type {Record<string, Begin>} by language: each script brings its own */
  static languages = {};
  /** @type {Set<FingerpostQuiz>} those whose script is not there yet */
  static waiting = new Set();

  /** @param {string} lang @param {Begin} begin */
  static learn(lang, begin) {
    this.languages[lang] = begin;
    for (const place of this.waiting) place.begin();
  }

  connectedCallback() {
    if (!this.shadowRoot) this.begin();
    if (this.shadowRoot) return;
    FingerpostQuiz.waiting.add(this);
    if (document.readyState === "complete") setTimeout(() => this.miss(), PATIENCE);
    else addEventListener("load", () => this.miss());
  }

  disconnectedCallback() {
    FingerpostQuiz.waiting.delete(this);
  }

  attributeChangedCallback() {
    const root = /** @type {HTMLElement | null} */ (this.shadowRoot?.querySelector(".quiz"));
    if (root) root.dataset.colours = this.getAttribute("colours") ?? "auto";
  }

  /** Shows the quiz in the language it names, or in the one that came first. */
  begin() {
    const { languages, waiting } = FingerpostQuiz;
    const lang = this.getAttribute("lang");
    const begin = lang ? (languages[lang] ?? languages[lang.split("-")[0]]) : Object.values(languages)[0];
    if (!begin) return;
    waiting.delete(this);
    begin(this);
  }

  miss() {
    if (FingerpostQuiz.waiting.has(this)) {
      console.warn(`${NAME}: the script for lang="${this.getAttribute("lang")}" is missing on this page.`);
    }
  }
}

/** @type {Begin} */
function begin(place) {
  // Frameworks listen to an element after they have put it in.
  const heard = new Promise((done) => setTimeout(() => setTimeout(done)));
  const shadow = place.attachShadow({ mode: "open" });
  dress(shadow);
  const root = make("div.quiz.quiz-alone", { lang: QUIZ.lang, dir: QUIZ.dir, part: "quiz" });
  shadow.append(root);
  place.attributeChangedCallback();
  const { show, here } = course(QUIZ, {}, {
    root,
    address: (url) => new URL(url, QUIZ.guide.url).href,
    away: "_blank",
    start: place.getAttribute("start") ?? "",
    told: tell,
    plan: road,
    more: carried,
  });
  tell("ready", { version: QUIZ.version, lang: QUIZ.lang });
  show("start", { quiet: true });

  /**
   * Tells the page what happens. What was answered only where the page asked for it.
   * @param {string} name
   * @param {Record<string, unknown>} facts
   */
  function tell(name, { answer, result, ...open }) {
    if (open.step === "safety") return;
    const asked = place.hasAttribute("answers");
    const detail = asked ? { ...open, answer, result, answers: { ...here.answers } } : open;
    const told = new CustomEvent(`${NAME}:${name}`, { bubbles: true, composed: true, detail });
    heard.then(() => place.dispatchEvent(told));
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

if (able) {
  const kind = /** @type {any} */ (customElements.get(NAME) ?? FingerpostQuiz);
  kind.learn?.(QUIZ.lang, begin); // one that an older script has defined cannot
  if (kind === FingerpostQuiz) customElements.define(NAME, kind);
}
