// Hands the log what the reader ticked or answered; its page takes it when it is opened.
import { forVisit } from "../base/storage.js";

export const HANDED = "fingerpost-log-new";

/** @param {{what: string, sign: string}[]} events */
export function hand(events) {
  forVisit(HANDED, events);
}
