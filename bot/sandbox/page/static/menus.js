// Menus that open at a pointer or at a button: arrow keys, type-ahead, Escape; the focus returns where it was.

import { append, h, icon, replace } from "./dom.js";

let open = null;

/** Closes the menu that is open, if any. */
export function closeMenu({ refocus = true } = {}) {
  if (!open) return;
  const { element, returnTo, onClose } = open;
  open = null;
  element.remove();
  document.removeEventListener("pointerdown", outside, true);
  if (refocus && returnTo?.isConnected) returnTo.focus({ preventScroll: true });
  onClose?.();
}

function outside(event) {
  if (open && !open.element.contains(event.target)) closeMenu({ refocus: false });
}

/**
 * Opens a menu.
 * @param {Array<object|null>} items `{label, run, icon, danger, checked, disabled, detail}`, `{heading}`, `{node}`; null is skipped,
 *   "-" a line
 * @param {{x: number, y: number}|Element} at where: a point, or the element that it belongs to
 * @param {string} label what screen readers call it
 */
export function openMenu(items, at, label, { returnTo = document.activeElement, onClose } = {}) {
  closeMenu({ refocus: false });
  const element = h("div", { class: "menu", role: "menu", "aria-label": label, tabindex: -1 });
  append(element, items.filter(Boolean).map((item) => part(item)));
  document.getElementById("floats").append(element);
  open = { element, returnTo, onClose };
  place(element, at);
  element.addEventListener("keydown", keys);
  document.addEventListener("pointerdown", outside, true);
  (element.querySelector("[role^=menuitem][aria-checked=true]") ?? choices(element)[0] ?? element).focus({ preventScroll: true });
  return element;
}

function part(item) {
  if (item === "-") return h("hr", { role: "separator" });
  if (item.heading) return h("div", { class: "menu-heading", role: "presentation" }, item.heading);
  if (item.node) return item.node;
  const checkable = item.checked !== undefined;
  return h("button", {
    type: "button", class: `menu-item ${item.danger ? "danger" : ""}`, role: checkable ? "menuitemradio" : "menuitem",
    "aria-checked": checkable ? String(item.checked) : null, tabindex: -1, disabled: item.disabled,
    onclick: () => { closeMenu(); item.run(); },
  },
  item.before ?? null,
  h("span", { class: "menu-text" }, h("span", null, item.label), item.detail ? h("small", null, item.detail) : null),
  checkable ? h("span", { class: "menu-mark" }, item.checked ? icon("check") : null) : item.icon ? icon(item.icon) : null);
}

function choices(element) {
  return [...element.querySelectorAll("[role^=menuitem]:not(:disabled)")];
}

function keys(event) {
  const all = choices(event.currentTarget);
  const here = all.indexOf(document.activeElement);
  const grid = document.activeElement?.closest(".menu-grid");
  const step = { ArrowDown: grid ? 6 : 1, ArrowUp: grid ? -6 : -1, ArrowRight: grid ? 1 : 0, ArrowLeft: grid ? -1 : 0 }[event.key];
  if (step) {
    event.preventDefault();
    all.at((here + step + all.length) % all.length)?.focus();
  } else if (event.key === "Home" || event.key === "End") {
    event.preventDefault();
    all.at(event.key === "Home" ? 0 : -1)?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    closeMenu();
  } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
    const rest = [...all.slice(here + 1), ...all.slice(0, here + 1)];
    rest.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}

/** Puts a floating element at a point or an element, within the window. */
export function place(element, at) {
  const box = at instanceof Element ? at.getBoundingClientRect() : null;
  const { offsetWidth: width, offsetHeight: height } = element;
  let x = box ? box.left : at.x;
  let y = box ? box.bottom + 4 : at.y;
  if (y + height > innerHeight - 8) y = box ? box.top - height - 4 : innerHeight - height - 8;
  if (x + width > innerWidth - 8) x = box ? box.right - width : innerWidth - width - 8;
  element.style.setProperty("left", `${Math.max(8, x)}px`);
  element.style.setProperty("top", `${Math.max(8, y)}px`);
}

/**
 * A list of suggestions over a text field, steered from that field (a combobox): the focus stays in the field.
 */
export class Suggestions {
  /** @param {HTMLElement} field the input or textarea; @param {HTMLElement} host where the list is put */
  constructor(field, host, label) {
    this.field = field;
    this.items = [];
    this.at = -1;
    this.id = `suggest-${++Suggestions.count}`;
    this.list = h("div", { class: "suggestions scroll", role: "listbox", id: this.id, "aria-label": label, hidden: true });
    host.append(this.list);
    for (const [name, value] of [
      ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.id],
    ]) field.setAttribute(name, value);
    if (field.tagName === "TEXTAREA") field.removeAttribute("role");
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /**
   * Shows items `{title, detail, before, run}`; `first` says whether the first is marked at once.
   */
  show(items, { heading = "", first = true, empty = "" } = {}) {
    this.items = items;
    replace(this.list, heading ? h("div", { class: "suggest-heading", role: "presentation" }, heading) : null,
      items.map((item, index) => this.option(item, index)),
      !items.length && empty ? h("div", { class: "suggest-empty", role: "presentation" }, empty) : null);
    this.list.hidden = !items.length && !empty;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark(first && items.length ? 0 : -1);
  }

  option(item, index) {
    return h("div", {
      class: "suggestion", role: "option", id: `${this.id}-${index}`, "aria-selected": "false",
      onpointerdown: (event) => event.preventDefault(),
      onpointermove: () => this.at === index || this.mark(index, false),
      onclick: () => this.choose(index),
    }, item.before ?? null, h("span", { class: "suggest-title" }, item.title), item.detail ? h("span", { class: "suggest-detail" }, item.detail) : null);
  }

  hide() {
    this.list.hidden = true;
    this.items = [];
    this.at = -1;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  mark(index, scroll = true) {
    const options = this.list.querySelectorAll("[role=option]");
    options[this.at]?.setAttribute("aria-selected", "false");
    this.at = index;
    if (index < 0) return this.field.removeAttribute("aria-activedescendant");
    options[index]?.setAttribute("aria-selected", "true");
    if (scroll) options[index]?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", `${this.id}-${index}`);
  }

  choose(index) {
    const item = this.items[index];
    if (!item) return;
    this.hide();
    item.run();
  }

  /** Handles a key pressed in the field; true when it was used up. */
  key(event) {
    if (!this.isOpen || event.isComposing) return false;
    const count = this.items.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      this.mark(this.at < 0 ? (event.key === "ArrowDown" ? 0 : count - 1) : (this.at + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && this.at >= 0) {
      this.choose(this.at);
    } else if (event.key === "Escape") {
      this.hide();
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
Suggestions.count = 0;
