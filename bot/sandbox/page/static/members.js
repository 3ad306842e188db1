// Who is here: the list at the right, and what can be done with a user.

import { h, icon, replace } from "./dom.js";
import { avatar, roleColours } from "./people.js";
import { commandsHere, nameOf, on, state } from "./store.js";
import { openMenu } from "./menus.js";

/** Draws the members and keeps them current. `acts`: {messageBot, menu(name, type, target), mention(id)}. */
export function members(acts) {
  for (const event of ["hello", "opened", "bot"]) on(event, () => draw(acts));
  document.getElementById("members").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = [...event.currentTarget.querySelectorAll("button.member")];
    const at = all.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    all[(at + step + all.length) % all.length].focus();
  });
}

function draw(acts) {
  const aside = document.getElementById("members");
  const guild = state.guilds.get(state.guildId);
  const ids = guild ? [...guild.members.keys()] : (state.channels.get(state.channelId)?.recipient ? [
    state.channels.get(state.channelId).recipient.id, state.me,
  ] : [state.me]);
  const focus = aside.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  replace(aside, h("h2", { class: "sr-only" }, "Members"), groups(guild, ids).map(([title, users]) => [
    h("h3", { class: "group" }, `${title} — ${users.length}`),
    h("ul", { class: "links" }, users.map((id) => h("li", null, member(id, guild, acts)))),
  ]));
  if (focus) [...aside.querySelectorAll("button.member")].find((node) => node.dataset.key === focus)?.focus({ preventScroll: true });
}

function groups(guild, ids) {
  const named = new Map();
  for (const id of ids.filter((id) => state.users.has(id))) {
    const title = id === state.bot.id ? "Bot" : top(guild, id) ?? "Members";
    if (!named.has(title)) named.set(title, []);
    named.get(title).push(id);
  }
  for (const users of named.values()) users.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  return [...named].sort(([a], [b]) => (a === "Bot" ? -1 : b === "Bot" ? 1 : (a === "Members") - (b === "Members") || a.localeCompare(b)));
}

function top(guild, id) {
  const roles = (guild?.members.get(id)?.roles ?? []).map((role) => state.roles.get(role)).filter(Boolean);
  return roles.sort((a, b) => b.position - a.position)[0]?.name;
}

function member(id, guild, acts) {
  const user = state.users.get(id);
  const away = id === state.bot.id && state.bot.state !== "online";
  const role = (guild?.members.get(id)?.roles ?? []).map((key) => state.roles.get(key)).find((r) => r?.color);
  return h("button", {
    type: "button", class: `member ${away ? "away" : ""}`, dataset: { key: id }, "aria-haspopup": "menu",
    onclick: (event) => userMenu(id, event.currentTarget, acts),
    oncontextmenu: (event) => { event.preventDefault(); userMenu(id, { x: event.clientX, y: event.clientY }, acts); },
  }, avatar(user, 32), h("span", { class: "member-text" },
    h(
      "span", { class: "member-name", style: role ? roleColours(role.color) ?? {} : {} }, nameOf(id),
      user.bot ? [" ", h("span", { class: "app-tag" }, "APP")] : null, id === state.me ? h("small", null, " (you)") : null,
    ),
    away ? h("small", null, state.bot.state === "starting" ? "starting" : "away") : user.bot ? h("small", null, "Ask by mention, or /help") : null));
}

/** The menu on a user, at a point or an element. */
export function userMenu(id, at, acts) {
  const user = state.users.get(id);
  if (!user) return;
  const apps = commandsHere(2);
  openMenu([
    { heading: nameOf(id) },
    { label: "Mention", icon: "at", run: () => acts.mention(id) },
    id === state.bot.id ? { label: "Message", icon: "message", run: acts.messageBot } : null,
    user.switchable && id !== state.me ? { label: `Be ${nameOf(id)}`, icon: "person", run: () => acts.switchUser(id) } : null,
    { label: "Copy user ID", icon: "copy", run: () => acts.copy(id) },
    apps.length ? "-" : null,
    apps.length ? { heading: "Apps" } : null,
    ...apps.map((command) => ({ label: command.name, before: icon("app"), run: () => acts.menu(command.name, 2, id) })),
  ], at, `Actions for ${nameOf(id)}`);
}
