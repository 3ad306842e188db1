// Selects: a field that opens a list of options, used by pointer or keyboard, filtered by typing.

import { h, icon, replace } from "./dom.js";
import { choicesOf } from "./choices.js";
import { dots, settled, use } from "./controls.js";

const FILTERED_FROM = 8;
const SHOWN = 100;
const TYPED_WITHIN = 800;
let numbered = 0;

/** A select of a message: of options (type 3), people (5), roles (6), both (7) or channels (8). */
export function renderSelect(select, message, context) {
  return new Select(select, message, context).element;
}

class Select {
  constructor(select, message, context) {
    Object.assign(this, { select, message, context });
    this.id = `select-${(numbered += 1)}`;
    this.low = select.min_values ?? 1;
    this.high = select.max_values ?? 1;
    this.name = select.placeholder || "Make a selection";
    const given = (select.default_values ?? []).map((value) => value.id);
    this.chosen = new Set(select.type === 3 ? (select.options ?? []).filter((option) => option.default).map((option) => option.value) : given);
    this.words = h("span", { class: "select-words" });
    this.field = h(
      "button",
      {
        type: "button", class: "control select", role: "combobox", disabled: select.disabled, "aria-haspopup": "listbox", "aria-expanded": "false",
        "aria-label": this.name, dataset: { customId: select.custom_id },
      },
      this.words, dots(), icon("chevron"),
    );
    this.field.addEventListener("click", () => (this.popup ? this.close() : this.open()));
    this.field.addEventListener("keydown", (event) => this.fieldKey(event));
    this.element = h("div", { class: "select-holder" }, this.field);
    this.showChosen();
  }

  get choices() {
    return (this.held ??= choicesOf(this.select, this.context));
  }

  showChosen() {
    const labels = this.chosen.size ? this.choices.filter((choice) => this.chosen.has(choice.value)) : [];
    const [first] = labels;
    replace(this.words, labels.length === 1 && first.emoji?.cloneNode(true), labels.length ? h("bdi", null, labels.map((choice) => choice.label).join(", ")) : this.name);
    this.words.classList.toggle("empty", !labels.length);
  }

