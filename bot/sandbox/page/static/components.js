// Components V2: containers, sections, texts, pictures, files, lines and rows of controls.

import { h } from "./dom.js";
import { fileCard, gallery, mediaOf, picture } from "./attachments.js";
import { renderButton } from "./controls.js";
import { renderMarkdown } from "./markdown.js";
import { spoiler } from "./markdown_pieces.js";
import { hex } from "./people.js";
import { renderSelect } from "./select.js";

const DEPTH = 6; // Discord allows two less

/** The components of a message; null for none. Types this page does not know become a line that names them. */
export function renderComponents(message, context) {
  const found = list(message.components);
  return found.length ? h("div", { class: "components" }, found.map((part) => component(part, message, context, 0))) : null;
}

const MAKERS = {
  1: row,
  2: renderButton,
  3: renderSelect,
  5: renderSelect,
  6: renderSelect,
  7: renderSelect,
  8: renderSelect,
  9: section,
  10: (part, message, context) => h("div", { class: "md text-display" }, renderMarkdown(part.content, context)),
  11: thumbnail,
  12: mediaGallery,
  13: file,
  14: separator,
  17: container,
};

function component(part, message, context, depth) {
  const make = MAKERS[part?.type];
  if (!make || depth > DEPTH) return unknown(part);
  try {
    return make(part, message, context, depth);
  } catch (error) {
    console.warn("component", part.type, error);
    return unknown(part);
  }
}

function unknown(part) {
  return h("p", { class: "component-unknown" }, `A part of a kind this page does not show (${String(part?.type ?? "none").slice(0, 20)})`);
}

function list(value) {
  return Array.isArray(value) ? value : [];
}

function inside(part, message, context, depth) {
  return list(part.components).map((inner) => component(inner, message, context, depth + 1));
}

function container(part, message, context, depth) {
  const colour = hex(part.accent_color);
  const held = h("div", { class: colour ? "container accented" : "container", style: colour ? { "--edge": colour } : {} }, inside(part, message, context, depth));
  return part.spoiler ? h("div", { class: "spoiler-block" }, spoiler([held])) : held;
}

function section(part, message, context, depth) {
  return h(
    "div",
    { class: "section" },
    h("div", { class: "section-words" }, inside(part, message, context, depth)),
    part.accessory && h("div", { class: "section-side" }, component(part.accessory, message, context, depth + 1)),
  );
}

function row(part, message, context, depth) {
  return h("div", { class: "action-row" }, inside(part, message, context, depth));
}

function thumbnail(part, message, context) {
  return h("div", { class: "thumbnail" }, pictureOf(part, message, context));
}

function mediaGallery(part, message, context) {
  return gallery(list(part.items).map((item) => pictureOf(item, message, context)));
}

function pictureOf(item, message, context) {
  const media = mediaOf(item.media, message);
  return picture({ media, alt: item.description ?? media.description, name: media.filename, spoiler: item.spoiler }, context);
}

function file(part, message) {
  const held = mediaOf(part.file, message);
  return fileCard({ ...held, filename: part.name ?? held.filename, size: part.size ?? held.size, spoiler: part.spoiler });
}

function separator(part) {
  const space = part.spacing === 2 ? "separator wide" : "separator";
  return part.divider === false ? h("div", { class: space }) : h("hr", { class: `${space} line` });
}
