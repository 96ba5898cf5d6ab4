// A page of the guide as a card in a frame on another site.
import { able } from "../base/able.js";
import { heights, links, secret } from "../base/framed.js";

const link = document.querySelector("a");
const mark = link?.querySelector("span");
if (able && link && mark) {
  link.target = secret ? "_top" : "_blank";
  mark.hidden = Boolean(secret); // it says that a tab opens
  links(link);
  heights();
}
