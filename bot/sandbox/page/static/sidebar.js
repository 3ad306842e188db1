// The servers' rail, the list of channels with posts and threads, and the panel that says who one is.

import { append, h, icon, replace } from "./dom.js";
import { avatar } from "./people.js";
import { FORUM, channelName, isThread, nameOf, on, state } from "./store.js";
import { openMenu } from "./menus.js";

const KIND_ICON = { 0: "hash", 5: "bell", 15: "forum", 2: "voice" };

/** A link to a channel as a user: reload and other windows come back to it. */
export function address(channelId, user = state.me) {
  return `#user=${user}&channel=${channelId}`;
}

/** Draws the sidebar and keeps it current. `acts` as of acts.js. */
export function sidebar(acts) {
  const draw = () => {
    drawServers(acts);
    drawChannels(acts);
    drawPanel(acts);
  };
  for (const event of ["hello", "opened", "unread", "bot"]) on(event, draw);
  for (const list of [document.getElementById("channel-list"), document.getElementById("servers")]) list.addEventListener("keydown", walk);
}

/** Arrow keys walk through the links and buttons of a list. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll("a, button")];
  const at = all.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  all[(at + step + all.length) % all.length].focus();
}

/** Runs a redraw and gives the focus back to what has the same `data-key`. */
function keepingFocus(element, redraw) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const top = element.scrollTop;
  redraw();
  element.scrollTop = top;
  if (key) [...element.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key)?.focus({ preventScroll: true });
}

function unreadOf(channels) {
  return channels.reduce((sum, channel) => sum + (channel.unread || 0), 0);
}

function drawServers(acts) {
  const rail = document.getElementById("servers");
  const all = [...state.channels.values()];
  const server = (id, name, label, unread) =>
    h("button", {
      type: "button", class: `server ${unread ? "has-unread" : ""}`, "aria-current": state.guildId === id ? "true" : null, title: name, dataset: { key: `server ${id}` },
      "aria-label": unread ? `${name}, ${unread} unread` : name, onclick: () => (id === null ? acts.openDirect() : acts.openGuild(id)),
    }, label);
  keepingFocus(rail, () => replace(rail,
    server(null, "Direct messages", icon("message"), unreadOf(all.filter((c) => c.guild_id === null))),
    h("hr", { "aria-hidden": "true" }),
    [...state.guilds.values()].map((guild) => server(
      guild.id, guild.name, initials(guild.name), unreadOf(all.filter((c) => c.guild_id === guild.id)),
    ))));
}

function initials(name) {
  return name.split(/\s+/).filter(Boolean).slice(0, 3).map((word) => [...word][0]).join("").toUpperCase();
}

function drawChannels(acts) {
  const guild = state.guilds.get(state.guildId);
  const list = document.getElementById("channel-list");
  document.getElementById("guild-name").textContent = guild ? guild.name : "Direct messages";
  keepingFocus(list, () => replace(list, guild ? guildList(guild) : directList(acts)));
}

function guildList(guild) {
  const channels = guild.channels.map((channel) => state.channels.get(channel.id)).filter(Boolean);
  const of = (test) => channels.filter(test);
  return [
    group("Text channels", of((c) => c.type !== FORUM)),
    group("Forums", of((c) => c.type === FORUM)),
  ];
}

function group(title, channels) {
  if (!channels.length) return null;
  const id = `group-${title.replace(/\W/g, "")}`;
  return [h("h2", { class: "group", id }, title), h("ul", { class: "links", "aria-labelledby": id }, channels.map((channel) => item(channel)))];
}

function item(channel) {
  const threads = [...state.channels.values()]
    .filter((thread) => isThread(thread) && thread.parent_id === channel.id && (!thread.thread_metadata?.archived || thread.id === state.channelId));
  return h("li", null, link(channel, KIND_ICON[channel.type] ?? "hash"),
    threads.length ? h(
      "ul", { class: "links threads", "aria-label": `In ${channelName(channel)}` },
      threads.map((thread) => h("li", null, link(thread, channel.type === FORUM ? "message" : "thread"))),
    ) : null);
}

