// What the page knows: who is here, the channels, the messages seen so far. Changed by frames, read by the parts.

import { nameOf as called } from "./people.js";

const listeners = new Map();

/** Calls `listener(detail)` whenever `emit` names that event. */
export function on(event, listener) {
  if (!listeners.has(event)) listeners.set(event, new Set());
  listeners.get(event).add(listener);
}

/** Tells everyone who listens to an event. */
export function emit(event, detail) {
  for (const listener of listeners.get(event) ?? []) listener(detail);
}

/** All state of the page; filled by `hello`, emptied by `forget`. */
export const state = {
  me: null,
  users: new Map(),
  guilds: new Map(),
  dms: [],
  channels: new Map(),
  roles: new Map(),
  commands: [],
  permissions: {},
  bot: { id: null, state: "starting", text: "" },
  limits: { content: 2000, file: 10 * 1024 * 1024 },
  connected: false,
  everConnected: false, // as this user
  caughtUp: false,
  guildId: null,
  channelId: null,
  histories: new Map(),
  typing: new Map(),
};

/** Which of two ids is older: negative, zero or positive, as for `sort`. */
export function byId(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Takes in the frame that says everything but messages. */
export function hello(frame) {
  state.me = frame.me;
  state.users = new Map(frame.users.map((user) => [user.id, user]));
  state.guilds = new Map();
  state.channels = new Map();
  state.roles = new Map();
  for (const guild of frame.guilds) {
    const members = new Map(guild.members.map((member) => [member.user, member]));
    state.guilds.set(guild.id, { ...guild, members });
    for (const role of guild.roles) state.roles.set(role.id, role);
    for (const channel of guild.channels) {
      keep(channel, guild.id);
      for (const thread of channel.threads ?? []) keep({ ...thread, parent_id: thread.parent_id ?? channel.id }, guild.id);
    }
  }
  state.dms = frame.dms;
  for (const channel of frame.dms) keep(channel, null);
  state.commands = frame.commands;
  state.permissions = frame.permissions ?? {};
  state.bot = frame.bot;
  state.limits = { ...state.limits, ...frame.limits };
  emit("hello");
}

/** Notes a channel, such as a direct conversation just opened. */
export function keep(channel, guildId) {
  const known = state.channels.get(channel.id);
  state.channels.set(channel.id, { ...channel, guild_id: guildId, unread: channel.unread ?? known?.unread ?? 0, pinged: channel.mentions > 0 });
  if (guildId === null && !state.dms.some((dm) => dm.id === channel.id)) state.dms.push(channel);
}

/** Drops what one user saw, before another looks. */
export function forget() {
  state.histories.clear();
  state.typing.clear();
}

/** The messages of a channel that the page holds: `{list, more, fresh}`, oldest first. */
export function history(channelId) {
  if (!state.histories.has(channelId)) state.histories.set(channelId, { list: [], more: false, fresh: false, firstUnread: null });
  return state.histories.get(channelId);
}

/** Takes in the newest messages of a channel: what they do not hold of the same stretch was deleted meanwhile. */
export function refresh(channelId, messages, more) {
  const held = history(channelId);
  const oldest = messages[0]?.id;
  const older = oldest ? held.list.filter((message) => byId(message.id, oldest) < 0) : [];
  const joined = held.list.some((message) => message.id === oldest);
  held.list = joined ? [...older, ...messages] : [...messages];
  if (!joined) held.more = more;
  held.fresh = true;
  emit("messages", { channel: channelId, kind: "refresh" });
}

/** Puts older messages before those held. */
export function prepend(channelId, messages, more) {
  const held = history(channelId);
  const known = new Set(held.list.map((message) => message.id));
  held.list = [...messages.filter((message) => !known.has(message.id)), ...held.list];
  held.more = more;
  emit("messages", { channel: channelId, kind: "prepend" });
}

/** Takes in a message that is new or has changed; returns whether it is new. */
export function receive(message) {
  const held = history(message.channel_id);
  const at = held.list.findIndex((known) => known.id === message.id);
  if (at >= 0) {
    held.list[at] = message;
  } else {
    held.list.push(message);
    if (held.list.length > 1 && byId(held.list.at(-2).id, message.id) > 0) held.list.sort((a, b) => byId(a.id, b.id));
    state.typing.get(message.channel_id)?.delete(message.author.id);
  }
  emit("messages", { channel: message.channel_id, kind: at >= 0 ? "change" : "new", message });
  return at < 0;
}

/** Takes a message away, and its words from the answers to it. */
export function remove(channelId, id) {
  const held = history(channelId);
  const left = held.list.filter((message) => message.id !== id);
  held.list = left.map((message) => (message.referenced_message?.id === id ? { ...message, referenced_message: null } : message));
  emit("messages", { channel: channelId, kind: "delete" });
}

/** A message the page holds, or undefined. */
export function messageOf(channelId, id) {
  return history(channelId).list.find((message) => message.id === id);
}

/** How a user is called here: nickname, display name or name. */
export function nameOf(userId, guildId = state.guildId) {
  return called(state.users.get(userId), state.guilds.get(guildId)?.members.get(userId));
}

/** How a channel is called: "#general", "Career bot" for a conversation, a post's title. */
export function channelName(channel) {
  if (channel.recipient) return nameOf(channel.recipient.id, null);
  if (channel.type === 3) return (channel.recipients ?? []).map((user) => user.global_name ?? user.username).join(", ") || "Group";
  return channel.name ?? "channel";
}

/** Whether this user holds a permission in a channel, such as "manage_messages". */
export function may(channelId, permission) {
  return (state.permissions[channelId] ?? []).includes(permission);
}

/** The commands of a type (1 slash, 2 on users, 3 on messages) offered where one is. */
export function commandsHere(type) {
  const here = (command) => (state.guildId === null ? command.dm !== false : !command.guilds || command.guilds.includes(state.guildId));
  return state.commands.filter((command) => (command.type ?? 1) === type && here(command));
}

export const FORUM = 15;

/** Whether a channel is a thread or a forum's post. */
export function isThread(channel) {
  return [10, 11, 12].includes(channel?.type);
}
