// How people look: names, circles with an initial, colours of roles.

import { h, svg } from "./dom.js";

// White text on each of these has a contrast of at least 4.5 to 1.
const CIRCLES = ["#b3364b", "#9a4a12", "#76600a", "#3f7020", "#17754f", "#0f7080", "#2f63b8", "#5a54c4", "#8a44b0", "#ad3584"];

// Letters, digits, marks and pictures can be seen; a name of anything else alone cannot be pressed or read.
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

// Hangul fillers and the like count as letters but show nothing.
const BLANK_LETTERS = /[\u115f\u1160\u3164\uffa0\u2800]/g;

/** Whether a name shows anything at all. */
export function isVisible(name) {
  return typeof name === "string" && VISIBLE.test(name.replace(BLANK_LETTERS, ""));
}

/** How someone is called: the first of nickname, display name and name that can be seen. */
export function nameOf(user, member) {
  const found = [member?.nick, user?.nick, user?.global_name, user?.username].find(isVisible);
  return found ?? "Unknown user";
}

/** A name in an element of its own, so that no hidden character of it turns what stands beside it around. */
export function nameElement(name, attributes = {}) {
  return h("bdi", { ...attributes, class: `name ${attributes.class ?? ""}`.trim() }, name);
}

/**
 * The round picture of someone: the bot's own drawing, else an initial on a colour that is always theirs.
 * It says nothing to screen readers: the name stands beside it.
 */
export function avatar(user, pixels = 40) {
  const drawing = svg("svg", {
    viewBox: "0 0 40 40", width: String(pixels), height: String(pixels), class: "avatar", "aria-hidden": "true", focusable: "false",
  });
  if (user?.bot) return drawBot(drawing);
  drawing.append(
    svg("circle", { cx: "20", cy: "20", r: "20", fill: CIRCLES[numberOf(user?.id) % CIRCLES.length] }),
    svg("text", { x: "20", y: "26.5", "text-anchor": "middle", "font-size": "18", "font-weight": "600", fill: "#fff" }, initial(nameOf(user))),
  );
  return drawing;
}

function drawBot(drawing) {
  drawing.append(
    svg("circle", { cx: "20", cy: "20", r: "20", fill: "#16606b" }),
    svg("path", { d: "M9 28l7-8 5 4.5 9-11.5", fill: "none", stroke: "#fff", "stroke-width": "3", "stroke-linecap": "round", "stroke-linejoin": "round" }),
    svg("path", { d: "M24.5 12.500h6v6", fill: "none", stroke: "#ffd479", "stroke-width": "3", "stroke-linecap": "round", "stroke-linejoin": "round" }),
    svg("circle", { cx: "9.5", cy: "28", r: "2.3", fill: "#ffd479" }),
  );
  return drawing;
}

function initial(name) {
  const letter = [...name].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? [...name].find(isVisible) ?? "?";
  return letter.toUpperCase();
}

function numberOf(id) {
  let sum = 0;
  for (const character of String(id ?? "")) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum;
}

// The lightest and the darkest ground a name may stand on, dark and light theme.
const GROUNDS = { dark: "#3d3727", light: "#dfe8fb" };

/** A role's colour as two: one readable on the dark theme and one on the light; null for no colour. */
export function roleColours(colour) {
  if (!Number.isInteger(colour) || colour <= 0 || colour > 0xffffff) return null;
  const parts = [colour >> 16, (colour >> 8) & 255, colour & 255];
  return { "--role-dark": readable(parts, GROUNDS.dark, 255), "--role-light": readable(parts, GROUNDS.light, 0) };
}

/** A colour as CSS writes it, or null. */
export function hex(colour) {
  return Number.isInteger(colour) && colour >= 0 && colour <= 0xffffff ? `#${colour.toString(16).padStart(6, "0")}` : null;
}

function readable(parts, ground, towards) {
  const behind = luminance([1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16)));
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = parts.map((part) => Math.round(part + (towards - part) * share));
    const [low, high] = [luminance(mixed), behind].sort((a, b) => a - b);
    if ((high + 0.05) / (low + 0.05) >= 4.5) return `rgb(${mixed.join(" ")})`;
  }
  return towards ? "#fff" : "#000";
}

function luminance(parts) {
  const [r, g, b] = parts.map((part) => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
