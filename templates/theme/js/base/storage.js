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
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: it lasts for this page.
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
