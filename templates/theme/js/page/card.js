// A page of the guide as a card in a frame on another site.
import { able } from "../base/able.js";
import { heights, links } from "../base/framed.js";

const link = document.querySelector("a");
if (able && link) {
  link.target = "_blank";
  link.rel = "noopener";
  links(link);
  heights();
}
