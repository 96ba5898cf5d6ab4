// The list of a finished locale. The build puts it before the worker, whose bytes change with it.

/** @type {import("./store.js").List} */
export const LIST = /** @type {any} */ (globalThis).list;
