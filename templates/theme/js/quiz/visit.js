// Where the answers of a visit are kept, and whether there are any.
export const KEY = "fingerpost-quiz";

/** Whether the quiz was begun on this visit. */
export function begun() {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false; // no storage, for example from a file: nothing is kept
  }
}
