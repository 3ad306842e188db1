// Buttons, and what every control of a message does when it is used: wait, then say what went wrong.

import { h, icon, safeLink } from "./dom.js";
import { linkTo } from "./markdown_pieces.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/** A button of a message: it acts, opens a page, or (disabled) does nothing. */
export function renderButton(button, message, context) {
  const style = STYLES[button.style] ?? "secondary";
  const words = [emojiOf(button.emoji), button.label && h("span", { class: "label" }, button.label)];
  const attributes = { class: `control button ${style}`, "aria-label": button.label ? null : (button.emoji?.name ?? "Button") };
  if (button.style === 5) {
    const address = safeLink(button.url);
    if (!address || button.disabled) return h("button", { ...attributes, type: "button", disabled: true }, words, icon("external"));
    const link = linkTo(address, context, [...words.filter(Boolean), icon("external")]);
    link.className = attributes.class;
    return link;
  }
  if (button.style === 6) words[1] ??= h("span", { class: "label" }, "Premium");
  const control = h("button", { ...attributes, type: "button", disabled: button.disabled || !button.custom_id, dataset: { customId: button.custom_id } }, words, dots());
  control.addEventListener("click", () => use(control, message, context, "press", { custom_id: button.custom_id }));
  return control;
}

/** An emoji of a button or an option: the character, or the name of a custom one; null for none. */
export function emojiOf(emoji) {
  if (!emoji?.name) return null;
  if (!emoji.id) return h("span", { class: "emoji", "aria-hidden": "true" }, emoji.name);
  return h("span", { class: "emoji-custom", "aria-hidden": "true" }, `:${emoji.name}:`);
}

/** Three dots that move while something is waited for. */
export function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i", null), h("i", null), h("i", null));
}

/**
 * Acts for a control: it waits until the act is answered, and beneath the message stands why when it failed.
 * @returns {Promise<boolean>} whether it was acknowledged; false too when it is waiting already
 */
export async function use(control, message, context, kind, payload) {
  if (control.getAttribute("aria-busy") === "true") return false;
  control.setAttribute("aria-busy", "true");
  trouble(control, null);
  try {
    const answer = await context.act(kind, { message: message.id, channel: message.channel_id, ...payload });
    if (answer?.ok === false) throw new Error(answer.error);
    return true;
  } catch (error) {
    trouble(control, error?.message || "Nothing answered.");
    return false;
  } finally {
    control.removeAttribute("aria-busy");
    settled(control);
  }
}

/** Tells whoever shows the message that a control of it is no longer in use. */
export function settled(control) {
  control.dispatchEvent(new CustomEvent("settled", { bubbles: true }));
}

const FAILED = "This interaction failed";

function trouble(control, sentence) {
  const place = control.closest("article")?.querySelector(":scope > .message-main > .trouble");
  if (!place) return;
  place.replaceChildren();
  if (sentence === null) return;
  const more = sentence.replace(/\.$/, "") === FAILED ? null : ` ${sentence}`;
  place.append(icon("warning"), h("span", null, h("b", null, more ? `${FAILED}.` : FAILED), more));
}
