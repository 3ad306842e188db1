// The head of the channel, the banners beneath it, and the notes in the corner.

import { append, h, icon, replace } from "./dom.js";
import { address } from "./sidebar.js";
import { FORUM, channelName, isThread, may, state } from "./store.js";

const BOT = {
  starting: "The bot is starting… It answers in a moment.",
  away: "The bot is away; it will be back. What you write stays here, but it may miss what you ask meanwhile.",
};
const TOAST_LASTS = 5000;

/** Draws the name of the channel and its buttons. `acts`: {drawer, thread, trouble}. */
export function drawHead(acts) {
  const head = document.getElementById("head");
  const channel = state.channels.get(state.channelId);
  const parent = channel && isThread(channel) ? state.channels.get(channel.parent_id) : null;
  const name = channel ? channelName(channel) : "Career bot sandbox";
  const drawing = !channel ? "info" : channel.guild_id === null ? "message" : channel.type === FORUM ? "forum" : parent ? "thread" : "hash";
  const threads = channel && [0, 5].includes(channel.type) && may(channel.id, "create_public_threads");
  const focus = head.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  replace(head,
    h(
      "button",
      {
        type: "button", class: "icon-button only-narrow", dataset: { key: "drawer" }, "aria-label": "Channels", title: "Channels",
        onclick: () => acts.drawer(true),
      },
      icon("menu"),
    ),
    icon(drawing),
    h(
      "h2", { class: "head-name" },
      parent ? [
        h("a", { href: address(parent.id) }, channelName(parent)), h("span", { class: "head-sep", "aria-hidden": "true" }, " › "),
      ] : null,
      h("span", null, name),
    ),
    channel?.topic ? h("p", { class: "topic", title: channel.topic }, channel.topic) : null,
    h("span", { class: "head-space" }),
    threads ? h(
      "button",
      {
        type: "button", class: "icon-button", dataset: { key: "thread" }, "aria-label": "Create a thread", title: "Create a thread",
        onclick: () => acts.thread(),
      },
      icon("thread"),
    ) : null,
    h(
      "button",
      {
        type: "button", class: "icon-button", dataset: { key: "members" }, "aria-label": "Members", title: "Members",
        "aria-pressed": String(membersShown()), onclick: () => toggleMembers(acts),
      },
      icon("members"),
    ));
  if (focus) [...head.querySelectorAll("[data-key]")].find((node) => node.dataset.key === focus)?.focus();
}

function membersShown() {
  const { classList } = document.body;
  return matchMedia("(max-width: 1000px)").matches ? classList.contains("members-open") : !classList.contains("members-shut");
}

function toggleMembers(acts) {
  document.body.classList.toggle(matchMedia("(max-width: 1000px)").matches ? "members-open" : "members-shut");
  drawHead(acts);
}

/** Says whether the page is connected, and where the bot is. */
export function drawBanners(acts) {
  const banners = document.getElementById("banners");
  const found = [];
  if (!state.connected) {
    const words = state.everConnected ? "The connection was lost. Trying again by itself…" : "Connecting…";
    found.push(["lost", words, state.everConnected ? h("button", { type: "button", class: "button-small", onclick: acts.retry }, "Try now") : null]);
  } else if (BOT[state.bot.state]) {
    found.push([state.bot.state, BOT[state.bot.state], null]);
  }
  const version = found.map(([kind, words]) => kind + words).join();
  if (banners.dataset.version === version) return;
  banners.dataset.version = version;
  replace(
    banners,
    found.map(([kind, words, button]) => append(
      h("div", { class: `banner banner-${kind}` }), [icon(kind === "starting" ? "refresh" : "warning"), h("span", null, words), button],
    )),
  );
}

/** Says something in the corner for a few seconds. */
export function toast(words, kind = "note") {
  const note = h("div", { class: `toast toast-${kind}` }, icon(kind === "error" ? "warning" : "check"), h("span", null, words),
    h("button", { type: "button", class: "icon-button", "aria-label": "Close this note", onclick: () => note.remove() }, icon("close")));
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), TOAST_LASTS + words.length * 40);
}
