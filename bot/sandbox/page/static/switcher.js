// Ctrl+K: type a few letters, press Enter, be in another channel.

import { h, icon } from "./dom.js";
import { takeAway } from "./forms.js";
import { Suggestions } from "./menus.js";
import { avatar } from "./people.js";
import { FORUM, channelName, isThread, state } from "./store.js";

const MOST = 12;

/** Opens the channel switch. */
export function openSwitcher(openChannel) {
  if (document.querySelector("dialog[open]")) return;
  const field = h(
    "input",
    {
      type: "text", class: "text-field", placeholder: "Where would you like to go?", "aria-label": "Channel, thread or conversation",
      autocomplete: "off", spellcheck: "false",
    },
  );
  const dialog = h(
    "dialog",
    {
      class: "switcher", "aria-label": "Switch channel", onclose: () => takeAway(dialog),
      onclick: (event) => event.target === dialog && dialog.close(),
    },
    field,
  );
  const list = new Suggestions(field, dialog, "Channels");
  const offer = () => {
    const wanted = field.value.trim().toLowerCase().replace(/^[#@]/, "");
    const found = [...state.channels.values()].map((channel) => ({ channel, name: channelName(channel) })).filter(({ name }) => name.toLowerCase().includes(wanted));
    found.sort((a, b) => (b.channel.unread > 0) - (a.channel.unread > 0) || b.name.toLowerCase().startsWith(wanted) - a.name.toLowerCase().startsWith(wanted));
    list.show(found.slice(0, MOST).map(({ channel, name }) => ({
      title: name, detail: state.guilds.get(channel.guild_id)?.name ?? "Direct message",
      before: channel.recipient ? avatar(channel.recipient, 24) : icon(channel.type === FORUM ? "forum" : isThread(channel) ? "thread" : "hash"),
      run: () => { dialog.close(); openChannel(channel.id); },
    })), { empty: "Nothing is called so." });
  };
  field.addEventListener("input", offer);
  field.addEventListener("keydown", (event) => { if (event.key !== "Escape") list.key(event); });
  document.getElementById("floats").append(dialog);
  dialog.showModal();
  field.focus();
  offer();
}
