// Puts texts on the clipboard.

/**
 * Puts a text on the clipboard. Browsers give it to pages that came over https alone; elsewhere, and
 * in a frame that may not use it, what is marked in a field is copied, and the focus goes back to
 * where it was.
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const worked = document.execCommand("copy");
    area.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return worked;
  }
}
