// Slash commands: listed after "/", then filled in option by option.

import { h, icon, replace } from "./dom.js";
import { Suggestions } from "./menus.js";
import { FILE, OptionField, STRING } from "./options.js";
import { avatar } from "./people.js";
import { commandsHere, state } from "./store.js";
import { upload } from "./uploads.js";

const SUB = 1, GROUP = 2;

/** All slash commands one can use, subcommands each by itself: `{path, description, options}`. */
export function flatten(commands) {
  const found = [];
  const walk = (path, node) => {
    const inner = (node.options ?? []).filter((option) => option.type === SUB || option.type === GROUP);
    if (inner.length) for (const option of inner) walk(`${path} ${option.name}`, option);
    else found.push({ path, description: node.description ?? "", options: node.options ?? [] });
  };
  for (const command of commands) walk(command.name, command);
  return found.sort((a, b) => a.path.localeCompare(b.path));
}

export class Picker {
  /** @param {object} composer the text box; @param {object} acts {act, slash(channel, payload, shown)} */
  constructor(composer, acts) {
    this.composer = composer;
    this.acts = acts;
    this.active = null;
    this.fields = [];
    this.host = composer.form;
    this.chips = h("div", { class: "chips", role: "group" });
    this.element = h("div", { class: "picker", hidden: true }, this.chips,
      h(
        "button",
        {
          type: "button", class: "icon-button", title: "Cancel the command (Escape)", "aria-label": "Cancel the command",
          onclick: () => this.leave(true),
        },
        icon("close"),
      ),
      h("button", { type: "submit", class: "icon-button send ready", title: "Send", "aria-label": "Send the command" }, icon("send")));
    composer.form.append(this.element);
  }

  /** Lists the commands that fit what is typed; true when it did, or when a command was entered. */
  offer(text) {
    const typed = /^\/([\p{L}\p{N}_ -]{0,80})$/u.exec(text);
    if (!typed || this.active) return false;
    const all = flatten(commandsHere(1));
    const wanted = typed[1].toLowerCase();
    const exact = wanted.endsWith(" ") && all.find((entry) => `${entry.path} ` === wanted);
    if (exact) {
      this.enter(exact);
      return true;
    }
    const ranked = all.map((entry) => ({ entry, rank: rank(entry, wanted.trim()) })).sort((a, b) => a.rank - b.rank);
    const named = ranked.filter((found) => found.rank < 3);
    const fits = named.length ? named : ranked.filter((found) => found.rank === 3);
    if (!fits.length) return false;
    const bot = state.users.get(state.bot.id);
    this.composer.suggestions.show(
      fits.map(({ entry }) => ({
        title: `/${entry.path}`, detail: entry.description, before: avatar(bot, 24), run: () => this.enter(entry),
      })),
      { heading: "Commands" },
    );
    return true;
  }

  /** Begins filling in a command. */
  enter(entry, values = {}) {
    this.active = entry;
    this.fields = [];
    this.composer.text.value = "";
    this.composer.suggestions.hide();
    this.composer.row.hidden = true;
    this.element.hidden = false;
    this.chips.setAttribute("aria-label", `/${entry.path}: ${entry.description}`);
    for (const option of entry.options) if (option.required || values[option.name] !== undefined) this.add(option, values[option.name]);
    this.draw();
    (this.fields.find((field) => !field.text) ?? this.finder).focus();
    this.changed();
  }

  /** Goes back to plain text. */
  leave(focus) {
    if (!this.active) return;
    this.active = null;
    for (const field of this.fields) field.suggestions?.list.remove();
    this.finder?.suggestions.list.remove();
    this.fields = [];
    this.element.hidden = true;
    this.composer.row.hidden = false;
    this.complain("");
    if (!focus) return;
    this.composer.save();
    this.composer.text.focus();
  }

  add(option, text) {
    const field = new OptionField(option, this);
    if (text) field.fill(text);
    this.fields.push(field);
    return field;
  }

  get rest() {
    const used = new Set(this.fields.map((field) => field.option.name));
    return this.active.options.filter((option) => !used.has(option.name));
  }

  draw() {
    this.finder?.suggestions.list.remove();
    const { rest } = this;
    this.finder = h("input", {
      type: "text", class: "option-finder", size: 14, autocomplete: "off", spellcheck: "false",
      enterkeyhint: "send", readonly: !rest.length, placeholder: rest.length ? `+ ${rest.length} optional` : "Enter sends",
      "aria-label": rest.length ? `Options of /${this.active.path}: ${rest.length} more. Enter sends` : `Enter sends /${this.active.path}`,
      oninput: () => this.find(), onfocus: () => this.find(), onclick: () => this.find(), onkeydown: (event) => this.finderKey(event),
      onblur: () => { this.finder.value = ""; this.finder.suggestions.hide(); },
    });
    this.finder.suggestions = new Suggestions(this.finder, this.host, "Options");
    replace(
      this.chips, h("span", { class: "command-name", title: this.active.description }, `/${this.active.path}`),
      this.fields.map((field) => field.element), this.finder,
    );
  }

