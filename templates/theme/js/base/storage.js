// What the reader asked to keep on this device. Everything works without it.

/**
 * @param {string} key
 * @returns {unknown} what was kept, or null
 */
export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether the device took it; one that is full or keeps nothing does not
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/**
 * Keeps something while the reader wants it to, and forgets it where not, or where it cannot be kept.
 * @param {boolean} wanted
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether it is as the reader wants it
 */
export function keepWhile(wanted, key, value) {
  const taken = wanted && keep(key, value);
  if (!taken) forget(key);
  return taken || !wanted;
}

/**
 * Calls when another tab of this browser has kept or forgotten something.
 * @param {string} key
 * @param {() => void} act
 */
export function elsewhere(key, act) {
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) act(); // without a key everything is gone
  });
}

/** @returns {boolean} whether anything can be remembered for this visit */
export function remembers() {
  try {
    const probe = "fingerpost-probe";
    sessionStorage.setItem(probe, "");
    sessionStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} key
 * @returns {unknown} what was remembered for this visit, or null
 */
export function ofVisit(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Remembers something for this visit.
 * @param {string} key
 * @param {unknown} value null forgets it
 */
export function forVisit(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // No storage, for example from a file: it lasts for this page.
  }
}

/** Forgets what was typed and answered on this visit. */
export function forgetVisit() {
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was remembered.
  }
}
