// The small things inside a text: mentions, times, links, spoilers, code.

import { h, icon, safeLink } from "./dom.js";
import { isVisible, nameOf, roleColours } from "./people.js";

const MESSAGE_LINK = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?\/?$/;

/** The element for a token of the lexer that is neither text nor mark; `inLink`, nothing that can be pressed. */
export function pieceOf(token, context, inLink = false) {
  switch (token.kind) {
    case "code":
      return h("code", { class: "md-code" }, token.value);
    case "fence":
      return codeBlock(token.code, token.language);
    case "link":
      return inLink ? token.value : bareLink(token, context);
    case "user":
      return userMention(token.value, context);
    case "role":
      return roleMention(token.value, context);
    case "channel":
      return channelMention(token.value, context, inLink);
    case "command":
      return commandMention(token.value, context, inLink);
    case "everyone":
      return context.everyone === false ? token.value : h("span", { class: "mention mention-me" }, token.value);
    case "emoji":
      return h("span", { class: "emoji-custom", role: "img", "aria-label": `:${token.value}:` }, `:${token.value}:`);
    case "time":
      return timeOf(token, context);
    default:
      return token.source ?? token.value ?? "";
  }
}

function userMention(id, context) {
  const user = context.mentioned?.get(id) ?? context.users?.get(id);
  const name = context.nameOf?.(id) ?? (user ? nameOf(user, user.member) : null);
  const mine = id === context.me;
  return h("span", { class: mine ? "mention mention-me" : "mention", dataset: { user: id } }, "@", h("bdi", null, isVisible(name) ? name : "unknown user"));
}

function roleMention(id, context) {
  const role = context.roles?.get(id);
  const colours = roleColours(role?.colors?.primary_color || role?.color);
  return h("span", { class: "mention mention-role", style: colours ?? {} }, "@", h("bdi", null, role?.name ?? "unknown role"));
}

function channelMention(id, context, inLink) {
  const channel = context.channels?.get(id);
  if (!channel) return h("span", { class: "mention" }, "#unknown");
  const shown = [channel.thread_metadata ? icon("thread") : "#", h("bdi", null, channel.name ?? "conversation")];
  if (inLink || !context.openChannel) return h("span", { class: "mention" }, shown);
  return h("button", { type: "button", class: "mention", onclick: () => context.openChannel(id) }, shown);
}

function commandMention(name, context, inLink) {
  if (inLink || !context.act) return h("span", { class: "mention" }, `/${name}`);
  const write = () => Promise.resolve(context.act("compose", { text: `/${name}` })).catch(() => undefined);
  return h("button", { type: "button", class: "mention", title: "Write this command", onclick: write }, `/${name}`);
}

function bareLink(token, context) {
  const address = safeLink(token.value);
  return address ? linkTo(address, context, [token.value]) : token.source;
}

/**
 * A link to another page; a link to a message or channel of this Discord goes there instead.
 * @param {string} address an http or https address
 * @param {Array<Node|string>} words what it shows
 */
export function linkTo(address, context, words, title) {
  const [, channelId, messageId] = MESSAGE_LINK.exec(address) ?? [];
  const channel = channelId && context.channels?.get(channelId);
  if (channel && context.openChannel) {
    const shown = words.length === 1 && MESSAGE_LINK.test(words[0]) ? [`#${channel.name ?? "conversation"} › message`] : words;
    return h("button", { type: "button", class: "md-link", onclick: () => goTo(context, channelId, messageId) }, shown);
  }
  return h("a", { class: "md-link", href: address, title: title || address, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** Opens a channel, then brings a message of it into view. */
export async function goTo(context, channelId, messageId) {
  await context.openChannel(channelId);
  if (messageId) context.jumpTo?.(messageId);
}

/** Text that shows itself when pressed. Until then it is covered, and hidden from screen readers and the keyboard. */
export function spoiler(nodes) {
  const inside = h("span", { class: "spoiler-text", inert: true }, nodes);
  const cover = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler, press to show" }, inside);
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    cover.classList.add("shown");
    inside.inert = false;
    for (const kind of ["click", "keydown"]) cover.removeEventListener(kind, show);
  };
  for (const kind of ["click", "keydown"]) cover.addEventListener(kind, show);
  return cover;
}

function codeBlock(code, language) {
  const copy = h("button", { type: "button", class: "copy", "aria-label": "Copy code", title: "Copy code" }, icon("copy"));
  const said = h("span", { class: "copied", role: "status" });
  copy.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(code).then(() => true, () => false);
    said.textContent = done ? "Copied" : "Could not copy";
    setTimeout(() => said.replaceChildren(), 2000);
  });
  return h(
    "div",
    { class: "md-block" },
    h("div", { class: language ? "md-block-head" : "md-block-head bare" }, h("span", null, language), said, copy),
    h("pre", { tabindex: "0", role: "group", "aria-label": language ? `Code: ${language}` : "Code" }, h("code", null, code)),
  );
}

const DATE = { day: "numeric", month: "long", year: "numeric" };
const CLOCK = { hour: "2-digit", minute: "2-digit" };
const SECONDS = { ...CLOCK, second: "2-digit" };
const SHORT = { day: "2-digit", month: "2-digit", year: "numeric" };
const STYLES = {
  t: CLOCK, T: SECONDS, d: SHORT, D: DATE, f: { ...DATE, ...CLOCK }, F: { weekday: "long", ...DATE, ...CLOCK }, s: { ...SHORT, ...CLOCK }, S: { ...SHORT, ...SECONDS },
};
const UNITS = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const FORMATS = new Map();

/** A moment in one of Discord's styles (t T d D f F s S), in the reader's time zone; empty when there is none. */
export function written(date, style) {
  if (Number.isNaN(date.getTime())) return "";
  if (!FORMATS.has(style)) FORMATS.set(style, new Intl.DateTimeFormat("en-GB", STYLES[style]));
  return FORMATS.get(style).format(date);
}

/** How long ago or ahead a moment is: "in 3 days", "2 hours ago". */
export function relative(date, now = Date.now()) {
  const seconds = Math.round((date - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  return RELATIVE.format(Math.trunc(seconds / size), unit);
}

function timeOf(token, context) {
  const date = new Date(Number(token.value) * 1000);
  if (Number.isNaN(date.getTime())) return token.source;
  const style = token.more ?? "f";
  const nowOf = () => (typeof context.now === "function" ? context.now() : Date.now());
  const shown = style === "R" ? relative(date, nowOf()) : written(date, style);
  const time = h("time", { class: "md-time", datetime: date.toISOString(), title: written(date, "F") }, shown);
  if (style === "R") keepLive(time, date, nowOf);
  return time;
}

const live = new Set();
let clock = null;

/** Renews a relative time as long as it is on the page. */
function keepLive(time, date, nowOf) {
  live.add({ time, date, nowOf, born: Date.now() });
  clock ??= setInterval(() => {
    for (const held of live) {
      if (held.time.isConnected) held.time.textContent = relative(held.date, held.nowOf());
      else if (Date.now() - held.born > 60_000) live.delete(held);
    }
  }, 5000);
}
