// Above the text box: what is answered, with the ping on or off, or that a message is being changed.

import { h, icon, replace } from "./dom.js";
import { nameOf, state } from "./store.js";

const keepFocus = (event) => event.preventDefault();

/**
 * Draws the bar, or hides it.
 * @param {object} of `{reply, ping, editing, cancel(), jumpTo(id), setPing(on)}`; a reply is `{id, author, text}`
 */
export function drawBar(bar, { reply, ping, editing, cancel, jumpTo, setPing }) {
  bar.hidden = !reply && !editing;
  if (bar.hidden) return bar.replaceChildren();
  const label = editing ? "Cancel editing" : "Cancel reply";
  const close = h("button", { type: "button", class: "icon-button", title: "Cancel (Escape)", "aria-label": label, onclick: cancel }, icon("close"));
  if (editing) return replace(bar, icon("edit"), h("span", { class: "reply-words" }, "Editing your message"), close);
  const press = (event) => {
    setPing(!ping);
    if (event.detail === 0) bar.querySelector(".ping").focus(); // by a key; a pointer leaves the focus in the text box
  };
  return replace(bar, icon("reply"),
    h(
      "button", { type: "button", class: "reply-words", title: "Show the message", onclick: () => jumpTo(reply.id) }, "Replying to ",
      h("b", null, nameOf(reply.author)), reply.text ? ` ${reply.text}` : null,
    ),
    reply.author === state.me ? null : h("button", {
      type: "button", class: `ping ${ping ? "on" : ""}`, "aria-pressed": String(ping), "aria-label": "Ping the author",
      title: ping ? "The author is pinged" : "The author is not pinged", onclick: press, onpointerdown: keepFocus, onmousedown: keepFocus,
    }, icon("at"), ping ? "On" : "Off"),
    close);
}
