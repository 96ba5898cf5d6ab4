// How much of a list is ticked, said the same way everywhere.
import { t } from "./words.js";

/**
 * @param {number} done
 * @param {number} count
 */
export const ticks = (done, count) => t("ticks", { done, count });
