// The copy of the guide that a reader keeps: each file under the digest of what is in it, and one
// list of which address is which. A list is put there last, so there is a whole copy or none.

/**
 * @typedef {object} List what a build lists; made by `generator/pages/offline.py`
 * @property {string} version
 * @property {string} tag
 * @property {string} day
 * @property {string[]} months
 * @property {string[]} fresh addresses that no copy stands in for while there is a connection
 * @property {number} bytes
 * @property {string} size
 * @property {Record<string, [digest: string, bytes: number]>} files by address, below the locale
 * @typedef {List & {since: string, isExact: boolean}} Copy with the day it is of, as YYYY-MM-DD, and
 *   whether the host sent every file as the build made it
 */

const AT_A_TIME = 6;

/** @param {string} scope the address of a locale @returns {string} the name of its cache */
export const named = (scope) => `fingerpost ${new URL(scope).pathname}`;

/** @param {string} scope @param {string} name an address that exists in the cache alone */
const place = (scope, name) => new URL(`offline/kept/${name}`, scope).href;

/**
 * What is kept under a name; looks, and opens nothing.
 * @param {string} scope
 * @param {string} name the digest of a file
 */
export function keptAs(scope, name) {
  return caches.match(place(scope, name), { cacheName: named(scope) });
}

/** @param {string} scope @returns {Promise<Copy | undefined>} the copy, if there is a whole one */
export async function copyOf(scope) {
  return (await keptAs(scope, "list"))?.json();
}

/**
 * Fetches what is not there yet, and then makes it the copy. What arrived before it was broken off
 * stays for the next time.
 * @param {string} scope
 * @param {List} list
 * @param {object} how
 * @param {string} how.since the day, as YYYY-MM-DD
 * @param {boolean} [how.isStrict] whether a file that is not as listed ends it, where the host sent
 *   every file of the copy before exactly so: then it belongs to another version, half published
 * @param {AbortSignal} [how.signal]
 * @param {(part: number) => void} [how.told] gets how much is there, from 0 to 1
 */
export async function keepAll(scope, list, { since, isStrict = false, signal, told = () => {} }) {
  await navigator.locks.request(named(scope), async () => {
    const before = await copyOf(scope);
    const cache = await caches.open(named(scope));
    const queue = Object.entries(list.files);
    const isTrusted = before?.isExact ?? true;
    let isExact = true;
    let done = 0;
    const work = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const [path, [digest, bytes]] = next;
        const there = place(scope, digest);
        if (!isTrusted || !(await cache.match(there))) {
          const { response, isListed } = await fetched(new URL(path, scope).href, digest, signal);
          if (!isListed && isStrict && isTrusted) throw new Error(`${path} is of another version`);
          isExact &&= isListed;
          await cache.put(there, response);
        }
        done += bytes;
        told(done / list.bytes);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
    } catch (error) {
      queue.length = 0;
      throw error;
    }
    if (signal?.aborted) throw new DOMException(list.version, "AbortError");
    const copy = JSON.stringify({ ...list, since, isExact });
    await cache.put(place(scope, "list"), new Response(copy));
    await tidied(scope, list, cache);
  });
}

/**
 * A file of the site as it can be kept, and whether it is what was listed.
 * @param {string} url
 * @param {string} digest
 * @param {AbortSignal} [signal]
 */
async function fetched(url, digest, signal) {
  const answer = await fetch(url, { cache: "no-store", signal }); // or erasing would leave a second copy
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const found = [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { response: new Response(body, { headers }), isListed: found.startsWith(digest) };
}

/** @param {string} scope @param {List} list @param {Cache} cache loses what is not listed */
async function tidied(scope, list, cache) {
  const names = ["list", ...Object.values(list.files).map(([digest]) => digest)];
  const listed = new Set(names.map((name) => place(scope, name)));
  for (const { url } of await cache.keys()) {
    if (!listed.has(url)) await cache.delete(url);
  }
}

/**
 * Has the worker of a locale answer from the copy; it is there when the promise is kept.
 * @param {string} scope
 */
export async function register(scope) {
  const script = new URL("worker.js", scope).href;
  const registration = await navigator.serviceWorker.register(script, {
    scope,
    updateViaCache: "none",
  });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((done, fail) => {
    const look = () => {
      if (worker?.state === "activated") done(worker);
      else if (!worker || worker.state === "redundant") fail(new Error(script));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** @param {string} scope @returns {Promise<ServiceWorkerRegistration | undefined>} that of a locale alone */
export async function registered(scope) {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.find((registration) => registration.scope === scope);
}

/** @param {string} scope erases the copy, or what there is of one, and its worker */
export async function erase(scope) {
  await (await registered(scope))?.unregister();
  await caches.delete(named(scope));
}
