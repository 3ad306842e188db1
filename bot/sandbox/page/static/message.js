// A message from Discord's JSON: who wrote it and when, what it answers, what it says and shows, what can be pressed.

import { h, icon } from "./dom.js";
import { renderAttachments } from "./attachments.js";
import { renderComponents } from "./components.js";
import { dots, use } from "./controls.js";
import { renderEmbeds } from "./embeds.js";
import { renderMarkdown } from "./markdown.js";
import { goTo, written } from "./markdown_pieces.js";
import { avatar, nameElement, nameOf, roleColours } from "./people.js";

export { avatar, nameOf } from "./people.js";

const THREAD_CREATED = 18;
const THREAD_STARTER = 21;
const WRITTEN = new Set([0, 19, 20, 23]);
const [EPHEMERAL, LOADING, COMPONENTS_V2] = [1 << 6, 1 << 7, 1 << 15];
const PREVIEW = 160;

/**
 * A message as an article.
 * @param {object} message Discord's JSON with the keys of the page: `ephemeral`, `loading`, `interaction`, `pings_me`
 * @param {object} context `me`, `users`, `channels`, `roles`, `guildId` to name what is mentioned; `act`, `openChannel`,
 *   `jumpTo` for what is pressed; `grouped` for one that follows another of the same author
 * @returns {HTMLElement} `<article class="message" data-id>`
 */
export function renderMessage(message, context = {}) {
  if (message.type === THREAD_STARTER && message.referenced_message) return threadStarter(message, context);
  if (!WRITTEN.has(message.type ?? 0)) return notice(message, context);
  const within = naming(message, context);
  const ephemeral = message.ephemeral ?? Boolean(message.flags & EPHEMERAL);
  const above = replyLine(message, within) ?? interactionLine(message);
  const grouped = context.grouped && !above;
  const classes = ["message", grouped && "grouped", message.pings_me && "ping", ephemeral && "ephemeral"].filter(Boolean);
  const at = new Date(message.timestamp);
  return h(
    "article",
    { class: classes.join(" "), dataset: { id: message.id, author: message.author?.id }, "aria-label": `${nameOf(message.author, message.member)}, ${timeInWords(at, context)}` },
    above,
    grouped ? timeOf(at, written(at, "t"), "message-time-aside") : avatar(message.author, 40),
    h("div", { class: "message-main" }, !grouped && head(message, at, context), body(message, within), ephemeral && ephemeralFoot(message, context), h("div", { class: "trouble", role: "alert" })),
  );
}

/** The message a thread began with, at the thread's top: what is pressed in it counts where it was written. */
function threadStarter(message, context) {
  const article = renderMessage({ ...message.referenced_message, thread: null }, { ...context, grouped: false });
  article.dataset.id = message.id;
  return article;
}

/** A context that also knows whom a message mentions, and whether it may call everyone. */
function naming(message, context) {
  return { ...context, everyone: message.mention_everyone === true, mentioned: new Map((message.mentions ?? []).map((user) => [user.id, user])) };
}

function head(message, at, context) {
  const colours = roleColours(message.member?.color);
  return h(
    "header",
    { class: "message-head" },
    nameElement(nameOf(message.author, message.member), { class: "author", style: colours ?? {}, dataset: { user: message.author?.id } }),
    message.author?.bot && appTag(),
    timeOf(at, timeInWords(at, context), "message-time"),
  );
}

function appTag() {
  return h("span", { class: "app-tag", title: "An app, not a person" }, "APP");
}

function body(message, context) {
  if (message.loading ?? Boolean(message.flags & LOADING)) {
    return h("div", { class: "thinking", role: "status" }, dots(), `${nameOf(message.author, message.member)} is thinking…`);
  }
  const made = message.flags & COMPONENTS_V2;
  const edited = message.edited_timestamp && editedMark(message);
  return [
    !made && message.content && textOf(message, context, edited),
    !made && renderAttachments(message, context),
    !made && renderEmbeds(message, context),
    renderComponents(message, context),
    edited && (made || !message.content) && h("div", null, edited),
    reactions(message, context),
    threadChip(message, context),
  ];
}

/** The text, with "(edited)" behind its last line. */
function textOf(message, context, edited) {
  const text = h("div", { class: "md message-text" }, renderMarkdown(message.content, context));
  const last = text.lastElementChild;
  if (edited) (last?.classList.contains("md-text") ? last : text).append(" ", edited);
  return text;
}

function editedMark(message) {
  const at = new Date(message.edited_timestamp);
  return timeOf(at, "(edited)", "edited", `Edited ${written(at, "F")}`);
}

function timeOf(at, shown, name, title = written(at, "F")) {
  return Number.isNaN(at.getTime()) ? null : h("time", { class: name, datetime: at.toISOString(), title }, shown);
}

/** When a message came: "10:21" today, "Yesterday, 10:21", else the date and the time. */
export function timeInWords(at, context = {}) {
  if (Number.isNaN(at.getTime())) return "";
  const now = new Date(typeof context.now === "function" ? context.now() : Date.now());
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return written(at, "t");
  return days === 1 ? `Yesterday, ${written(at, "t")}` : written(at, "s");
}

