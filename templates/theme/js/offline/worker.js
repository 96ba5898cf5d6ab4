// Answers for a guide that its reader keeps: pages from the network first, always where they are
// about safety, and from the copy where there is none. A page and its parts are of one version.
import { after, day } from "../base/dates.js";
import { LIST } from "./list.js";
import { copyOf, keepAll, keptAs } from "./store.js";

/**
 * @typedef {import("./store.js").Copy} Copy
 * @typedef {Event & {waitUntil: (work: Promise<unknown>) => void}} Lasting
 * @typedef {object} Asked
 * @property {Request} request
 * @property {string} clientId the page that asks
 * @property {string} resultingClientId the page that is being opened
 */

const PATIENCE = 4000; // ms for a page, before its copy is shown
const DOCUMENT = /\.(?:docx|odt|pdf|txt|zip)$/;

const worker = /** @type {any} */ (globalThis);
/** @type {string} */
const scope = worker.registration.scope;

/** The pages that were answered from the copy, by their ids. @type {Set<string>} */
const fromCopy = new Set();

addEventListener("install", (event) => {
  const work = keepAll(scope, LIST, { since: after(0), isStrict: true });
  /** @type {Lasting} */ (event).waitUntil(work.then(() => worker.skipWaiting()));
});

addEventListener("activate", (event) => {
  /** @type {Lasting} */ (event).waitUntil(worker.clients.claim());
});

addEventListener("fetch", (event) => {
  const asked = /** @type {any} */ (event);
  const { method, url, mode } = asked.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  asked.respondWith(mode === "navigate" ? page(asked) : part(asked));
});

/**
 * A page, or a document that a link leads to.
 * @param {Asked} asked
 * @returns {Promise<Response>}
 */
async function page(asked) {
  const answer = network(asked.request);
  answer.catch(() => {}); // it may fail before anybody looks at it
  const path = pathOf(asked.request.url);
  const copy = await copyOf(scope).catch(() => undefined);
  const isDocument = DOCUMENT.test(path);
  const found = copy && (await kept(copy, path));
  if (!copy || !found) return saved(await answer, isDocument);
  const given = await Promise.race([
    answer.catch(() => undefined),
    ...(copy.fresh.includes(path) ? [] : [new Promise((done) => setTimeout(done, PATIENCE))]),
  ]);
  if (given && given.status < 500) return saved(given, isDocument);
  if (!found.ok || isDocument) return saved(found, isDocument);
  fromCopy.add(asked.resultingClientId);
  return marked(found, day(copy.since, copy) ?? copy.since);
}

/**
 * What a page is made of: from where the page is from, so that they fit.
 * @param {Asked} asked
 */
async function part({ request, clientId }) {
  const own = async () => {
    const copy = await copyOf(scope);
    return copy && kept(copy, pathOf(request.url));
  };
  if (fromCopy.has(clientId)) return (await own()) ?? network(request);
  try {
    return await network(request);
  } catch (error) {
    const found = await own();
    if (found) return found;
    throw error;
  }
}

/**
 * What the host has now: what a browser took along on an earlier visit may be older than the copy.
 * @param {Request} request
 */
function network(request) {
  return fetch(request, { cache: "no-cache" });
}

/** @param {string} url @returns {string} below the locale, as it is listed */
function pathOf(url) {
  return url.slice(scope.length).replace(/[?#].*/, "").replace(/(^|\/)index\.html$/, "$1");
}

/**
 * What the copy holds for an address; hosts lead to a folder where its slash was left out.
 * @param {Copy} copy
 * @param {string} path
 */
async function kept({ files }, path) {
  if (files[path]) return keptAs(scope, files[path][0]);
  return files[`${path}/`] ? Response.redirect(`${scope}${path}/`) : undefined;
}

/**
 * A document as a file to save; a link that says `download` would pass this worker by.
 * @param {Response} response
 * @param {boolean} isDocument
 */
function saved(response, isDocument) {
  if (!isDocument || !response.ok) return response;
  const headers = new Headers(response.headers);
  headers.set("content-disposition", "attachment");
  return new Response(response.body, { headers });
}

/**
 * A page of the copy, which says of what day it is.
 * @param {Response} response
 * @param {string} words
 */
async function marked(response, words) {
  const text = await response.text();
  const said = `<html data-kept="${words.replace(/["&<]/g, "")}"`;
  return new Response(text.replace("<html", said), { headers: response.headers });
}
