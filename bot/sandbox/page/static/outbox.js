// What was sent and is not there yet: kept until the server has it, also over a reload when it failed.

import { h, icon } from "./dom.js";
import { renderMessage } from "./message.js";
import { emit, state } from "./store.js";

const KEY = "outbox";

/** Messages and commands on their way, or that did not get through. */
export class Outbox {
  constructor() {
    this.entries = [];
    this.number = Date.now();
  }

  /** Reads what had failed before a reload, for one user. */
  load(user) {
    this.user = user;
    let kept = [];
    try {
      kept = JSON.parse(sessionStorage.getItem(`${KEY}:${user}`) ?? "[]");
    } catch { /* nothing readable was kept */ }
    this.entries = kept.map((entry) => this.made(entry.channel, entry.what, entry.payload, entry.shown, entry.error));
    emit("outbox");
  }

  /** Those of a channel, oldest first. */
  of(channel) {
    return this.entries.filter((entry) => entry.channel === channel && (entry.what === "send" || entry.visible || entry.error));
  }

  made(channel, what, payload, shown, error = null) {
    const key = `pending-${++this.number}`;
    const author = state.users.get(state.me) ?? { id: state.me, username: "you" };
    const message = {
      id: key, channel_id: channel, type: 0, author, content: shown, timestamp: new Date().toISOString(),
      edited_timestamp: null, mentions: [], mention_roles: [], attachments: [], embeds: [], components: [], flags: 0,
      ephemeral: false, loading: false, interaction: null, pings_me: false, deletable: false, editable: false, reactions: [],
    };
    return { key, channel, what, payload, shown, message, error, visible: false, version: 0 };
  }

  /**
   * Sends, showing it at once; what fails stays, with "Try again".
   * @returns {Promise<object|null>} the answer, or null when it failed
   */
  async send(act, channel, what, payload, shown) {
    const entry = this.made(channel, what, payload, shown);
    this.entries.push(entry);
    emit("outbox");
    return this.attempt(act, entry);
  }

  async attempt(act, entry) {
    entry.error = null;
    this.touch(entry);
    const slow = setTimeout(() => { entry.visible = true; this.touch(entry); }, 400);
    try {
      const answer = await act(entry.what, entry.payload);
      this.drop(entry);
      return answer;
    } catch (error) {
      if (this.entries.includes(entry)) {
        entry.error = error.message;
        entry.uncertain = error.kind === "lost";
        this.touch(entry);
      }
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /** A message of one's own arrived: the entry that it came from goes. */
  arrived(message) {
    if (message.author.id !== state.me || message.interaction) return;
    const waiting = this.of(message.channel_id).filter((entry) => entry.what === "send" && (!entry.error || entry.uncertain));
    const found = waiting.find((entry) => entry.payload.text === message.content);
    if (found) this.drop(found);
  }

  drop(entry) {
    this.entries = this.entries.filter((other) => other !== entry);
    this.touch(entry);
  }

  touch(entry) {
    entry.version += 1;
    const kept = this.entries.filter((other) => other.error).map(({ channel, what, payload, shown, error }) => ({ channel, what, payload, shown, error }));
    try {
      sessionStorage.setItem(`${KEY}:${this.user}`, JSON.stringify(kept));
    } catch { /* storage full: it stays on the page */ }
    emit("outbox");
  }
}

/** The look of an entry: a message in waiting, with what went wrong and what can be done. */
export function pendingArticle(entry, context) {
  const article = renderMessage(entry.message, { ...context, grouped: false });
  article.classList.add("pending");
  article.classList.toggle("failed", Boolean(entry.error));
  if (!entry.error) {
    article.append(h("p", { class: "pending-note" }, entry.what === "slash" ? "Sending the command…" : "Sending…"));
    return article;
  }
  article.append(
    h("div", { class: "pending-error", role: "alert" }, icon("warning"), h("span", null, entry.error),
      h("button", { type: "button", class: "button-small", onclick: () => context.outbox.attempt(context.act, entry) }, "Try again"),
      h(
        "button", { type: "button", class: "button-small quiet", onclick: () => context.discard(entry) },
        entry.what === "send" ? "Back to the text box" : "Dismiss",
      )),
  );
  return article;
}
