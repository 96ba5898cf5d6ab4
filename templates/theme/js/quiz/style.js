// The rules of the quiz as an element. A build puts them here.

export const STYLE = "";
