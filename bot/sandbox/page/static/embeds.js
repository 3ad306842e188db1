// Embeds: a card with a coloured edge, its texts, fields and pictures.

import { h, safeLink } from "./dom.js";
import { mediaOf, picture } from "./attachments.js";
import { renderMarkdown } from "./markdown.js";
import { renderInline } from "./markdown_inline.js";
import { linkTo, written } from "./markdown_pieces.js";
import { hex } from "./people.js";

/** The embeds of a message, at most ten; null for none. */
export function renderEmbeds(message, context) {
  const found = (message.embeds ?? []).slice(0, 10);
  return found.length ? h("div", { class: "embeds" }, found.map((embed) => embedOf(embed, message, context))) : null;
}

function embedOf(embed, message, context) {
  const colour = hex(embed.color);
  return h(
    "div",
    { class: embed.thumbnail ? "embed with-thumbnail" : "embed", style: colour ? { "--edge": colour } : {} },
    h(
      "div",
      { class: "embed-words" },
      named(embed.provider, "embed-provider", context),
      named(embed.author, "embed-author", context),
      embed.title && h("div", { class: "embed-title" }, linked(renderInline(embed.title, context), embed.url, context)),
      embed.description && h("div", { class: "embed-text md" }, renderMarkdown(embed.description, context)),
      fields(embed.fields ?? [], context),
    ),
    embed.thumbnail && h("div", { class: "embed-thumbnail" }, shown(embed.thumbnail, message, context)),
    embed.image && h("div", { class: "embed-image" }, shown(embed.image, message, context)),
    foot(embed),
  );
}

function linked(words, url, context) {
  const address = url && safeLink(url);
  return address ? linkTo(address, context, words) : words;
}

function named(part, name, context) {
  return part?.name && h("div", { class: name }, linked([part.name], part.url, context));
}

function fields(found, context) {
  if (!found.length) return null;
  return h(
    "div",
    { class: "embed-fields" },
    found.slice(0, 25).map((field) =>
      h(
        "div",
        { class: field.inline ? "embed-field inline" : "embed-field" },
        h("div", { class: "embed-field-name" }, renderInline(String(field.name ?? ""), context)),
        h("div", { class: "md" }, renderMarkdown(field.value, context)),
      ),
    ),
  );
}

function shown(media, message, context) {
  const held = mediaOf(media, message);
  return picture({ media: held, alt: media.description ?? held.description, name: held.filename }, context);
}

function foot(embed) {
  const at = new Date(embed.timestamp ?? NaN);
  const words = [embed.footer?.text, Number.isNaN(at.getTime()) ? null : written(at, "f")].filter(Boolean);
  return words.length > 0 && h("div", { class: "embed-foot" }, words.join(" • "));
}
