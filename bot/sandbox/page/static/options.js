// One option of a slash command as a chip: a name, a field, suggestions, and what Discord says of a wrong value.

import { sizeOf } from "./attachments.js";
import { h, icon } from "./dom.js";
import { Suggestions } from "./menus.js";
import { avatar } from "./people.js";
import { channelName, nameOf, state } from "./store.js";
import { lengthOf } from "./text.js";
import { refusal } from "./uploads.js";

export const STRING = 3, INTEGER = 4, BOOLEAN = 5, USER = 6, CHANNEL = 7, ROLE = 8, MENTIONABLE = 9, NUMBER = 10, FILE = 11;

const WAIT_FOR_TYPING = 120;
const SHOWN = 25;
const WRONG = {
  [INTEGER]: "Specify a valid integer.", [NUMBER]: "Specify a valid number.", [BOOLEAN]: "Specify a valid boolean.", [USER]: "Specify a valid user.",
  [CHANNEL]: "Specify a valid channel.", [ROLE]: "Specify a valid role.", [MENTIONABLE]: "Specify a valid mentionable.",
};
const EMPTY = { [INTEGER]: "A whole number", [NUMBER]: "A number", [STRING]: "Any text", [FILE]: "A file" };

export class OptionField {
  /**
   * @param {object} option Discord's JSON
   * @param {object} picker what it belongs to: `host`, `complete`, `done`, `back`, `remove`, `submit`, `leave`, `changed`, `complain`
   */
  constructor(option, picker) {
    this.option = option;
    this.picker = picker;
    this.chosen = null;
    this.file = null;
    this.asked = 0;
    const label = `${option.name}: ${option.description}${option.required ? "" : " (optional)"}`;
    if (option.type === FILE) this.makeFile(label);
    else this.makeText(label);
    this.element = h("label", {
      class: `chip ${option.required ? "required" : ""}`, title: option.description,
    }, h("span", { class: "chip-name" }, option.name), this.control,
      option.required ? null : h(
        "button",
        {
          type: "button", class: "chip-remove", "aria-label": `Remove ${option.name}`,
          onclick: (event) => { event.preventDefault(); this.picker.remove(this); },
        },
        icon("close"),
      ));
  }

  makeText(label) {
    this.input = this.control = h("input", {
      type: "text", size: 4, autocomplete: "off", spellcheck: "false", "aria-label": label, "aria-required": String(Boolean(this.option.required)),
      inputmode: [INTEGER, NUMBER].includes(this.option.type) ? "decimal" : null,
      oninput: () => this.typed(), onfocus: () => this.suggest(), onblur: () => this.left(), onkeydown: (event) => this.key(event),
    });
    this.suggestions = new Suggestions(this.input, this.picker.host, label);
  }

  left() {
    this.suggestions.hide();
    this.asked += 1;
    this.show(this.problem(false));
  }

  makeFile(label) {
    const chosen = h("input", { type: "file", hidden: true, tabindex: -1, onchange: () => this.choose(chosen.files[0]) });
    this.input = h(
      "button",
      { type: "button", class: "chip-file", "aria-label": label, onclick: () => chosen.click(), onkeydown: (event) => this.key(event) },
      "Choose a file",
    );
    this.control = h("span", null, this.input, chosen);
  }

  choose(file) {
    if (!file) return;
    const sentence = refusal(file);
    this.show(sentence ?? "");
    if (sentence) return;
    this.file = file;
    this.input.textContent = `${file.name} (${sizeOf(file.size)})`;
    this.picker.done();
  }

  focus() {
    this.input.focus();
  }

  get text() {
    return this.file ? this.file.name : this.input.value ?? "";
  }

  /** Puts text in, such as from a draft. */
  fill(text) {
    if (this.option.type === FILE) return;
    this.input.value = text;
    this.size();
  }

  typed() {
    this.chosen = null;
    this.show("");
    this.size();
    this.suggest();
    this.picker.changed();
  }

  size() {
    this.input.size = Math.min(40, Math.max(4, this.input.value.length + 1));
  }

  key(event) {
    if (this.suggestions?.key(event) || event.isComposing) return;
    if (event.key === "Enter" && this.option.type !== FILE) {
      event.preventDefault();
      this.picker.submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.picker.leave(true);
    } else if (event.key === "Backspace" && !this.text) {
      event.preventDefault();
      this.picker.back(this);
    }
  }

