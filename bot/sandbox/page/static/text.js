// Measuring text as Discord does.

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** How many characters a text has; one that takes two units of UTF-16, such as most emoji, counts once. */
export function lengthOf(text) {
  return text.length - (text.match(PAIR)?.length ?? 0);
}
