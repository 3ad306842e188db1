// What the server says: who and what is there, messages, typing, what was read, where the bot is.

import { say } from "./live.js";
import { previewOf } from "./message.js";
import * as store from "./store.js";

const { state } = store;
const TYPING_LASTS = 10000;
const READ_WITHIN = 300;

/** Takes in frames. */
export class Frames {
  /** @param {object} page `places`, `outbox`, `act`, `chrome()` */
  constructor(page) {
    this.page = page;
    this.reading = null;
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && state.channels.get(state.channelId)?.unread) this.markRead(state.channelId);
    });
  }

  /** One frame, other than an answer. */
  take(frame) {
    if (frame.t === "hello") this.welcomed(frame);
    else if (frame.t === "message") this.arrived(frame.message);
    else if (frame.t === "message_delete") store.remove(frame.channel, frame.id);
    else if (frame.t === "typing") this.typing(frame.channel, frame.user);
    else if (frame.t === "unread") this.page.places.unread(frame.channel, frame.unread);
    else if (frame.t === "bot") {
      state.bot = { ...state.bot, state: frame.state, text: frame.text };
      store.emit("bot");
    }
  }

  /** Whether the connection is there. */
  connected(now) {
    state.connected = now;
    if (now) return this.page.chrome();
    state.caughtUp = false;
    state.typing.clear();
    this.page.chrome();
  }

  welcomed(frame) {
    const { outbox, places } = this.page;
    const first = !state.everConnected || state.me !== frame.me;
    const back = !state.caughtUp || frame.resync;
    state.connected = state.everConnected = state.caughtUp = true;
    if (back) for (const held of state.histories.values()) held.fresh = false;
    store.hello(frame);
    sessionStorage.setItem("user", frame.me);
    if (first) outbox.load(frame.me);
    if (first || !state.channels.has(state.channelId)) places.arrive();
    else if (back) places.load(state.channelId);
    else places.redraw();
    this.page.chrome();
  }

  arrived(message) {
    const { channel_id: channel } = message;
    const here = channel === state.channelId;
    const before = store.messageOf(channel, message.id);
    const own = message.author.id === state.me;
    this.page.outbox.arrived(message);
    if (here || store.history(channel).fresh) store.receive(message);
    if (here && !own && !message.loading && (!before || before.loading)) say(`${store.nameOf(message.author.id)}: ${previewOf(message, this.page.context())}`);
    if (before || own) return;
    if (here && !document.hidden) return this.markRead(channel);
    const known = state.channels.get(channel);
    if (!known) return;
    known.unread += 1;
    known.pinged ||= message.pings_me;
    if (here) store.history(channel).firstUnread ??= message.id;
    store.emit("unread");
  }

  /** Tells the server at once, and once more after a burst. */
  markRead(channel) {
    const tell = () => this.page.act("read", { channel }).catch(() => {}); // said again with the next message
    if (this.reading === null) tell();
    clearTimeout(this.reading);
    this.reading = setTimeout(() => { this.reading = null; tell(); }, READ_WITHIN);
  }

  typing(channel, user) {
    if (!state.typing.has(channel)) state.typing.set(channel, new Map());
    const who = state.typing.get(channel);
    clearTimeout(who.get(user));
    who.set(user, setTimeout(() => { who.delete(user); store.emit("typing"); }, TYPING_LASTS));
    store.emit("typing");
  }
}