  /** Shows what can be chosen; for autocompletion after asking the bot. */
  async suggest() {
    const { option } = this;
    if (!this.input.isConnected || this.suggestions === undefined) return;
    const heading = `${option.name}: ${option.description}`;
    const offered = this.offered();
    if (offered) return this.offer(offered, heading, "No match");
    if (!option.autocomplete) return this.suggestions.show([], { heading, empty: EMPTY[option.type] ?? "" });
    const asked = ++this.asked;
    if (!this.suggestions.items.length) this.suggestions.show([], { heading, empty: "Loading options…" });
    await new Promise((resolve) => setTimeout(resolve, WAIT_FOR_TYPING));
    if (asked !== this.asked) return;
    let choices = [];
    let sentence = "No options match your search.";
    try {
      choices = (await this.picker.complete(this)).choices ?? [];
    } catch {
      sentence = "Loading options failed.";
    }
    if (asked !== this.asked || document.activeElement !== this.input) return;
    this.offer(choices.map((choice) => ({ title: String(choice.name), value: choice.value })), heading, sentence);
  }

  offer(entries, heading, empty) {
    const typed = this.input.value.trim().toLowerCase();
    const strict = !this.option.autocomplete;
    const items = entries.slice(0, SHOWN).map((entry) => ({ ...entry, run: () => this.pick(entry) }));
    const first = strict || (Boolean(typed) && items[0]?.title.toLowerCase().startsWith(typed));
    this.suggestions.show(this.chosen ? [] : items, { heading, first, empty: this.chosen ? "" : empty });
  }

  pick(entry) {
    this.chosen = { text: entry.title, value: entry.value };
    this.input.value = entry.title;
    this.size();
    this.show("");
    this.asked += 1;
    this.picker.changed();
    this.picker.done();
  }

  /** What this option lets one choose from, that fits what is typed; null when anything may be typed. */
  offered() {
    const typed = this.input.value.trim().toLowerCase().replace(/^[@#]/, "");
    const all = this.all();
    return all && all.filter((entry) => entry.title.toLowerCase().replace(/^[@#]/, "").includes(typed));
  }

  all() {
    const { type, choices, channel_types: kinds } = this.option;
    if (choices?.length) return choices.map((choice) => ({ title: choice.name, value: choice.value }));
    if (type === BOOLEAN) return [{ title: "True", value: true }, { title: "False", value: false }];
    const guild = state.guilds.get(state.guildId);
    const users = () => (guild ? [...guild.members.keys()] : [state.me, state.bot.id]).filter((id) => state.users.has(id)).map((id) => ({
      title: nameOf(id), value: id, detail: state.users.get(id).username, before: avatar(state.users.get(id), 24),
    }));
    const roles = () => (guild?.roles ?? []).map((role) => ({ title: `@${role.name.replace(/^@/, "")}`, value: role.id, before: icon("role") }));
    if (type === USER) return users();
    if (type === ROLE) return roles();
    if (type === MENTIONABLE) return [...users(), ...roles()];
    if (type !== CHANNEL) return null;
    return [...state.channels.values()].filter((channel) => channel.guild_id === state.guildId && (!kinds?.length || kinds.includes(channel.type)))
      .map((channel) => ({ title: `#${channelName(channel)}`, value: channel.id, before: icon("hash") }));
  }

  /** What is sent, or undefined when nothing is given. */
  get value() {
    const text = this.text.trim();
    if (!text) return undefined;
    if (this.chosen && this.chosen.text === this.input.value) return this.chosen.value;
    const exact = this.all()?.find((entry) => [entry.title, entry.title.replace(/^[@#]/, "")].some((title) => title.toLowerCase() === text.toLowerCase()));
    if (exact) return exact.value;
    if (this.option.type === INTEGER || this.option.type === NUMBER) return Number(text.replace(",", "."));
    return text;
  }

  /** What is wrong in Discord's words, or "". */
  problem(sending = true) {
    const { type, min_value: low, max_value: high, min_length: shortest, max_length: longest } = this.option;
    const value = this.value;
    if (value === undefined) return sending ? "This option is required. Specify a value." : "";
    if (type === FILE) return "";
    const listed = this.all();
    if (listed && !listed.some((entry) => entry.value === value)) return this.option.choices?.length ? "Specify a valid choice." : WRONG[type];
    if (type === INTEGER && !Number.isSafeInteger(value)) return WRONG[type];
    if (type === NUMBER && !Number.isFinite(value)) return WRONG[type];
    if (low !== undefined && low !== null && value < low) return `Must be ${low} or more.`;
    if (high !== undefined && high !== null && value > high) return `Must be ${high} or less.`;
    if (type !== STRING) return "";
    if (shortest && lengthOf(value) < shortest) return `Must be ${shortest} or more characters.`;
    if (lengthOf(value) > (longest ?? 6000)) return `Must be ${longest ?? 6000} or fewer characters.`;
    return "";
  }

  /** Marks the chip as wrong, or as fine with "". */
  show(sentence) {
    this.element?.classList.toggle("wrong", Boolean(sentence));
    this.input.setAttribute("aria-invalid", String(Boolean(sentence)));
    this.picker.complain(sentence ? `${this.option.name}: ${sentence}` : "");
  }
}
