// Discord's markdown to elements: quotes, headings, lists and paragraphs. The text inside a line is markdown_inline.js.
// Every character is looked at a bounded number of times, and elements nest to a bounded depth, whatever the text.

import { h } from "./dom.js";
import { Fences } from "./markdown_code.js";
import { renderInline } from "./markdown_inline.js";

const HEADING = / *(#{1,3}) +(?=\S)/y;
const SMALL = / *-# +(?=\S)/y;
const ITEM = /( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/y;
const REST_QUOTED = / *>>> /y;
const QUOTED = / *> /y;
const QUOTED_ON = / *>(?: |(?=\n|$))/y;
const INDENTED = / {2,}(?=\S)/y;
const LIST_DEPTH = 10;

/**
 * A text as Discord's client shows it.
 * @param {string} text what someone wrote; never taken as HTML
 * @param {object} context who and what mentions may name, as for `renderMessage`
 * @returns {DocumentFragment}
 */
export function renderMarkdown(text, context = {}) {
  const fragment = document.createDocumentFragment();
  fragment.append(...new Blocks(String(text ?? "").replace(/\r\n?/g, "\n"), context, false).all());
  return fragment;
}

class Blocks {
  constructor(text, context, quoted) {
    Object.assign(this, { text, context, quoted, at: 0, made: [] });
    this.fences = new Fences(text);
  }

  all() {
    let plainFrom = 0;
    while (this.at < this.text.length) {
      const start = this.at;
      const block = this.quote() ?? this.heading() ?? this.small() ?? this.list();
      if (block) {
        this.plain(plainFrom, start);
        this.made.push(...[block].flat());
        plainFrom = this.at;
      } else {
        this.at = this.lineEnd(start) + 1;
      }
    }
    this.plain(plainFrom, this.text.length);
    return this.made;
  }

  /** Lines that are nothing else: one paragraph, its line breaks kept. */
  plain(from, to) {
    const text = this.text.slice(from, to).replace(/^\n+/, "");
    const end = lastVisible(text);
    if (end) this.made.push(h("div", { class: "md-text" }, renderInline(text.slice(0, end), this.context)));
  }

  quote() {
    if (this.quoted) return null;
    const rest = this.take(REST_QUOTED);
    if (rest) {
      const text = this.text.slice(this.at);
      this.at = this.text.length;
      return this.quoteOf(text);
    }
    const lines = [];
    while (this.at < this.text.length && this.take(lines.length ? QUOTED_ON : QUOTED)) {
      const end = endOfLine(this.text, this.at);
      lines.push(this.text.slice(this.at, end));
      this.at = end + 1;
    }
    return lines.length ? this.quoteOf(lines.join("\n")) : null;
  }

  quoteOf(text) {
    return h("blockquote", { class: "md-quote" }, new Blocks(text, this.context, true).all());
  }

  heading() {
    const found = this.take(HEADING);
    return found && h(`h${found[1].length + 2}`, { class: `md-h${found[1].length}` }, this.restOfLine());
  }

  small() {
    return this.take(SMALL) && h("div", { class: "md-small" }, this.restOfLine());
  }

  restOfLine() {
    const end = this.lineEnd(this.at);
    const text = this.text.slice(this.at, end);
    this.at = end + 1;
    return renderInline(text, this.context);
  }

  /** Lists that follow each other: one, or several where bullets and numbers change. */
  list() {
    let found = this.take(ITEM);
    if (!found) return null;
    const lists = [listFor(found)];
    const open = [{ indent: found[1].length, list: lists[0] }]; // from the outermost list to the innermost
    for (; found; found = this.at < this.text.length ? this.take(ITEM) : null) {
      const indent = found[1].length;
      while (open.length > 1 && indent < open.at(-1).indent) open.pop();
      const { indent: known, list } = open.at(-1);
      if (indent > known && list.lastChild && open.length < LIST_DEPTH) {
        const inner = listFor(found);
        list.lastChild.append(inner);
        open.push({ indent, list: inner });
      } else if (list.lastChild && (list.tagName === "OL") !== (found[2] !== undefined)) {
        const other = listFor(found);
        if (open.length > 1) list.after(other);
        else lists.push(other);
        open.at(-1).list = other;
      }
      open.at(-1).list.append(h("li", null, renderInline(this.itemText(), this.context)));
    }
    return lists;
  }

  /** The text of a list's item: its line, and lines set in below it. */
  itemText() {
    const lines = [];
    do {
      const end = this.lineEnd(this.at);
      lines.push(this.text.slice(this.at, end));
      this.at = end + 1;
    } while (this.at < this.text.length && !matches(ITEM, this.text, this.at) && this.take(INDENTED));
    return lines.join("\n");
  }

  /** Whether a rule fits where we are: its match, with us behind it; otherwise null. */
  take(rule) {
    rule.lastIndex = this.at;
    const found = rule.exec(this.text);
    if (found) this.at = rule.lastIndex;
    return found;
  }

  /** Where the line ends, or, when blocks of code begin in it, the line the last of them ends in. */
  lineEnd(from) {
    let end = endOfLine(this.text, from);
    for (let at = from; ; ) {
      const start = this.fences.next(at);
      if (start < 0 || start >= end) return end;
      const fence = this.fences.at(start);
      at = fence ? fence.end : start + 3;
      if (at > end) end = endOfLine(this.text, at);
    }
  }
}

function listFor(found) {
  const number = found[2];
  return number === undefined ? h("ul", { class: "md-list" }) : h("ol", { class: "md-list", start: Number(number) });
}

function matches(rule, text, at) {
  rule.lastIndex = at;
  return rule.test(text);
}

function endOfLine(text, from) {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** The length of a text without the empty space at its end; a regular expression would take quadratic time. */
function lastVisible(text) {
  let end = text.length;
  while (end > 0 && /\s/.test(text[end - 1])) end -= 1;
  return end;
}
