// The messages of one channel: grouped, divided by day, kept where the reader is.

import { h, icon, replace } from "./dom.js";
import { renderMessage } from "./message.js";
import { pendingArticle } from "./outbox.js";
import { Position } from "./position.js";
import { byId, history, on, state } from "./store.js";

const COMMAND = 2; // Discord's type of an interaction
const GROUP_WITHIN = 7 * 60 * 1000;
const NEAR_START = 600;
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

export class Timeline {
  /**
   * @param {object} parts `scroller`, `jump`: elements; `context(message)`: what `renderMessage` gets;
   *   `decorate(article, message)`: hangs menus on an article; `loadOlder(channelId)`; `outbox`
   */
  constructor(parts) {
    Object.assign(this, parts);
    this.list = h("div", { class: "message-list" });
    this.scroller.append(this.list);
    this.nodes = new Map();
    this.channel = null;
    this.missed = 0;
    this.position = new Position(this.scroller, this.list);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.scroller.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("settled", () => this.sync());
    this.jump.addEventListener("click", () => this.toEnd());
    on("messages", (change) => change.channel === this.channel && this.changed(change));
    on("outbox", () => this.sync());
  }

  /** Shows a channel, from its first unread message or its end. */
  show(channelId) {
    this.channel = channelId;
    this.nodes.clear();
    this.list.replaceChildren();
    this.missed = 0;
    this.position.atEnd = true;
    this.placed = false;
    this.sync();
  }

  /** Shows nothing, until `show`. */
  leave() {
    this.channel = null;
    this.nodes.clear();
    this.list.replaceChildren();
  }

  changed({ kind, message }) {
    const own = kind === "new" && isOwn(message);
    if (kind === "new" && !own && !this.position.atEnd) this.missed += 1;
    this.sync();
    if (own) this.toEnd();
  }

  /** Makes the elements what the store says; those of unchanged messages stay. */
  sync() {
    if (this.channel === null) return;
    const held = history(this.channel);
    this.scroller.setAttribute("aria-busy", String(!held.fresh));
    const focus = this.focusMark();
    const wanted = [];
    if (held.fresh && !held.more) wanted.push(this.keyed("start", this.channel, () => this.intro(this.channel)));
    if (held.more) wanted.push(this.keyed("loading", "", () => h("p", { class: "loading-more" }, "Loading earlier messages…")));
    if (!held.fresh && !held.list.length) wanted.push(this.keyed("skeleton", "", skeleton));
    let before = null;
    let isNew = false;
    for (const message of held.list) {
      const day = DAY.format(new Date(message.timestamp));
      const fresh = held.firstUnread !== null && !isNew && byId(message.id, held.firstUnread) >= 0;
      const sameDay = before !== null && day === DAY.format(new Date(before.timestamp));
      if (!sameDay) wanted.push(this.keyed(`day ${day}`, day, () => divider(day)));
      if (fresh) {
        isNew = true;
        wanted.push(this.keyed("new", held.firstUnread, () => divider("New", "divider-new")));
      }
      wanted.push(this.article(message, sameDay && !fresh && joins(before, message)));
      before = message;
    }
    for (const entry of this.outbox.of(this.channel)) wanted.push(this.keyed(
      entry.key, entry.version, () => pendingArticle(entry, this.context(entry.message)),
    ));
    this.place(wanted);
    this.refocus(focus);
    if (!this.placed && held.fresh) this.placeFirst();
    this.position.hold();
    this.showJump();
  }

  article(message, grouped) {
    const known = this.nodes.get(message.id);
    if (known && ((known.message === message && known.grouped === grouped) || inUse(known.node))) return known;
    let node;
    try {
      node = renderMessage(message, { ...this.context(message), grouped });
    } catch (error) {
      console.error("message", message.id, error);
      node = h("article", { class: "message", dataset: { id: message.id } }, h("p", null, "This message cannot be shown."));
    }
    node.tabIndex = -1;
    node.querySelector(".trouble")?.replaceChildren(...(known?.node.querySelector(".trouble")?.childNodes ?? []));
    this.decorate(node, message);
    return { key: message.id, node, message, grouped };
  }

  keyed(key, version, make) {
    const known = this.nodes.get(key);
    return known?.version === version ? known : { key, version, node: make() };
  }

