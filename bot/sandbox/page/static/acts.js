// What one can do beyond writing: menus, threads, deleting, copying, trouble, the theme.

import { toast } from "./chrome.js";
import { labelled, openForm } from "./forms.js";
import { userMenu } from "./members.js";
import { openMenu } from "./menus.js";
import { emit, nameOf, state } from "./store.js";

/**
 * The acts by name, for whatever part of the page offers them.
 * @param {object} page `act`, `trying`, `context`, `composer`, `places`, `outbox`, `connection`, `drawer`
 */
export function makeActs(page) {
  const { act, trying, context, drawer } = page;
  const sending = (channel, ...entry) => {
    const sent = page.outbox.send(act, channel, ...entry);
    if (channel === state.channelId) page.timeline.toEnd();
    return sent;
  };
  const acts = {
    act, context, drawer, setTheme, theme, isDark,
    openChannel: (id) => page.places.show(id),
    openGuild: (id) => page.places.openGuild(id),
    openDirect: () => page.places.openDirect(),
    messageBot: () => page.places.messageBot(),
    switchUser: (id) => page.places.switchUser(id),
    jumpTo: (id) => page.places.jumpTo(id),
    retry: () => page.connection.retry(),
    send: (channel, payload, shown) => sending(channel, "send", payload, shown),
    slash: (channel, payload, shown) => sending(channel, "slash", payload, shown),
    reply: (message) => page.composer.replyTo(message),
    edit: (message) => page.composer.edit(message),
    mention: (id) => page.composer.insert(`@${nameOf(id)} `),
    menu: (name, type, target) => trying(act("menu", { name, type, target, channel: state.channelId })),
    react: (message, emoji) => trying(act("react", { message: message.id, channel: message.channel_id, emoji, add: true })),
    dismiss: (message) => trying(act("dismiss", { message: message.id, channel: message.channel_id })),
    user: (id, at) => userMenu(id, at, acts),
    copy,
    remove: (message) => openForm({ title: "Delete message", components: [{ type: 10, content: "Are you sure you want to delete this message?" }] },
      () => act("delete", { message: message.id, channel: message.channel_id }), context(), { submit: "Delete", danger: true }),
    thread: (message) => openForm({
      title: "Create thread", components: [labelled("Thread name", { type: 4, style: 1, custom_id: "name", max_length: 100 })],
    },
      async ({ name }) => acts.openChannel((await act(
        "thread", { channel: state.channelId, ...(message ? { message: message.id } : {}), name },
      )).channel), context(), { submit: "Create thread" }),
    trouble: (at) => troubleMenu(at, page),
  };
  return acts;
}

function troubleMenu(at, { act, trying }) {
  const make = (kind, seconds) => async () => {
    const answer = await trying(act("trouble", { kind, seconds }));
    if (answer) toast(answer.text ?? "Done.");
  };
  openMenu([
    { heading: "Trouble for the bot" },
    { label: "Cut its connection", run: make("drop") },
    { label: "Ask it to reconnect", run: make("reconnect") },
    { label: "End its session", run: make("invalid") },
    { label: "Slow answers", detail: "2 seconds each", run: make("delay", 2) },
    { label: "Rate limits (429)", run: make("429") },
    { label: "Server errors (500)", run: make("500") },
    "-",
    { label: "No trouble", run: make("none") },
  ], at, "Trouble for the bot");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser did not allow copying.", "error");
  }
}

function theme() {
  return localStorage.getItem("theme") ?? "system";
}

function isDark() {
  return document.documentElement.dataset.theme === "dark";
}

function setTheme(chosen) {
  localStorage.setItem("theme", chosen);
  dispatchEvent(new Event("theme"));
  emit("bot");
}
