// What a select offers: its own options, or the people, roles and channels of the page.

import { icon } from "./dom.js";
import { emojiOf } from "./controls.js";
import { avatar, nameOf } from "./people.js";

/** The choices of a select of type 3, 5, 6, 7 or 8, each `{value, label, description, emoji}`. */
export function choicesOf(select, context) {
  if (select.type === 3) return (select.options ?? []).map((option) => ({ ...option, emoji: emojiOf(option.emoji) }));
  const people = [...(context.users?.values() ?? [])].map((user) => ({
    value: user.id, label: context.nameOf?.(user.id) ?? nameOf(user), description: `@${user.username}`, emoji: avatar(user, 20),
  }));
  const roles = [...(context.roles?.values() ?? [])]
    .filter((role) => role.id !== context.guildId && (!role.guild_id || role.guild_id === context.guildId))
    .map((role) => ({ value: role.id, label: `@${role.name}`, emoji: icon("role") }));
  if (select.type === 5) return people;
  if (select.type === 6) return roles;
  if (select.type === 7) return [...people, ...roles];
  const types = select.channel_types?.length ? select.channel_types : null;
  return [...(context.channels?.values() ?? [])]
    .filter((channel) => channel.name && (types ? types.includes(channel.type) : true) && (channel.guild_id ?? null) === (context.guildId ?? null))
    .map((channel) => ({ value: channel.id, label: channel.name, emoji: icon(channel.type === 15 ? "forum" : channel.thread_metadata ? "thread" : "hash") }));
}