  place(wanted) {
    const nodes = new Map(wanted.map((entry) => [entry.key, entry]));
    for (const [key, entry] of this.nodes) if (nodes.get(key)?.node !== entry.node) entry.node.remove();
    let at = this.list.firstChild;
    for (const { node } of wanted) {
      if (node === at) at = at.nextSibling;
      else this.list.insertBefore(node, at);
    }
    this.nodes = nodes;
    const articles = this.articles();
    if (articles.length && !articles.some((node) => node.tabIndex === 0)) articles.at(-1).tabIndex = 0;
  }

  /** Which control of which message has the focus, so that its successor gets it, or the message next to one that went. */
  focusMark() {
    const article = document.activeElement?.closest?.("article[data-id]");
    if (!article || !this.list.contains(article)) return null;
    const inside = [...article.querySelectorAll("button, select, a, input, [tabindex]")];
    return { article, id: article.dataset.id, index: inside.indexOf(document.activeElement), at: this.articles().indexOf(article) };
  }

  refocus(mark) {
    if (!mark || mark.article.isConnected) return;
    const node = this.nodes.get(mark.id)?.node;
    const inside = node ? [...node.querySelectorAll("button, select, a, input, [tabindex]")] : [];
    const all = this.articles();
    (inside[mark.index] ?? node ?? all[Math.min(mark.at, all.length - 1)])?.focus({ preventScroll: true });
  }

  placeFirst() {
    this.placed = true;
    const mark = this.nodes.get("new")?.node;
    this.position.toEnd();
    if (mark && mark.offsetTop < this.scroller.scrollTop) this.position.goTo(mark.offsetTop - 24);
  }

  scrolled() {
    this.position.note();
    if (this.position.atEnd) this.missed = 0;
    this.showJump();
    const held = history(this.channel);
    if (this.scroller.scrollTop < NEAR_START && held.more && !held.loading) this.loadOlder(this.channel);
  }

  /** Goes to the newest message. */
  toEnd() {
    this.missed = 0;
    this.position.toEnd();
    this.showJump();
  }

  /** Brings a message into view and marks it for a moment; false when it is not held. */
  reveal(messageId) {
    const node = this.nodes.get(messageId)?.node;
    if (!node) return false;
    this.position.goTo(node);
    node.focus({ preventScroll: true });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
    return true;
  }

  showJump() {
    this.jump.hidden = this.missed === 0 && !this.position.isFar;
    const words = this.missed ? `${this.missed} new ${this.missed === 1 ? "message" : "messages"}` : "Jump to the newest";
    if (this.jump.textContent !== words) replace(this.jump, words, icon("chevron"));
    this.jump.classList.toggle("jump-new", this.missed > 0);
  }

  articles() {
    return [...this.list.querySelectorAll(":scope > article[data-id]")];
  }

  /** Arrow keys walk from message to message. */
  key(event) {
    const here = event.target.closest("article[data-id]");
    if (!here || event.target !== here) return;
    const all = this.articles();
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -all.length, End: all.length }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(here) + step))];
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}

/** Whether a list of it is open or a control of it waits: its next version is shown once that has settled. */
function inUse(article) {
  return article.querySelector(".control[aria-expanded=true], [aria-busy=true]") !== null;
}

/** Whether it is by the one who looks, or what the bot says to that one's command. */
function isOwn(message) {
  const used = message.interaction;
  return message.author.id === state.me || (used?.user.id === state.me && used.kind === COMMAND);
}

function joins(before, message) {
  return (
    before.author.id === message.author.id &&
    !message.message_reference && !message.interaction && !message.ephemeral && !before.ephemeral &&
    [0, 19, 20].includes(message.type) && [0, 19, 20].includes(before.type) &&
    new Date(message.timestamp) - new Date(before.timestamp) < GROUP_WITHIN
  );
}

function divider(text, extra = "") {
  return h("div", { class: `divider ${extra}`, role: "separator", "aria-label": text }, h("span", null, text));
}

function skeleton() {
  return h(
    "div", { class: "skeleton", "aria-label": "Loading messages" },
    ...[70, 45, 85, 60].map((width) => h("div", null, h("i", null), h("b", { style: { width: `${width}%` } }))),
  );
}
