// What is typed and not sent, per user and channel: kept over a change of channel and a reload.

import { state } from "./store.js";

const files = new Map();

function key(channel) {
  return `draft:${state.me}:${channel}`;
}

/** The draft of a channel: `{text, reply, ping, command}`. */
export function draftOf(channel) {
  try {
    return { text: "", reply: null, ping: true, ...JSON.parse(sessionStorage.getItem(key(channel)) ?? "{}") };
  } catch {
    return { text: "", reply: null, ping: true };
  }
}

/** Keeps a draft; an empty one is taken away. False when there is no room for it. */
export function keepDraft(channel, draft) {
  try {
    if (draft.text || draft.reply || draft.command) sessionStorage.setItem(key(channel), JSON.stringify(draft));
    else sessionStorage.removeItem(key(channel));
    return true;
  } catch {
    return false;
  }
}

/** The files beside a draft; they last as long as the page. */
export function filesOf(channel) {
  return files.get(key(channel)) ?? [];
}

/** Notes the files beside a draft. */
export function keepFiles(channel, entries) {
  files.set(key(channel), entries);
}
