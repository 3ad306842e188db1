// What screen readers hear of new messages.

import { h } from "./dom.js";

const KEPT = 5;
const LONGEST = 400;

/** Says a sentence politely. */
export function say(text) {
  const live = document.getElementById("live");
  live.append(h("p", null, text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text));
  while (live.children.length > KEPT) live.firstChild.remove();
}
