// Which country the reader chose, on this visit or for longer: read before other scripts have come.
export const KEY = "fingerpost-where";

/** @returns {string} the id of the country that is kept on the device, or nothing */
export function lasting() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof kept === "string" ? kept : "";
  } catch {
    return "";
  }
}

/** @returns {string} the id of the country that the reader chose, or nothing */
export function place() {
  try {
    return lasting() || (sessionStorage.getItem(KEY) ?? "");
  } catch {
    return "";
  }
}
