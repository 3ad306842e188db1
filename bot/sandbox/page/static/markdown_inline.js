// Tokens of a text to elements. Open marks lie on a stack that never holds more than six: each kind of mark once.

import { safeLink } from "./dom.js";
import { lex } from "./markdown_lexer.js";
import { linkTo, pieceOf, spoiler } from "./markdown_pieces.js";

const ADDRESS = /^(?:<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>]+))(?:\s+"([^"\n]*)")?$/i;
const ADDRESS_LIMIT = 2200;

/** The elements and texts a line of markdown stands for, without quotes, headings and lists. */
export function renderInline(text, context) {
  const tokens = lex(text);
  return new Inline(text, tokens, context).nodes(0, tokens.length);
}

class Inline {
  constructor(text, tokens, context, inLink = false) {
    Object.assign(this, { text, tokens, context, inLink });
    this.stack = [frame("", 0)];
  }

  get top() {
    return this.stack.at(-1);
  }

  nodes(from, to) {
    for (let index = from; index < to; index += 1) {
      const token = this.tokens[index];
      // A block of code ends its line by itself.
      if (token.kind === "text") add(this.top, this.tokens[index - 1]?.kind === "fence" ? token.value.replace(/^\n/, "") : token.value);
      else if (token.kind === "mark") this.mark(token);
      else if (token.kind === "bracket") index = this.bracket(token, index);
      else add(this.top, pieceOf(token, this.context, this.inLink));
    }
    this.flattenTo(0);
    return this.top.nodes;
  }

  /** A run of marks ends what it can end, innermost first, and begins something with the rest. */
  mark({ sign, size, opens, closes }) {
    let left = size;
    while (left > 0) {
      const place = closes ? this.closable(sign, left) : 0;
      if (!place) break;
      this.flattenTo(place);
      const ended = this.top;
      const taken = Math.min(left === 2 ? 2 : left === 1 ? 1 : 3, ended.size);
      const made = wrap(sign, taken, ended.nodes);
      left -= taken;
      ended.size -= taken;
      ended.nodes = [];
      if (ended.size === 0) this.stack.pop();
      add(this.top, made);
    }
    if (left === 0) return;
    const known = this.stack.filter((held) => held.sign === sign);
    const room = left === 3 ? known.length === 0 : !known.some((held) => held.size === left || held.size === 3);
    if (opens && room) this.stack.push(frame(sign, left));
    else add(this.top, sign.repeat(left));
  }

  /** The place on the stack of the innermost mark that so many signs can end, or 0. */
  closable(sign, left) {
    for (let place = this.stack.length - 1; place > 0; place -= 1) {
      const held = this.stack[place];
      const fits = held.sign === sign && (left === 3 || held.size === 3 || held.size === left);
      if (fits && (held.seen || place < this.stack.length - 1)) return place;
    }
    return 0;
  }

  /** Marks above a place on the stack were never ended: they are what they were typed as. */
  flattenTo(place) {
    while (this.stack.length - 1 > place) {
      const { sign, size, nodes } = this.stack.pop();
      add(this.top, sign.repeat(size));
      for (const node of nodes) add(this.top, node);
    }
  }

  /** [words](address): puts the link in and gives the index of its last token; otherwise the bracket is text. */
  bracket(token, index) {
    const link = token.value === "[" && !this.inLink ? this.maskedLink(token, index) : null;
    if (!link) {
      add(this.top, token.value);
      return index;
    }
    add(this.top, link.node);
    return link.last;
  }

  maskedLink(token, index) {
    const { tokens } = this;
    const opening = tokens[token.partner + 1];
    if (token.partner <= index + 1 || opening?.value !== "(" || opening.kind !== "bracket" || opening.partner < 0) return null;
    const [from, to] = [opening.end, tokens[opening.partner].start];
    if (to - from > ADDRESS_LIMIT) return null;
    const found = ADDRESS.exec(this.text.slice(from, to).trim());
    const address = found && safeLink((found[1] ?? found[2]).replace(/\\([^0-9A-Za-z\s])/g, "$1"));
    if (!address) return null;
    for (let at = index + 1; at < token.partner; at += 1) if (tokens[at].kind === "link") return null; // words that are another address
    const words = new Inline(this.text, tokens, this.context, true).nodes(index + 1, token.partner);
    return { node: linkTo(address, this.context, words, found[3]), last: opening.partner };
  }
}

function frame(sign, size) {
  return { sign, size, nodes: [], seen: false };
}

/** Adds a text or an element to what is open; texts that follow each other become one. */
function add(held, node) {
  const { nodes } = held;
  if (typeof node !== "string") {
    nodes.push(node);
    held.seen = true;
    return;
  }
  if (!node) return;
  held.seen ||= /\S/.test(node);
  if (typeof nodes.at(-1) === "string") nodes[nodes.length - 1] += node;
  else nodes.push(node);
}

function wrap(sign, size, nodes) {
  if (sign === "|") return spoiler(nodes);
  if (sign === "~") return holding("s", nodes);
  if (size === 1) return holding("em", nodes);
  const strong = holding(sign === "*" ? "strong" : "u", nodes);
  return size === 3 ? holding("em", [strong]) : strong;
}

/** A bare element; a text of many marks makes tens of thousands. */
function holding(tag, nodes) {
  const element = document.createElement(tag);
  for (const node of nodes) element.append(node);
  return element;
}
