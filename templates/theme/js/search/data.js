// What can be found, and what words mean. Stands here for checkers: the build puts a guide's own in.
/** @type {import("./packed.js").Packed} */
export const DATA = {
  entries: {
    ...{ url: "", kind: "", title: "", summary: "", also: "", lines: "" },
    ...{ safe: [], way: [] },
  },
  words: { single: 0, odd: "", lower: "" },
  said: "",
  starts: [],
  tag: "en",
  silent: "",
  synonyms: { same: "", apart: "", means: {}, ignore: "", letter: "", term: "", urgent: {} },
};
