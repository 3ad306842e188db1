// Where code begins and ends in a text: found in one pass, however many backticks stand there.

const LANGUAGE = /^([\w+\-.#]{1,32})\n/;

/** The blocks of code of a text: finds each once, in one pass over the text. */
export class Fences {
  constructor(text) {
    this.text = text;
    this.found = -2; // where the next three backticks are; -1 for none, -2 for not looked
    this.none = false; // no closing backticks from here on
  }

  /** Where the next three backticks at or behind `from` are that no backslash takes away, or -1. Only goes forward. */
  next(from) {
    if (this.found === -1 || this.found >= from) return this.found;
    let at = this.text.indexOf("```", from);
    while (at > 0 && this.isEscaped(at)) at = this.text.indexOf("```", at + 1);
    this.found = at;
    return at;
  }

  isEscaped(at) {
    let before = at;
    while (before > 0 && this.text[before - 1] === "\\") before -= 1;
    return (at - before) % 2 === 1;
  }

  /** The block of code that begins at three backticks: `{end, language, code}`, or null when it is none. */
  at(start) {
    if (this.none) return null;
    const close = this.text.indexOf("```", start + 3);
    if (close < 0) {
      this.none = true;
      return null;
    }
    const inside = this.text.slice(start + 3, close);
    const language = LANGUAGE.exec(inside)?.[1] ?? "";
    const code = trimLines(language ? inside.slice(language.length) : inside);
    return code ? { end: close + 3, language, code } : null;
  }
}

function trimLines(text) {
  let [from, to] = [0, text.length];
  while (from < to && text[from] === "\n") from += 1;
  while (to > from && text[to - 1] === "\n") to -= 1;
  return text.slice(from, to);
}

/** Runs of backticks by their length: the next one of a length is found without looking twice. */
export class Ticks {
  constructor(text) {
    this.lengths = new Map();
    this.places = new Map();
    for (const found of text.matchAll(/`+/g)) {
      const length = found[0].length;
      this.lengths.set(found.index, length);
      if (!this.places.has(length)) this.places.set(length, { all: [], used: 0 });
      this.places.get(length).all.push(found.index);
    }
  }

  /** How many backticks a run still has from here. */
  lengthAt(at) {
    return this.lengths.get(at) ?? 1;
  }

  /** Where the next run of exactly so many backticks at or behind `from` is, or -1. Only goes forward. */
  next(from, length) {
    const places = this.places.get(length);
    if (!places) return -1;
    while (places.used < places.all.length && places.all[places.used] < from) places.used += 1;
    return places.used < places.all.length ? places.all[places.used] : -1;
  }
}