  fieldKey(event) {
    if (this.popup || event.ctrlKey || event.metaKey || event.altKey) return;
    const typed = event.key.length === 1 && event.key !== " ";
    if (!typed && event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.open();
    if (typed && this.filter) this.filterBy((this.filter.value = event.key));
    else if (typed) this.typeAhead(event.key);
  }

  open() {
    if (this.field.disabled || this.field.getAttribute("aria-busy") === "true") return;
    this.held = null;
    this.picked = new Set(this.chosen);
    this.list = h("div", { class: "options", role: "listbox", id: this.id, tabindex: "-1", "aria-label": this.name, "aria-multiselectable": this.high > 1 ? "true" : null });
    this.filter = this.choices.length >= FILTERED_FROM ? this.filterField() : null;
    this.done = this.high > 1 || this.low === 0 ? h("button", { type: "button", class: "control button primary", onclick: () => this.send() }, "Done") : null;
    this.count = h("span", { class: "select-count", role: "status" });
    const foot = this.done && h("div", { class: "select-foot" }, this.count, this.done);
    this.popup = h("div", { class: "select-popup", popover: "manual" }, this.filter, this.list, foot);
    this.popup.addEventListener("keydown", (event) => this.key(event));
    this.element.append(this.popup);
    this.field.setAttribute("aria-expanded", "true");
    this.field.setAttribute("aria-controls", this.id);
    this.filterBy("");
    this.popup.showPopover();
    this.place();
    this.watch();
    const typing = this.filter && !matchMedia("(pointer: coarse)").matches;
    (typing ? this.filter : this.list).focus({ preventScroll: true });
  }

  filterField() {
    return h("input", {
      type: "text", class: "select-filter", role: "combobox", placeholder: "Type to filter", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
      "aria-expanded": "true", "aria-controls": this.id, "aria-label": "Type to filter", oninput: (event) => this.filterBy(event.target.value),
    });
  }

  /** Closes the list when the page is used elsewhere; keeps it at its field while things scroll. */
  watch() {
    this.watching = new AbortController();
    const options = { signal: this.watching.signal, capture: true, passive: true };
    document.addEventListener("pointerdown", (event) => !this.element.contains(event.target) && this.close(false), options);
    document.addEventListener("focusin", (event) => !this.element.contains(event.target) && this.close(false), options);
    const follow = (event) => {
      if (!this.field.isConnected) this.close(false);
      else if (!this.popup.contains(event.target)) this.place();
    };
    addEventListener("scroll", follow, options);
    addEventListener("resize", follow, options);
  }

  place() {
    const around = this.field.getBoundingClientRect();
    const width = Math.min(Math.max(around.width, 220), innerWidth - 16);
    const below = innerHeight - around.bottom - 12;
    const upwards = below < 220 && around.top > below;
    const { style } = this.popup;
    style.width = `${width}px`;
    style.left = `${Math.max(8, Math.min(around.left, innerWidth - width - 8))}px`;
    style.maxHeight = `${Math.min(340, Math.max(120, upwards ? around.top - 12 : below))}px`;
    style.top = upwards ? "auto" : `${around.bottom + 4}px`;
    style.bottom = upwards ? `${innerHeight - around.top + 4}px` : "auto";
  }

  close(refocus = true) {
    if (!this.popup) return;
    this.watching.abort();
    this.popup.remove();
    this.popup = null;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-controls");
    if (refocus) this.field.focus({ preventScroll: true });
    queueMicrotask(() => settled(this.field)); // after a choice that is sent has begun to wait
  }

  filterBy(text) {
    const wanted = text.trim().toLocaleLowerCase();
    const fits = (choice) => `${choice.label} ${choice.description ?? ""}`.toLocaleLowerCase().includes(wanted);
    this.shown = this.choices.filter(fits).slice(0, SHOWN);
    const options = this.shown.map((choice, place) => this.option(choice, place));
    replace(this.list, options.length ? options : h("p", { class: "select-none" }, this.choices.length ? "Nothing fits" : "Nothing to choose from"));
    this.activate(Math.max(0, this.shown.findIndex((choice) => this.picked.has(choice.value))));
    this.showCount();
  }

  option(choice, place) {
    const words = h("span", { class: "option-words" }, h("bdi", null, choice.label), choice.description && h("span", { class: "option-more" }, choice.description));
    const mark = h("span", { class: this.high > 1 ? "option-box" : "option-mark" }, icon("check"));
    const option = h("div", { class: "option", role: "option", id: `${this.id}-${place}`, "aria-selected": String(this.picked.has(choice.value)) }, choice.emoji, words, mark);
    option.addEventListener("click", () => this.pick(place));
    option.addEventListener("pointermove", () => place !== this.active && this.activate(place, false));
    return option;
  }

  activate(place, scroll = true) {
    this.list.children[this.active]?.classList.remove("active");
    this.active = place;
    const option = this.shown.length ? this.list.children[place] : null;
    for (const holder of [this.filter, this.list]) {
      if (option) holder?.setAttribute("aria-activedescendant", option.id);
      else holder?.removeAttribute("aria-activedescendant");
    }
    option?.classList.add("active");
    if (scroll) option?.scrollIntoView({ block: "nearest" });
  }

  showCount() {
    if (!this.done) return;
    const some = this.picked.size;
    this.count.textContent = this.high > 1 ? `${some} chosen, ${this.low === this.high ? this.low : `${this.low} to ${this.high}`} allowed` : "Press again to take it back";
    this.done.disabled = some < this.low || some > this.high;
  }

  pick(place) {
    const choice = this.shown[place];
    if (!choice) return;
    const had = this.picked.has(choice.value);
    if (this.high === 1) this.picked.clear();
    if (had && (this.high > 1 || this.low === 0)) this.picked.delete(choice.value);
    else if (this.picked.size < this.high) this.picked.add(choice.value);
    if (this.high === 1 && !(had && this.low === 0)) {
      this.send();
      return;
    }
    this.shown.forEach((one, at) => this.list.children[at].setAttribute("aria-selected", String(this.picked.has(one.value))));
    this.activate(place, false);
    this.showCount();
  }

  async send() {
    const before = this.chosen;
    this.chosen = this.picked;
    this.close();
    this.showChosen();
    const values = this.choices.map((choice) => choice.value).filter((value) => this.chosen.has(value));
    const done = await use(this.field, this.message, this.context, "select", { custom_id: this.select.custom_id, values });
    if (done) return;
    this.chosen = before;
    this.showChosen();
  }

  key(event) {
    const last = this.shown.length - 1;
    const inFoot = event.target === this.done;
    if (event.key === "Escape") this.close();
    else if (event.key === "Tab" && (inFoot ? !event.shiftKey : !this.done || event.shiftKey)) this.close();
    else if (inFoot) return;
    else if (event.key === "ArrowDown") this.activate(this.active >= last ? 0 : this.active + 1);
    else if (event.key === "ArrowUp") this.activate(this.active <= 0 ? last : this.active - 1);
    else if (event.key === "Home" && event.target !== this.filter) this.activate(0);
    else if (event.key === "End" && event.target !== this.filter) this.activate(last);
    else if (event.key === "Enter" || (event.key === " " && event.target !== this.filter)) this.pick(this.active);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.target !== this.filter) this.typeAhead(event.key);
    else return;
    event.stopPropagation();
    if (event.key !== "Tab") event.preventDefault();
  }

  /** In a short list, typing goes to the next option that begins so. */
  typeAhead(letter) {
    const now = Date.now();
    this.typed = now - (this.typedAt ?? 0) < TYPED_WITHIN ? this.typed + letter : letter;
    this.typedAt = now;
    const begins = (choice) => choice.label.toLocaleLowerCase().startsWith(this.typed.toLocaleLowerCase());
    const found = this.shown.findIndex(begins);
    if (found >= 0) this.activate(found);
  }
}
