// Files to be sent: chosen, pasted or dropped, shown with previews, refused with a sentence when too large.

import { h, icon, replace } from "./dom.js";
import { sizeOf } from "./attachments.js";
import { ActError, query } from "./connection.js";
import { state } from "./store.js";

const MOST = 10;

/** The sentence why a file cannot be sent, or null. */
export function refusal(file) {
  if (file.size > state.limits.file) return `“${file.name}” is too large: ${sizeOf(file.size)}. Files may have up to ${sizeOf(state.limits.file)}.`;
  return null;
}

/**
 * Sends files to the server, where they wait for the message or form that uses them.
 * @returns {Promise<string[]>} their ids there
 */
export async function upload(files) {
  if (!files.length) return [];
  const body = new FormData();
  for (const file of files) body.append("file", file, file.name);
  let response;
  try {
    response = await fetch(`/page/upload${query({ user: state.me })}`, { method: "POST", body });
  } catch {
    throw new ActError("The file did not reach the server. Try again in a moment.", "offline");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new ActError(answer?.error ?? `The server refused the file (${response.status}).`);
  return answer.map((entry) => entry.id);
}

/** The files waiting beside a text box. */
export class Tray {
  /** @param {function(string)} complain shows a sentence; @param {function()} changed after every change */
  constructor(complain, changed) {
    this.complain = complain;
    this.changed = changed;
    this.files = [];
    this.element = h("ul", { class: "tray", "aria-label": "Files to send", hidden: true });
  }

  /** Takes files in, or says why not. */
  add(files) {
    const refused = [];
    for (const file of files) {
      const sentence = this.files.length >= MOST ? `A message can carry up to ${MOST} files.` : refusal(file);
      if (sentence) refused.push(sentence);
      else this.files.push({ file, url: file.type.startsWith("image/") ? URL.createObjectURL(file) : null });
    }
    this.complain([...new Set(refused)].join(" "));
    this.draw();
  }

  /** Replaces what is there, such as when another channel is shown. */
  set(files) {
    this.files = files;
    this.draw();
  }

  take(entry) {
    this.files = this.files.filter((other) => other !== entry);
    if (entry.url) URL.revokeObjectURL(entry.url);
    this.complain("");
    this.draw();
  }

  draw() {
    this.element.hidden = this.files.length === 0;
    replace(this.element, this.files.map((entry) => h("li", null,
      entry.url ? h("img", { src: entry.url, alt: "" }) : h("span", { class: "tray-file" }, icon("file")),
      h("span", { class: "tray-name" }, entry.file.name), h("small", null, sizeOf(entry.file.size)),
      h(
        "button",
        {
          type: "button", class: "icon-button", "aria-label": `Remove ${entry.file.name}`, title: "Remove", onclick: () => this.take(entry),
        },
        icon("trash"),
      ))));
    this.changed();
  }
}

/** Takes pasted files into a tray; pasted text is left to the text box. */
export function takePasted(event, tray) {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!files.length) return;
  event.preventDefault();
  tray.add(files.map((file) => (file.name ? file : new File([file], "pasted.png", { type: file.type }))));
}

/** Lets files be dropped on an area; `field()` is the text box that they go with, or null when none may be sent. */
export function takeDropped(area, tray, field) {
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  area.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    area.classList.toggle("dropping", field() !== null);
  });
  area.addEventListener("dragleave", (event) => area.contains(event.relatedTarget) || area.classList.remove("dropping"));
  area.addEventListener("drop", (event) => {
    area.classList.remove("dropping");
    if (!carries(event)) return;
    event.preventDefault();
    if (field() === null) return;
    tray.add([...event.dataTransfer.files]);
    field().focus();
  });
}
