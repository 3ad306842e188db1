// A line of markdown to a flat list of tokens. No rule looks back, and none looks ahead further than it takes.

import { Fences, Ticks } from "./markdown_code.js";

const WORD = /[\p{L}\p{N}_]/u;
const VISIBLE = /\S/;
const STOP = /[.,:;"'!?*_~|\]`\\]/;
const EVERYONE = /@(?:everyone|here)\b/y;
const BARE_LINK = /https?:\/\/(?:(?!\*\*|~~|\|\|)[^\s<>])+/y;
const ADDRESS_LIMIT = 2048;

// What stands between < and >, by what it means.
const ANGLES = [
  ["user", /<@!?(\d{1,25})>/y],
  ["role", /<@&(\d{1,25})>/y],
  ["channel", /<#(\d{1,25})>/y],
  ["command", /<\/([\p{L}\p{N}_-]{1,32}(?: [\p{L}\p{N}_-]{1,32}){0,2}):(\d{1,25})>/uy],
  ["emoji", /<a?:(\w{2,32}):(\d{1,25})>/y],
  ["time", /<t:(-?\d{1,17})(?::([tTdDfFsSR]))?>/y],
  ["link", /<(https?:\/\/[^\s<>]{1,2048})>/y],
];

/**
 * The tokens of a text, each `{kind, start, end, ...}`: "text", "code", "fence", "mark" (a run of * _ ~ |),
 * "bracket" ([ ] ( ), with the index of its `partner`), and what ANGLES names.
 */
export function lex(text) {
  const lexer = new Lexer(text);
  lexer.all();
  pair(lexer.tokens);
  return lexer.tokens;
}

class Lexer {
  constructor(text) {
    Object.assign(this, { text, tokens: [], at: 0, plainFrom: 0 });
    this.ticks = new Ticks(text);
    this.fences = new Fences(text);
  }

  all() {
    const { text } = this;
    while (this.at < text.length) {
      const rule = RULES[text.charCodeAt(this.at)];
      if (rule === undefined || !this[rule]()) this.at += 1;
    }
    this.endPlain();
  }

  /** What no rule took since the last token becomes one of text. */
  endPlain() {
    if (this.plainFrom < this.at) this.tokens.push({ kind: "text", start: this.plainFrom, end: this.at, value: this.text.slice(this.plainFrom, this.at) });
  }

  push(kind, end, more) {
    this.endPlain();
    this.tokens.push({ kind, start: this.at, end, ...more });
    this.at = this.plainFrom = end;
    return true;
  }

  /** Leaves so many signs what they are. */
  literal(length) {
    this.at += length;
    return true;
  }

  /** Whether a rule fits where we are: its match, or null. */
  match(rule) {
    rule.lastIndex = this.at;
    return rule.exec(this.text);
  }

  escape() {
    const next = String.fromCodePoint(this.text.codePointAt(this.at + 1) ?? 32);
    if (/[0-9A-Za-z\s]/.test(next)) return false;
    return this.push("text", this.at + 1 + next.length, { value: next });
  }

  code() {
    const { text, at } = this;
    const length = this.ticks.lengthAt(at);
    const fence = length >= 3 ? this.fences.at(at) : null;
    if (fence) return this.push("fence", fence.end, fence);
    const close = this.ticks.next(at + length, length);
    if (close < 0) return this.literal(length);
    const inside = text.slice(at + length, close);
    return this.push("code", close + length, { value: inside.trim() || inside });
  }

  angle() {
    if (!"@#/:aht".includes(this.text[this.at + 1] ?? " ")) return false;
    for (const [kind, rule] of ANGLES) {
      const found = this.match(rule);
      if (found) return this.push(kind, this.at + found[0].length, { value: found[1], more: found[2], source: found[0] });
    }
    return false;
  }

  everyone() {
    const found = this.match(EVERYONE);
    return found ? this.push("everyone", this.at + found[0].length, { value: found[0] }) : false;
  }

  bracket() {
    return this.push("bracket", this.at + 1, { value: this.text[this.at], partner: -1 });
  }

  /** An address in the open: it ends before a bracket that was opened outside it, and before marks and stops. */
  bareLink() {
    const found = this.match(BARE_LINK)?.[0];
    if (!found) return false;
    let [end, depth] = [0, 0];
    for (; end < found.length; end += 1) {
      if (found[end] === "(") depth += 1;
      else if (found[end] === ")" && (depth -= 1) < 0) break;
    }
    while (end > 0 && STOP.test(found[end - 1])) end -= 1;
    if (end > ADDRESS_LIMIT || end <= "https://".length) return this.literal(Math.max(1, end));
    return this.push("link", this.at + end, { value: found.slice(0, end), source: found.slice(0, end) });
  }

  /** A run of one mark, as marks of a size: pairs for ~~ and ||; one, two or three for * and _. Longer runs are text. */
  mark() {
    const { text, at } = this;
    const sign = text[at];
    let end = at;
    while (text[end] === sign) end += 1;
    const length = end - at;
    const isPair = sign === "~" || sign === "|";
    if (isPair ? length !== 2 && length !== 4 : length > 3) return this.literal(length);
    if (length === 4) this.push("mark", at + 2, { sign, size: 2, opens: true, closes: true });
    const [before, after] = [text[at - 1] ?? " ", text[end] ?? " "];
    let [opens, closes] = [true, true];
    if (length === 1 && sign === "*") [opens, closes] = [VISIBLE.test(after), VISIBLE.test(before)];
    if (length === 1 && sign === "_") [opens, closes] = [!WORD.test(before), !WORD.test(after)];
    return this.push("mark", end, { sign, size: isPair ? 2 : length, opens, closes });
  }
}

// Which rule looks at which sign.
const RULES = [];
for (const [rule, signs] of Object.entries({ escape: "\\", code: "`", angle: "<", everyone: "@", bareLink: "h", bracket: "[]()", mark: "*_~|" })) {
  for (const sign of signs) RULES[sign.charCodeAt(0)] = rule;
}

/** Tells each opening bracket where its closing one is. */
function pair(tokens) {
  const open = { "]": [], ")": [] };
  tokens.forEach((token, index) => {
    if (token.kind !== "bracket") return;
    if (token.value === "[") open["]"].push(token);
    else if (token.value === "(") open[")"].push(token);
    else {
      const partner = open[token.value].pop();
      if (partner) partner.partner = index;
    }
  });
}
