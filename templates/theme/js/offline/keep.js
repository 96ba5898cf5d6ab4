// The page on which a reader keeps the guide on the device, and erases it. Its words stand in the
// page, each with the states in which it is shown.
import { able } from "../base/able.js";
import { after, day } from "../base/dates.js";
import { root as top } from "../base/root.js";
import { say } from "../base/words.js";
import { possible } from "./possible.js";
import { copyOf, erase, keepAll, named, register, registered } from "./store.js";

/** @typedef {import("./store.js").List} List */

const TOLD = 4; // times while it arrives, for who hears the page
const PATIENCE = 10_000; // ms, until a site that does not say what can be kept has not answered

const box = document.getElementById("keep");
const scope = top().href;
const shares = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
/** @type {AbortController | undefined} */
let running;
const begun = able && possible && box ? start(box) : Promise.resolve();
begun.finally(() => {
  document.documentElement.dataset.ready = "";
});

/** @param {HTMLElement} root */
async function start(root) {
  const on = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    for (const control of root.querySelectorAll(`[data-action=${name}]`)) {
      control.addEventListener("click", act);
    }
  };
  /** @type {List | undefined} */
  let list;
  on("keep", () => list && keep(root, list));
  on("renew", () => list && keep(root, list));
  on("stop", () => running?.abort());
  on("erase", async () => {
    await erase(scope);
    show(root, list ? "erased" : "gone");
  });
  try {
    const copy = await copyOf(scope);
    const isKept = copy && (await registered(scope));
    const isBegun = await caches.has(named(scope));
    list = await published();
    if (copy) fill(root, { size: copy.size, day: day(copy.since, copy) ?? copy.since });
    else if (list) fill(root, { size: list.size });
    if (isKept) show(root, list && list.version !== copy.version ? "newer" : "kept");
    else if (list) show(root, isBegun ? "stopped" : "offered");
    else show(root, isBegun ? "begun" : "unreached");
  } catch {
    show(root, "refused");
  }
}

/** @returns {Promise<List | undefined>} what can be kept now; nothing without a connection */
async function published() {
  const aborter = new AbortController();
  const late = setTimeout(() => aborter.abort(), PATIENCE);
  try {
    const address = new URL("offline/files.json", scope);
    const answer = await fetch(address, { cache: "no-cache", signal: aborter.signal });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
  }
}

/** @param {HTMLElement} root @param {List} list */
async function keep(root, list) {
  const since = after(0);
  const aborter = new AbortController();
  let heard = 0;
  const told = (/** @type {number} */ part) => {
    const words = shares.format(Math.floor(part * 100) / 100);
    fill(root, { part: words });
    const bar = root.querySelector("progress");
    if (bar) bar.value = part;
    if (Math.floor(part * TOLD) > heard && part < 1) {
      heard = Math.floor(part * TOLD);
      say(words);
    }
  };
  running = aborter;
  fill(root, { size: list.size, day: day(since, list) ?? since });
  told(0);
  show(root, "keeping");
  try {
    await keepAll(scope, list, { since, signal: aborter.signal, told });
    await register(scope);
    navigator.storage?.persist?.().catch(() => {}); // asked for, and as good without
    show(root, "kept");
  } catch (error) {
    const { name } = /** @type {Error} */ (error);
    const state = name === "QuotaExceededError" ? "full" : name === "SecurityError" ? "refused" : "";
    if (state) await erase(scope).catch(() => {});
    show(root, aborter.signal.aborted ? "stopped" : state || "failed");
  }
}

/** @param {HTMLElement} root @param {Record<string, string>} facts puts them where words wait for them */
function fill(root, facts) {
  for (const [name, text] of Object.entries(facts)) {
    for (const slot of root.querySelectorAll(`[data-fact=${name}]`)) slot.textContent = text;
  }
}

/**
 * Shows what belongs to a state. Who pressed a button that is gone goes on at what it led to.
 * @param {HTMLElement} root
 * @param {string} state
 */
function show(root, state) {
  const at = document.activeElement;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-when]"))) {
    part.hidden = !part.dataset.when?.split(" ").includes(state);
  }
  if (state === "kept" || state === "newer") manifest();
  if (!root.contains(at) || !at?.closest("[hidden]")) return;
  /** @type {HTMLElement | null} */ (root.querySelector("[tabindex]:not([hidden])"))?.focus();
}

/** Lets the browser offer a place among the reader's apps, once the guide is kept. */
function manifest() {
  if (document.querySelector("link[rel=manifest]")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = new URL("offline/manifest.json", scope).href;
  document.head.append(link);
}
