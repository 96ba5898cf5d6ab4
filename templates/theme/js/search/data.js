// What can be found, and what words mean. Stands here for checkers: the build puts a guide's own in.
/**
 * @type {{entries: import("./rank.js").Entry[], starts: {url: string, title: string}[],
 *   tag: string, synonyms: import("./find.js").Synonyms}}
 */
export const DATA = {
  entries: [],
  starts: [],
  tag: "en",
  synonyms: { same: [], means: {}, ignore: [], letter: [], term: [] },
};