function replyLine(message, context) {
  if (message.type !== 19) return null;
  const target = message.referenced_message;
  if (!target) return h("div", { class: "above reply" }, icon("reply"), h("i", null, "Original message was deleted"));
  const jump = () => goTo({ ...context, openChannel: (id) => (id === message.channel_id ? null : context.openChannel?.(id)) }, target.channel_id, target.id);
  const name = nameOf(target.author, target.member);
  const words = previewOf(target, naming(target, context));
  return h(
    "button",
    { type: "button", class: "above reply", onclick: jump, "aria-label": `In reply to ${name}: ${words}` },
    icon("reply"), avatar(target.author, 16), nameElement(name), h("bdi", { class: "preview" }, words),
  );
}

/** The first words of a message in one line, without marks; what a spoiler covers stays covered. */
export function previewOf(message, context = {}) {
  const text = message.content || firstText(message.components) || message.embeds?.find((embed) => embed.title || embed.description)?.title || "";
  const shown = renderMarkdown(String(text).slice(0, 4 * PREVIEW), context);
  for (const covered of shown.querySelectorAll(".spoiler")) covered.replaceChildren("▇▇▇");
  for (const label of shown.querySelectorAll(".md-block-head")) label.remove();
  for (const block of [...shown.children]) block.append(" ");
  const words = shown.textContent.replace(/\s+/g, " ").trim();
  if (words) return words.length > PREVIEW ? `${words.slice(0, PREVIEW)}…` : words;
  return message.attachments?.length ? "An attachment" : "A message without text";
}

function firstText(components) {
  const waiting = Array.isArray(components) ? [...components] : [];
  for (let looked = 0; waiting.length && looked < 100; looked += 1) {
    const part = waiting.shift();
    if (part?.type === 10 && part.content) return part.content;
    if (Array.isArray(part?.components)) waiting.unshift(...part.components);
  }
  return "";
}

const SENT = 5;

function interactionLine(message) {
  const used = message.interaction;
  if (!used?.user) return null;
  const what = used.name || "this";
  return h("div", { class: "above interaction" }, icon("reply"), avatar(used.user, 16), nameElement(nameOf(used.user, used.user.member)), used.kind === SENT ? " sent " : " used ", h("bdi", { class: "used" }, what));
}

function reactions(message, context) {
  const found = message.reactions ?? [];
  return found.length > 0 && h("div", { class: "reactions" }, found.map((reaction) => reactionOf(reaction, message, context)));
}

function reactionOf({ emoji, count, me }, message, context) {
  const shown = emoji.id ? `:${emoji.name}:` : emoji.name;
  const label = `${shown}, ${count} ${count === 1 ? "reaction" : "reactions"}${me ? ", one of them yours" : ""}`;
  const button = h("button", { type: "button", class: "reaction", "aria-pressed": String(Boolean(me)), "aria-label": label }, h("span", null, shown), h("span", null, count));
  const key = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
  button.addEventListener("click", () => use(button, message, context, "react", { emoji: key, add: !me }));
  return button;
}

function threadChip(message, context) {
  const { thread } = message;
  if (!thread) return null;
  const count = thread.message_count ?? 0;
  return h(
    "button",
    { type: "button", class: "thread-chip", onclick: () => context.openChannel?.(thread.id) },
    icon("thread"), h("bdi", null, thread.name ?? "Thread"), h("span", { class: "thread-count" }, `Thread · ${count} ${count === 1 ? "message" : "messages"}`),
  );
}

function ephemeralFoot(message, context) {
  const dismiss = h("button", { type: "button", class: "md-link" }, "Dismiss message");
  dismiss.addEventListener("click", () => use(dismiss, message, context, "dismiss", {}));
  return h("div", { class: "ephemeral-foot" }, icon("eye"), "Only you can see this · ", dismiss);
}

/** What Discord itself says, such as that a thread was started. */
function notice(message, context) {
  const at = new Date(message.timestamp);
  const name = nameElement(nameOf(message.author, message.member));
  const threadId = message.message_reference?.channel_id;
  let words = [name, " did something this page does not show."];
  if (message.type === THREAD_CREATED) {
    const open = h("button", { type: "button", class: "md-link", onclick: () => context.openChannel?.(threadId) }, h("bdi", null, message.content || "a thread"));
    words = [name, " started a thread: ", threadId ? open : h("bdi", null, message.content)];
  } else if (message.type === THREAD_STARTER) {
    words = ["The message this thread began with was deleted."];
  } else if (message.type === 7) {
    words = [name, " joined the server."];
  } else if (message.content) {
    words = [name, ": ", h("bdi", null, message.content)];
  }
  return h(
    "article",
    { class: "message notice", dataset: { id: message.id }, "aria-label": `Notice, ${timeInWords(at, context)}` },
    icon(message.type === THREAD_CREATED || message.type === THREAD_STARTER ? "thread" : "info"),
    h("div", { class: "message-main" }, h("span", null, words), " ", timeOf(at, timeInWords(at, context), "message-time")),
  );
}
