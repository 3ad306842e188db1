// Mentions in the text box: suggested after "@" and "#", written as names, sent as Discord's own marks.

import { icon } from "./dom.js";
import { avatar } from "./people.js";
import { channelName, nameOf, state } from "./store.js";

const MOST = 10;

/** What may be mentioned here: users, roles and channels as `{mark, name, kind, id}`. */
function everyone() {
  const guild = state.guilds.get(state.guildId);
  const channel = state.channels.get(state.channelId);
  const users = guild ? [...guild.members.keys()] : [
    state.me, ...(channel?.recipients ?? [channel?.recipient]).filter(Boolean).map((user) => user.id),
  ];
  const found = users.filter((id) => state.users.has(id)).map((id) => ({ mark: `<@${id}>`, name: `@${nameOf(id)}`, kind: "user", id }));
  for (const role of guild?.roles ?? []) if (role.id !== guild.id && !role.managed) found.push({
    mark: `<@&${role.id}>`, name: `@${role.name}`, kind: "role", id: role.id,
  });
  for (const { id } of guild?.channels ?? []) found.push({ mark: `<#${id}>`, name: `#${channelName(state.channels.get(id))}`, kind: "channel", id });
  return found;
}

/**
 * Suggestions for what is being typed before the cursor.
 * @returns {{start: number, items: object[]}|null} where the mention begins, and items for `Suggestions`
 */
export function suggestMentions(text, cursor, choose) {
  const typed = /(^|[\s(])([@#])([^@#\n]{0,32})$/u.exec(text.slice(Math.max(0, cursor - 40), cursor));
  if (!typed || /\s$/.test(typed[3])) return null;
  const start = cursor - typed[3].length - 1;
  const wanted = typed[3].toLowerCase();
  const fits = everyone().filter((entry) => entry.name.startsWith(typed[2]) && rank(entry, wanted) < 3);
  fits.sort((a, b) => (b.id === state.bot.id) - (a.id === state.bot.id) || rank(a, wanted) - rank(b, wanted));
  const items = fits.slice(0, MOST).map((entry) => ({
    title: entry.kind === "user" ? entry.name.slice(1) : entry.name,
    detail: entry.kind === "role" ? "role" : entry.kind === "user" ? state.users.get(entry.id).username : "",
    before: entry.kind === "user" ? avatar(state.users.get(entry.id), 24) : icon(entry.kind === "role" ? "role" : "hash"),
    run: () => choose(start, cursor, `${entry.name} `),
  }));
  return items.length ? { start, items, heading: typed[2] === "@" ? "Members and roles" : "Channels" } : null;
}

function rank(entry, wanted) {
  const name = entry.name.slice(1).toLowerCase();
  const user = entry.kind === "user" ? state.users.get(entry.id).username.toLowerCase() : name;
  if (name.startsWith(wanted) || user.startsWith(wanted)) return 0;
  if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
  return name.includes(wanted) ? 2 : 3;
}

/** The text as it is sent: names become marks, except inside code. */
export function toMarks(text) {
  const known = everyone().sort((a, b) => b.name.length - a.name.length);
  const names = new Map(known.map((entry) => [entry.name.toLowerCase(), entry.mark]).reverse());
  if (!names.size || !/[@#]/.test(text)) return text;
  const pattern = new RegExp(
    `(\`\`\`[^]*?\`\`\`|\`[^\`\\n]*\`)|(?<![\\p{L}\\p{N}<@#])(${known.map((entry) => escape(entry.name)).join("|")})(?![\\p{L}\\p{N}_])`,
    "giu",
  );
  return text.replace(pattern, (whole, code) => code ?? names.get(whole.toLowerCase()) ?? whole);
}

/** The text as it is edited: marks become names. */
export function toNames(text) {
  const marks = new Map(everyone().map((entry) => [entry.mark, entry.name]));
  return text.replace(/<(@!?|@&|#)(\d+)>/g, (whole, kind, id) => marks.get(`<${kind === "@!" ? "@" : kind}${id}>`) ?? whole);
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, (character) => (character === "-" ? "\\x2d" : `\\${character}`));
}
