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

/** Forgets what was typed and answered on this visit. */
export function forgetVisit() {
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was remembered.
  }
}