  finderKey(event) {
    if (this.finder.suggestions.key(event) || event.isComposing) return;
    const back = event.key === "Backspace" && !this.finder.value;
    if (event.key === "Enter") this.submit();
    else if (event.key === "Escape" || (back && !this.fields.length)) this.leave(true);
    else if (back) this.fields.at(-1).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Lists the options that may be added; text that names none of them is taken for the first that takes any. */
  find() {
    const { finder, rest } = this;
    const typed = finder.value.trim();
    const fits = rest.filter((option) => option.name.startsWith(typed.toLowerCase()));
    const items = fits.map((option) => ({ title: option.name, detail: option.description, run: () => this.begin(option) }));
    const free = typed && !fits.length && rest.find((option) => option.type === STRING && !option.choices?.length);
    if (free) items.push({ title: `${free.name}: ${typed}`, detail: free.description, run: () => this.begin(free, typed) });
    finder.suggestions.show(items, { heading: rest.length ? "Options" : "", first: Boolean(typed), empty: typed ? "No option is called so." : "" });
  }

  begin(option, text) {
    const field = this.add(option, text);
    this.draw();
    field.focus();
    this.changed();
  }

  // --- what the fields ask for

  /** After a choice: the next empty required option, or the place to add others. */
  done() {
    (this.fields.find((other) => other.option.required && !other.text) ?? this.finder).focus();
  }

  remove(field) {
    this.drop(field);
    (this.fields.at(-1) ?? this.finder).focus();
  }

  drop(field) {
    field.suggestions?.list.remove();
    this.fields = this.fields.filter((other) => other !== field);
    this.draw();
    this.changed();
  }

  /** Backspace in an empty field: an optional one goes, the first one leaves the command, others step back. */
  back(field) {
    const at = this.fields.indexOf(field);
    if (!field.option.required) {
      this.drop(field);
      (this.fields[at - 1] ?? this.finder).focus();
    } else if (at > 0) {
      this.fields[at - 1].focus();
    } else {
      const path = this.active.path;
      this.leave(true);
      this.composer.insert(`/${path}`);
    }
  }

  complete(field) {
    const options = { [field.option.name]: field.input.value };
    const others = this.fields.filter((other) => other !== field && other.option.type !== FILE);
    for (const other of others) if (!other.problem(false) && other.value !== undefined) options[other.option.name] = other.value;
    return this.acts.act("autocomplete", { channel: this.composer.channel, command: this.active.path, options, focused: field.option.name });
  }

  complain(sentence) {
    this.composer.complain(sentence);
  }

  changed() {
    clearTimeout(this.composer.saving);
    this.composer.saving = setTimeout(() => this.composer.save(), 250);
  }

  /** What is filled in, for a draft; null when no command is being filled in. */
  snapshot() {
    if (!this.active) return null;
    return {
      path: this.active.path,
      values: Object.fromEntries(this.fields.filter((field) => field.option.type !== FILE).map((field) => [field.option.name, field.text])),
    };
  }

  /** Takes up a draft again. */
  restore(draft) {
    const entry = flatten(commandsHere(1)).find((command) => command.path === draft?.path);
    if (entry) this.enter(entry, draft.values);
    return Boolean(entry);
  }

  /** Sends the command, or says what is missing. */
  async submit() {
    const wrong = this.fields.map((field) => [field, field.problem()]).filter(([, sentence]) => sentence);
    for (const [field, sentence] of wrong.reverse()) field.show(sentence);
    if (wrong.length) return wrong.at(-1)[0].focus();
    const { active, fields } = this;
    const channel = this.composer.channel;
    const options = {};
    try {
      for (const field of fields) {
        if (field.file) [options[field.option.name]] = await upload([field.file]);
        else if (field.value !== undefined) options[field.option.name] = field.value;
      }
    } catch (error) {
      return this.complain(error.message);
    }
    const shown = [`/${active.path}`, ...fields.filter((field) => field.text).map((field) => `${field.option.name}: ${field.text}`)].join("  ");
    this.leave(true);
    this.acts.slash(channel, { channel, command: active.path, options }, shown);
  }
}

function rank(entry, wanted) {
  if (entry.path.startsWith(wanted)) return 0;
  if (entry.path.split(" ").some((word) => word.startsWith(wanted))) return 1;
  if (entry.path.includes(wanted)) return 2;
  return wanted.length > 2 && entry.description.toLowerCase().includes(wanted) ? 3 : 4;
}
