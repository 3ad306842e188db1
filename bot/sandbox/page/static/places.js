// Where one is: the channel that is shown and as whom, its address, its messages.

import { toast } from "./chrome.js";
import { closeForms } from "./forms.js";
import { drawForum } from "./forum.js";
import { closeMenu } from "./menus.js";
import { address } from "./sidebar.js";
import * as store from "./store.js";

const { state } = store;
const JUMP_PAGES = 10;
const element = (id) => document.getElementById(id);

/** What the address asks for; null for what it does not say. */
export function wanted() {
  const given = new URLSearchParams(location.hash.slice(1));
  return { user: given.get("user"), channel: given.get("channel") };
}

export class Places {
  /** @param {object} page `connection`, `composer`, `timeline`, `acts`, `chrome()`, `drawer(open)` */
  constructor(page) {
    this.page = page;
    addEventListener("hashchange", () => {
      const { user, channel } = wanted();
      if (user && user !== state.me) this.switchUser(user);
      else if (state.channels.has(channel) && channel !== state.channelId) this.show(channel, { replace: true });
    });
  }

  /** Goes where the address says, where one was last, or to the first channel. */
  arrive() {
    const { channel } = wanted();
    this.show(state.channels.has(channel) ? channel : this.remembered(), { replace: true, anew: true });
  }

  remembered(guildId) {
    const all = [...state.channels.values()].filter((channel) => !guildId || channel.guild_id === guildId);
    const last = sessionStorage.getItem(`last:${state.me}:${guildId ?? ""}`);
    return (all.find((channel) => channel.id === last) ?? all.find((channel) => channel.type === 0) ?? all[0])?.id ?? null;
  }

  /** Shows a channel; `replace` leaves no step in the browser's history, `anew` even when it is shown already. */
  show(id, { replace = false, anew = false } = {}) {
    const { composer, timeline } = this.page;
    this.page.drawer(false);
    if (id !== null && !state.channels.has(id)) return toast("That channel is not there for you.", "error");
    if (id === state.channelId && !anew) return composer.text.focus();
    state.channelId = id;
    if (id === null) return this.page.chrome();
    const channel = state.channels.get(id);
    state.guildId = channel.guild_id;
    sessionStorage.setItem(`last:${state.me}:${channel.guild_id ?? "direct"}`, id);
    sessionStorage.setItem(`last:${state.me}:`, id);
    if (location.hash !== address(id)) history[replace ? "replaceState" : "pushState"](
      null, "", `${location.pathname}${location.search}${address(id)}`,
    );
    closeMenu({ refocus: false });
    const held = store.history(id);
    held.firstUnread = null;
    held.unreadBefore = channel.unread;
    this.redraw();
    composer.show(id);
    if (channel.type !== store.FORUM) {
      timeline.show(id);
      this.load(id);
    }
    store.emit("opened");
    this.page.chrome();
    if (matchMedia("(hover: hover)").matches && !document.querySelector("dialog[open]")) composer.text.focus({ preventScroll: true });
  }

  /** A forum's posts, or else the messages and the text box. */
  redraw() {
    const channel = state.channels.get(state.channelId);
    const forum = channel?.type === store.FORUM;
    element("forum").hidden = !forum;
    element("composer").hidden = forum;
    document.querySelector(".pane").hidden = forum;
    if (forum) drawForum(element("forum"), channel, this.page.acts);
  }

  /** Asks for the newest messages of a channel. */
  async load(id) {
    if (state.channels.get(id)?.type === store.FORUM) return this.redraw();
    try {
      const { messages, more } = await this.page.connection.act("open", { channel: id });
      const held = store.history(id);
      if (held.unreadBefore) held.firstUnread = messages.filter((message) => message.author.id !== state.me).at(-held.unreadBefore)?.id ?? null;
      held.unreadBefore = 0;
      store.refresh(id, messages, more);
      this.unread(id, 0);
    } catch (error) {
      if (error.kind === "refused") toast(error.message, "error");
    }
  }

  /** Asks for the messages before those held. */
  async loadOlder(id) {
    const held = store.history(id);
    if (held.loading || !held.more || !held.list.length) return;
    held.loading = true;
    try {
      const { messages, more } = await this.page.connection.act("open", { channel: id, before: held.list[0].id });
      store.prepend(id, messages, more);
    } catch { /* the next scroll tries again */ } finally {
      held.loading = false;
    }
  }

  /** Brings a message of this channel into view, loading older ones while it is not there. */
  async jumpTo(messageId) {
    const id = state.channelId;
    const held = store.history(id);
    for (let page = 0; page < JUMP_PAGES && !store.messageOf(id, messageId) && held.more; page += 1) await this.loadOlder(id);
    if (id === state.channelId && !this.page.timeline.reveal(messageId)) toast("That message is not there any more.", "error");
  }

  /** Notes how many messages of a channel are unread. */
  unread(channel, count) {
    const known = state.channels.get(channel);
    if (!known) return;
    known.unread = count;
    known.pinged &&= count > 0;
    store.emit("unread");
  }

  /** Goes to a server, where one was last. */
  openGuild(id) {
    this.show(this.remembered(id), { anew: state.guildId !== id });
  }

  /** Goes to the last conversation, or to that with the bot. */
  openDirect() {
    const last = sessionStorage.getItem(`last:${state.me}:direct`);
    if (state.channels.has(last)) this.show(last);
    else this.messageBot();
  }

  /** Opens the conversation with the bot. */
  async messageBot() {
    const answer = await this.page.trying(this.page.connection.act("open", { dm: true }));
    if (!answer) return;
    store.keep(answer.channel, null);
    this.show(answer.channel.id);
  }

  /** Looks through another user's eyes. */
  switchUser(user) {
    if (user === state.me) return;
    this.page.composer.leave();
    closeForms();
    closeMenu({ refocus: false });
    store.forget();
    this.page.timeline.leave();
    state.connected = state.everConnected = state.caughtUp = false;
    this.page.connection.connect(user);
  }
}
