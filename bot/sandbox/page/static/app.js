// Puts the page together: its parts, what they share, and the keys that work everywhere.

import { makeActs } from "./acts.js";
import { drawBanners, drawHead, toast } from "./chrome.js";
import { Composer } from "./composer.js";
import { ActError, Connection } from "./connection.js";
import { openForm } from "./forms.js";
import { Frames } from "./frames.js";
import { members } from "./members.js";
import { decorate } from "./messagemenu.js";
import { Outbox } from "./outbox.js";
import { Places, wanted } from "./places.js";
import { intro, sidebar } from "./sidebar.js";
import * as store from "./store.js";
import { openSwitcher } from "./switcher.js";
import { Timeline } from "./timeline.js";

const { state } = store;
const NARROW = matchMedia("(max-width: 700px)");
const OWN_KEYS = "input, textarea, select, dialog, [role=menu], [role=listbox], [role=combobox]";
const element = (id) => document.getElementById(id);

const page = { act, trying, context, chrome, drawer };
page.connection = new Connection({ onFrame: (frame) => page.frames.take(frame), onState: (now) => page.frames.connected(now) });
page.outbox = new Outbox();
page.places = new Places(page);
page.frames = new Frames(page);
page.acts = makeActs(page);
page.composer = new Composer(element("composer"), page.acts);
page.timeline = new Timeline({
  scroller: element("timeline"), jump: element("jump"), outbox: page.outbox, context,
  loadOlder: (id) => page.places.loadOlder(id),
  decorate: (article, message) => decorate(article, message, page.acts),
  intro: (id) => intro(state.channels.get(id) ?? { guild_id: null, name: "" }),
});

/** What `renderMessage` needs, and the outbox to show one of its entries. */
function context() {
  return {
    me: state.me, users: state.users, channels: state.channels, roles: state.roles, guildId: state.guildId,
    commands: new Map(state.commands.map((command) => [command.name, command])),
    act, nameOf: (id) => store.nameOf(id), openChannel: (id) => page.places.show(id), jumpTo: (id) => page.places.jumpTo(id), now: () => Date.now(),
    outbox: page.outbox,
    discard: (entry) => {
      page.outbox.drop(entry);
      if (entry.what === "send") page.composer.restore(entry);
    },
  };
}

/** Does something; a form that the bot opens is shown. Throws an ActError with a sentence. */
async function act(kind, payload) {
  const answer = await page.connection.act(kind, payload);
  if (answer.modal) openForm(
    answer.modal, (values) => act("submit", { interaction: answer.interaction, values }), context(),
    { app: store.nameOf(state.bot.id, null) },
  );
  return answer;
}

/** Waits for an act; what went wrong is said in a corner, and null comes back. */
async function trying(promise) {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof ActError)) throw error;
    toast(error.message, "error");
    return null;
  }
}

/** Opens or closes the channels on a narrow screen. */
function drawer(open) {
  document.body.classList.toggle("drawer-open", open);
  element("shade").hidden = !open;
  for (const id of ["channels", "servers"]) element(id).inert = !open && NARROW.matches;
  if (open) element("channels").querySelector("[aria-current=page]")?.focus();
}

/** The head, the banners and the window's title. */
function chrome() {
  drawBanners(page.acts);
  drawHead(page.acts);
  const count = [...state.channels.values()].reduce((sum, channel) => sum + (channel.id === state.channelId ? 0 : channel.unread || 0), 0);
  const channel = state.channels.get(state.channelId);
  const where = channel ? `${channel.guild_id === null || store.isThread(channel) ? "" : "#"}${store.channelName(channel)} · ` : "";
  document.title = `${count ? `(${count}) ` : ""}${where}Career bot sandbox`;
}

element("shade").addEventListener("click", () => drawer(false));
element("skip").addEventListener("click", (event) => { event.preventDefault(); page.composer.text.focus(); });
NARROW.addEventListener("change", () => drawer(false));
addEventListener("pagehide", () => page.composer.flush());
document.addEventListener("pointerdown", (event) => {
  if (!document.body.classList.contains("members-open") || event.target.closest("#members, #head, .menu, dialog")) return;
  document.body.classList.remove("members-open");
  chrome();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSwitcher((id) => page.places.show(id));
  } else if (event.key === "Escape" && document.body.classList.contains("drawer-open")) {
    drawer(false);
  } else if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) {
    page.composer.text.focus();
    page.timeline.toEnd();
  } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest(OWN_KEYS)) {
    (page.composer.picker.active ? page.composer.picker.finder : page.composer.text).focus(); // what is typed anywhere goes to the text box
  }
});
for (const event of ["bot", "unread"]) store.on(event, chrome);
sidebar(page.acts);
members(page.acts);
drawer(false);
chrome();
page.connection.connect(wanted().user ?? sessionStorage.getItem("user"));
