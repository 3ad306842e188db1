// Files of a message: pictures that grow when pressed, cards with a download for everything else.

import { h, icon, safeLink, safeSource } from "./dom.js";
import { linkTo, spoiler } from "./markdown_pieces.js";

const PICTURE_TYPE = /^image\/(?:png|jpeg|gif|webp|avif|bmp)\b/i;
const PICTURE_NAME = /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The attachments of a message that nothing else in it shows; null for none. */
export function renderAttachments(message, context) {
  const shown = new Set((message.embeds ?? []).flatMap((embed) => [embed.image, embed.thumbnail]).map((media) => media?.attachment_id));
  const loose = (message.attachments ?? []).filter((attachment) => !shown.has(attachment.id));
  if (!loose.length) return null;
  const pictures = loose.filter(isPicture);
  const files = loose.filter((attachment) => !isPicture(attachment));
  return h("div", { class: "attachments" }, pictures.length > 0 && gallery(pictures.map((file) => pictureOf(file, context))), files.map(fileCard));
}

function isPicture(file) {
  return file.content_type ? PICTURE_TYPE.test(file.content_type) : PICTURE_NAME.test(file.filename ?? "");
}

function pictureOf(file, context) {
  const covered = (file.filename ?? "").startsWith("SPOILER_");
  return picture({ media: file, alt: file.description, name: file.filename, spoiler: covered }, context);
}

/** Pictures side by side, as many in a row as their number allows. */
export function gallery(pictures) {
  const count = Math.min(pictures.length, 10);
  return h("div", { class: "gallery", dataset: { count: String(count) } }, pictures.slice(0, 10));
}

/** What an `attachment://name` or an address stands for: the message's attachment where it is one. */
export function mediaOf(media, message) {
  const address = String(media?.url ?? "");
  const held = (message.attachments ?? []).find(
    (file) => file.id === media?.attachment_id || address === `attachment://${file.filename}` || address === file.url,
  );
  return { ...held, ...media, url: held?.url ?? address, filename: held?.filename ?? nameIn(address) };
}

function nameIn(address) {
  try {
    return decodeURIComponent(new URL(address).pathname.split("/").at(-1)) || "file";
  } catch {
    return "file";
  }
}

/** Where a file of the sandbox is, as this page reaches it; null for addresses elsewhere, which it never loads. */
export function localSource(address) {
  const source = safeSource(address);
  if (!source) return null;
  const url = new URL(source);
  if (url.protocol === "blob:" || url.origin === location.origin) return source;
  return LOOPBACK.has(url.hostname) && url.pathname.startsWith("/cdn/") ? location.origin + url.pathname + url.search : null;
}

/**
 * A picture that opens large when pressed.
 * @param {object} shown `media` (url, width, height), `alt`, `name`, `spoiler`
 */
export function picture({ media, alt, name, spoiler: covered }, context = {}) {
  const source = localSource(media.url);
  if (!source) return elsewhere(media.url, alt, context);
  const words = alt || name || "";
  const image = h("img", { src: source, alt: words, width: media.width, height: media.height, loading: "lazy", decoding: "async" });
  const enlarge = h("button", { type: "button", class: "enlarge", "aria-label": "Enlarge picture", onclick: () => lightbox(source, words, Boolean(alt)) });
  const frame = h("div", { class: "picture" }, image, enlarge);
  image.addEventListener("error", () => frame.replaceChildren(h("span", { class: "picture-lost" }, icon("image"), words ? `Picture not loaded: ${words}` : "Picture not loaded")));
  return covered ? h("div", { class: "picture-spoiler" }, spoiler([frame])) : frame;
}

function elsewhere(address, alt, context) {
  const link = safeLink(address);
  const words = [icon("image"), ` ${alt || "Picture on another site"}`];
  return h("div", { class: "picture-lost" }, link ? linkTo(link, context, words) : words);
}

/** Shows a picture over the page; Escape, the button or a press beside it close it. The dialog keeps the focus. */
export function lightbox(source, words, hasAlt = false) {
  const close = () => box.close();
  const box = h(
    "dialog",
    { class: "lightbox", "aria-label": "Picture" },
    h("img", { src: source, alt: words }),
    h(
      "div",
      { class: "lightbox-foot" },
      hasAlt && h("p", { class: "lightbox-words" }, h("b", null, "ALT "), words),
      h("a", { class: "md-link", href: source, target: "_blank", rel: "noopener noreferrer" }, "Open original"),
      h("button", { type: "button", class: "lightbox-close", onclick: close, "aria-label": "Close picture" }, icon("close")),
    ),
  );
  box.addEventListener("click", (event) => event.target === box && close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/** A file as a card: name, size, download. */
export function fileCard(file) {
  const name = file.filename ?? file.name ?? "file";
  const source = localSource(file.url);
  const shown = name.replace(/^SPOILER_/, "");
  const card = h(
    "div",
    { class: "file" },
    icon("file"),
    h(
      "div",
      { class: "file-words" },
      source ? h("a", { class: "md-link", href: source, download: shown }, h("bdi", null, shown)) : h("bdi", null, shown),
      Number.isFinite(file.size) && h("span", { class: "file-size" }, sizeOf(file.size)),
      file.description && h("span", { class: "file-size" }, file.description),
    ),
    source && h("a", { class: "file-download", href: source, download: shown, "aria-label": `Download ${shown}` }, icon("download")),
  );
  return file.spoiler || name.startsWith("SPOILER_") ? spoiler([card]) : card;
}

/** A number of bytes in words: "12.3 KB", "10 MB". */
export function sizeOf(bytes) {
  const units = ["bytes", "KB", "MB", "GB"];
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${size < 100 ? Number(size.toFixed(1)) : Math.round(size)} ${bytes === 1 ? "byte" : units[unit]}`;
}
