// What can be done with a message: by right click, long press, the "…" button or the context-menu key.

import { h, icon } from "./dom.js";
import { closeMenu, openMenu } from "./menus.js";
import { commandsHere, may, state } from "./store.js";

const FACES = ["👍", "👎", "❤️", "🎉", "😂", "🤔", "👀", "🙏", "✅", "❌", "🔥", "🚀", "💡", "👋", "😊", "😮", "😢", "💯"];
const LONG_PRESS = 500;

/**
 * Hangs the menu on an article.
 * @param {object} acts {reply, react, edit, remove, thread, copy, menu(name, type, target), user(id, at)}
 */
export function decorate(article, message, acts) {
  const open = (at, returnTo) => messageMenu(message, at, acts, returnTo);
  article.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, input, textarea, select") || String(getSelection())) return;
    event.preventDefault();
    const author = event.target.closest("[data-user]");
    if (author) return acts.user(author.dataset.user, { x: event.clientX, y: event.clientY });
    open(event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : article, article);
  });
  article.addEventListener("keydown", (event) => {
    if (event.target !== article) return;
    const wanted = event.key === "Enter" || event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
    if (!wanted) return;
    event.preventDefault();
    open(tools.lastElementChild, article);
  });
  longPress(article, (point) => open(point, article));
  const tool = (label, name, run) => h(
    "button", { type: "button", class: "tool", title: label, "aria-label": label, tabindex: -1, onclick: run }, icon(name),
  );
  const tools = h("div", { class: "tools", role: "group", "aria-label": "Message actions" },
    may(message.channel_id, "add_reactions") || !state.permissions[message.channel_id] ? tool(
      "Add reaction", "react", (event) => faces(message, event.currentTarget, acts, article),
    ) : null,
    canReply(message) ? tool("Reply", "reply", () => acts.reply(message)) : null,
    tool("More actions", "more", (event) => open(event.currentTarget, article)));
  tools.lastElementChild.tabIndex = 0;
  tools.lastElementChild.setAttribute("aria-haspopup", "menu");
  article.append(tools);
}

function canReply(message) {
  return !message.ephemeral && state.channels.get(message.channel_id)?.can_send !== false;
}

function longPress(article, run) {
  let timer = null;
  const stop = () => { clearTimeout(timer); timer = null; };
  article.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || event.target.closest("button, a, input, select, textarea")) return;
    const point = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => run(point), LONG_PRESS);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove", "pointerleave"]) article.addEventListener(name, stop);
}

/** Opens the menu of a message. */
export function messageMenu(message, at, acts, returnTo) {
  const apps = message.ephemeral ? [] : commandsHere(3);
  const own = message.author.id === state.me && !message.interaction;
  const channel = state.channels.get(message.channel_id);
  const threads = channel && channel.guild_id !== null && [0, 5].includes(channel.type) && !message.thread && !message.ephemeral;
  openMenu([
    message.ephemeral ? null : { label: "Add reaction", icon: "react", run: () => faces(message, at, acts, returnTo) },
    canReply(message) ? { label: "Reply", icon: "reply", run: () => acts.reply(message) } : null,
    own && message.editable !== false ? { label: "Edit message", icon: "edit", run: () => acts.edit(message) } : null,
    threads ? { label: "Create thread", icon: "thread", run: () => acts.thread(message) } : null,
    message.thread ? { label: "Open thread", icon: "thread", run: () => acts.openChannel(message.thread.id) } : null,
    { label: "Copy text", icon: "copy", run: () => acts.copy(textOf(message)) },
    { label: "Copy message ID", icon: "copy", run: () => acts.copy(message.id) },
    apps.length ? "-" : null,
    apps.length ? { heading: "Apps" } : null,
    ...apps.map((command) => ({ label: command.name, before: icon("app"), run: () => acts.menu(command.name, 3, message.id) })),
    message.ephemeral || message.deletable ? "-" : null,
    message.ephemeral ? { label: "Dismiss message", icon: "close", run: () => acts.dismiss(message) } : null,
    message.deletable && !message.ephemeral ? { label: "Delete message", icon: "trash", danger: true, run: () => acts.remove(message) } : null,
  ], at, "Message actions", { returnTo });
}

function faces(message, at, acts, returnTo) {
  openMenu([{ node: h("div", { class: "menu-grid", role: "presentation" }, FACES.map((face) => h("button", {
    type: "button", role: "menuitem", class: "face", tabindex: -1, "aria-label": `React with ${face}`,
    onclick: () => { closeMenu(); acts.react(message, face); },
  }, face))) }], at, "Add reaction", { returnTo });
}

/** All that a message says, as plain text: content, embeds, texts of components. */
export function textOf(message) {
  const parts = [message.content];
  for (const embed of message.embeds ?? []) parts.push(
    embed.title, embed.description, ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
  );
  const walk = (components) => {
    for (const component of components ?? []) {
      if (component.type === 10) parts.push(component.content);
      walk(component.components);
    }
  };
  walk(message.components);
  return parts.filter(Boolean).join("\n");
}