function link(channel, drawing) {
  const here = channel.id === state.channelId;
  const name = channelName(channel);
  const unread = here ? 0 : channel.unread || 0;
  return h("a", {
    class: `channel ${unread ? "unread" : ""} ${channel.pinged && unread ? "pinged" : ""}`, href: address(channel.id),
    "aria-current": here ? "page" : null, dataset: { key: channel.id },
    "aria-label": `${name}${isThread(channel) ? " (thread)" : channel.type === FORUM ? " (forum)" : ""}${unread ? `, ${unread} unread` : ""}`,
  },
  typeof drawing === "string" ? icon(drawing) : drawing, h("span", { class: "channel-name" }, name),
  unread ? h("span", { class: "badge", "aria-hidden": "true" }, unread > 99 ? "99+" : String(unread)) : null);
}

function directList(acts) {
  const known = state.dms.map((dm) => state.channels.get(dm.id) ?? dm);
  const withBot = known.some((dm) => dm.recipient?.id === state.bot.id);
  return [
    h("h2", { class: "group", id: "group-direct" }, "Direct messages"),
    h("ul", { class: "links", "aria-labelledby": "group-direct" },
      known.map((dm) => h("li", null, link(dm, dm.recipient ? avatar(dm.recipient, 28) : "members"))),
      withBot ? null : h(
        "li", null,
        h(
          "button", { type: "button", class: "channel", dataset: { key: "dm" }, onclick: acts.messageBot }, icon("plus"),
          h("span", { class: "channel-name" }, `Message ${nameOf(state.bot.id, null)}`),
        ),
      )),
  ];
}

function drawPanel(acts) {
  const panel = document.getElementById("user-panel");
  const me = state.users.get(state.me);
  if (!me) return;
  const name = nameOf(state.me);
  keepingFocus(panel, () => replace(panel,
    h("button", {
      type: "button", class: "who", dataset: { key: "who" }, "aria-haspopup": "menu",
      "aria-label": `You are ${name}, ${me.note ?? "member"}. Switch user`, onclick: (event) => userMenu(event.currentTarget, acts),
    },
      avatar(me, 34), h("span", { class: "who-text" }, h("b", null, name), h("small", null, me.note ?? "Member")), icon("chevron")),
    h(
      "button",
      {
        type: "button", class: "icon-button", dataset: { key: "theme" }, title: "Theme", "aria-haspopup": "menu", "aria-label": "Theme",
        onclick: (event) => themeMenu(event.currentTarget, acts),
      },
      icon(acts.isDark() ? "moon" : "sun"),
    ),
    h(
      "button",
      {
        type: "button", class: "icon-button", dataset: { key: "trouble" }, title: "Trouble: faults on demand", "aria-haspopup": "menu",
        "aria-label": "Trouble: faults on demand", onclick: (event) => acts.trouble(event.currentTarget),
      },
      icon("bolt"),
    )));
}

function userMenu(at, acts) {
  const users = [...state.users.values()].filter((user) => user.switchable && user.id !== state.bot.id);
  openMenu([{ heading: "Be somebody else" }, ...users.map((user) => ({
    label: nameOf(user.id), detail: user.note, checked: user.id === state.me, before: avatar(user, 28), run: () => user.id === state.me || acts.switchUser(user.id),
  }))], at, "Switch user");
}

function themeMenu(at, acts) {
  openMenu([{ heading: "Theme" }, ...[["system", "Like the system"], ["light", "Light"], ["dark", "Dark"]].map(([theme, label]) => ({
    label, checked: acts.theme() === theme, run: () => acts.setTheme(theme),
  }))], at, "Theme");
}

/** The intro above a channel's first message. */
export function intro(channel, extra) {
  const box = h("div", { class: "intro" });
  const direct = channel.guild_id === null;
  const title = direct ? channelName(channel) : isThread(channel) ? channelName(channel) : `Welcome to #${channelName(channel)}`;
  const words = direct ? `This is the beginning of your direct messages with ${channelName(channel)}.`
    : isThread(channel) ? "This is the beginning of this thread." : `This is the beginning of #${channelName(channel)}.`;
  return append(
    box,
    [
      h("div", { class: "intro-mark", "aria-hidden": "true" }, icon(direct ? "message" : isThread(channel) ? "thread" : "hash")),
      h("h2", null, title), h("p", null, words), extra ?? null,
    ],
  );
}
