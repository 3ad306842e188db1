// The text box: drafts, replies, edits, mentions, files, and the way into the command picker.

import { dots } from "./controls.js";
import { h, icon, replace } from "./dom.js";
import { Suggestions } from "./menus.js";
import { draftOf, filesOf, keepDraft, keepFiles } from "./drafts.js";
import { suggestMentions, toMarks, toNames } from "./mentions.js";
import { textOf } from "./messagemenu.js";
import { Picker } from "./picker.js";
import { drawBar } from "./replybar.js";
import { lengthOf } from "./text.js";
import { Tray, takeDropped, takePasted, upload } from "./uploads.js";
import { channelName, history, isThread, messageOf, nameOf, on, state } from "./store.js";

const NEAR_LIMIT = 200;
const SAVE_AFTER = 250;
const TELL_TYPING_EVERY = 8000;

export class Composer {
  /** @param {HTMLElement} host; @param {object} acts {act, send(channel, payload, shown), slash(...), jumpTo} */
  constructor(host, acts) {
    this.acts = acts;
    this.channel = null;
    this.reply = null;
    this.ping = true;
    this.editing = null;
    this.text = h("textarea", {
      id: "composer-text", rows: 1, spellcheck: "true", autocomplete: "off", "aria-describedby": "composer-problem composer-count", enterkeyhint: "send",
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onclick: () => this.suggest(), onblur: () => this.suggestions.hide(),
      onpaste: (event) => this.editing || takePasted(event, this.tray),
    });
    this.problem = h("p", { class: "problem", id: "composer-problem", role: "alert" });
    this.count = h("span", { class: "count", id: "composer-count" });
    this.bar = h("div", { class: "reply-bar", hidden: true });
    this.tray = new Tray((sentence) => this.complain(sentence), () => this.save());
    this.chosen = h(
      "input",
      {
        type: "file", multiple: true, hidden: true, tabindex: -1, "aria-hidden": "true",
        onchange: () => { this.tray.add([...this.chosen.files]); this.chosen.value = ""; this.text.focus(); },
      },
    );
    this.attach = h(
      "button", { type: "button", class: "icon-button", title: "Add files", "aria-label": "Add files", onclick: () => this.chosen.click() },
      icon("plus"),
    );
    this.go = h("button", { type: "submit", class: "icon-button send", title: "Send", "aria-label": "Send" }, icon("send"));
    this.row = h("div", { class: "compose-row" }, this.attach, this.text, this.count, this.go, this.chosen);
    this.typing = h("div", { class: "typing", "aria-live": "polite" });
    this.form = h(
      "form", { class: "compose", "aria-label": "Write a message", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.bar, this.tray.element, this.row,
    );
    host.append(this.form, this.problem, this.typing);
    this.suggestions = new Suggestions(this.text, this.form, "Suggestions");
    this.picker = new Picker(this, acts);
    takeDropped(document.getElementById("main"), this.tray, () => this.text.disabled ? null : this.text);
    on("typing", () => this.showTyping());
    on("hello", () => this.allowed());
  }

  /** Turns to a channel, with the draft that was left there. */
  show(channelId) {
    this.flush();
    this.picker.leave(false);
    this.editing = null;
    this.channel = channelId;
    const draft = draftOf(channelId);
    this.reply = draft.reply;
    this.ping = draft.ping;
    this.text.value = draft.text;
    this.complain("");
    this.tray.set(filesOf(channelId));
    this.allowed();
    this.drawBar();
    this.measure();
    this.showTyping();
    if (draft.command) this.picker.restore(draft.command);
  }

  /** Keeps what is there and shows nothing, until `show`. */
  leave() {
    this.flush();
    this.picker.leave(false);
    this.channel = this.editing = this.reply = null;
    this.text.value = "";
    this.tray.set([]);
    this.drawBar();
  }

  /** Whether one may write here, and what the box says. */
  allowed() {
    const channel = state.channels.get(this.channel);
    if (!channel) return;
    const may = channel.can_send !== false;
    const name = channel.guild_id === null ? `@${channelName(channel)}` : isThread(channel) ? channelName(channel) : `#${channelName(channel)}`;
    this.text.placeholder = may ? `Message ${name}` : "You may not write in this channel.";
    this.text.setAttribute("aria-label", this.text.placeholder);
    this.text.disabled = this.attach.disabled = this.go.disabled = !may;
    this.form.classList.toggle("barred", !may);
  }

  complain(sentence) {
    this.problem.textContent = sentence;
  }

  // --- what is typed

  typed() {
    this.complain("");
    this.measure();
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), SAVE_AFTER);
    this.tellTyping();
    this.suggest();
  }

  suggest() {
    if (!this.editing && this.picker.offer(this.text.value)) return;
    const found = suggestMentions(this.text.value, this.text.selectionStart, (start, end, name) => this.insert(name, start, end));
    if (found) this.suggestions.show(found.items, { heading: found.heading });
    else this.suggestions.hide();
  }

  tellTyping() {
    if (!this.text.value || this.text.value.startsWith("/") || Date.now() - (this.told ?? 0) < TELL_TYPING_EVERY) return;
    this.told = Date.now();
    this.acts.act("typing", { channel: this.channel }).catch(() => {}); // nobody misses it
  }

  /** Puts text where the cursor is, or over a stretch. */
  insert(text, start = this.text.selectionStart, end = this.text.selectionEnd) {
    this.text.setRangeText(text, start, end, "end");
    this.text.focus();
    this.typed();
  }

  /** The height that fits, and how much room is left. */
  measure() {
    this.text.style.setProperty("height", "auto");
    this.text.style.setProperty("height", `${Math.min(this.text.scrollHeight, innerHeight * 0.4)}px`);
    const { value } = this.text;
    const left = state.limits.content - lengthOf(value.length > state.limits.content / 2 ? toMarks(value.trim()) : value);
    this.count.textContent = left <= NEAR_LIMIT ? String(left) : "";
    this.count.classList.toggle("over", left < 0);
    this.go.classList.toggle("ready", Boolean(this.text.value.trim() || this.tray.files.length));
  }

  save() {
    if (!this.channel || this.editing) return;
    keepFiles(this.channel, this.tray.files);
    if (!keepDraft(
      this.channel, { text: this.text.value, reply: this.reply, ping: this.ping, command: this.picker.snapshot() },
    )) this.complain("This text is too long to be kept over a reload; it stays here until then.");
    this.measure();
  }

  flush() {
    clearTimeout(this.saving);
    this.save();
  }

  key(event) {
    if (this.suggestions.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && (this.reply || this.editing)) {
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
    } else if (event.key === "ArrowUp" && !this.text.value && !this.editing) {
      const mine = history(this.channel).list.findLast((message) => message.author.id === state.me && message.editable && !message.interaction);
      if (mine) { event.preventDefault(); this.edit(mine); }
    }
  }

  // --- replies and edits

  /** Begins a reply. */
  replyTo(message) {
    if (this.editing) this.cancel();
    this.reply = { id: message.id, author: message.author.id, text: textOf(message).slice(0, 120) };
    this.ping = true;
    this.drawBar();
    this.save();
    this.text.focus();
  }

  /** Begins changing one's own message; the draft comes back afterwards. */
  edit(message) {
    this.flush();
    this.picker.leave(false);
    this.editing = message;
    this.text.value = toNames(message.content);
    this.drawBar();
    this.measure();
    this.text.focus();
    this.text.setSelectionRange(this.text.value.length, this.text.value.length);
  }

  /** Leaves the edit, or else the reply. */
  cancel() {
    if (this.editing) {
      this.editing = null;
      const draft = draftOf(this.channel);
      this.text.value = draft.text;
    } else {
      this.reply = null;
      this.save();
    }
    this.complain("");
    this.drawBar();
    this.measure();
    this.text.focus();
  }

  drawBar() {
    drawBar(this.bar, {
      reply: this.reply, ping: this.ping, editing: this.editing, cancel: () => this.cancel(), jumpTo: this.acts.jumpTo,
      setPing: (ping) => { this.ping = ping; this.drawBar(); this.save(); },
    });
  }

  // --- sending

  async submit() {
    if (this.picker.active) return this.picker.submit();
    const text = toMarks(this.text.value.trim());
    const files = this.tray.files;
    const limit = state.limits.content;
    if (this.text.disabled || this.sending || (!text && !files.length)) return;
    if (lengthOf(text) > limit) return this.complain(tooLong(lengthOf(text), limit));
    this.complain("");
    if (this.editing) return this.sendEdit(text);
    const channel = this.channel;
    const payload = { channel, text };
    if (this.reply) Object.assign(payload, { reply_to: this.reply.id, ping: this.ping });
    if (files.length) {
      this.busy(true);
      try {
        payload.uploads = await upload(files.map((entry) => entry.file));
      } catch (error) {
        return this.complain(error.message);
      } finally {
        this.busy(false);
      }
    }
    this.clear(channel);
    this.acts.send(channel, payload, text);
  }

  busy(on) {
    this.sending = on;
    this.form.classList.toggle("busy", on);
    this.form.setAttribute("aria-busy", String(on));
  }

  clear(channel) {
    keepDraft(channel, { text: "", reply: null });
    keepFiles(channel, []);
    if (channel !== this.channel) return;
    clearTimeout(this.saving);
    this.text.value = "";
    this.reply = null;
    this.tray.set([]);
    this.drawBar();
    this.measure();
    this.suggestions.hide();
  }

  async sendEdit(text) {
    const message = this.editing;
    if (text === message.content) return this.cancel();
    try {
      await this.acts.act("edit", { message: message.id, channel: message.channel_id, text });
      if (this.editing === message) this.cancel();
    } catch (error) {
      this.complain(error.message);
    }
  }

  /** Puts back what could not be sent. */
  restore(entry) {
    this.text.value = [toNames(entry.payload.text), this.text.value].filter(Boolean).join("\n");
    const answered = entry.payload.reply_to && messageOf(this.channel, entry.payload.reply_to);
    if (answered) this.replyTo(answered);
    this.typed();
    this.text.focus();
  }

  showTyping() {
    const who = [...(state.typing.get(this.channel)?.keys() ?? [])].filter((id) => id !== state.me).map((id) => nameOf(id));
    const words = who.length ? `${names(who)} typing…` : "";
    if (this.typing.textContent !== words) replace(this.typing, words ? dots() : null, words);
  }
}

function names(who) {
  if (who.length > 3) return "Several people are";
  return `${who.join(who.length === 2 ? " and " : ", ")} ${who.length === 1 ? "is" : "are"}`;
}

function tooLong(length, limit) {
  const over = length - limit;
  const [much, most] = [over, limit].map((number) => number.toLocaleString("en"));
  return `Your message is ${much} ${over === 1 ? "character" : "characters"} too long: a message may have up to ${most}. Shorten it, or attach it as a file.`;
}
