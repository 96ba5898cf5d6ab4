// What makes words of a language to stems. Stands here for checkers: the build puts that of lunr in.
/** @type {((token: {update: (change: (word: string) => string) => string}) => string) | null} */
export const stemmer = null;
