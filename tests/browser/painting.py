"""What the tests of painting share: an empty page with the modules, and Discord's JSON to paint."""

from typing import Any

from playwright.async_api import Page

Json = dict[str, Any]

EMPTY = """<!doctype html>
<html lang="en" data-theme="light">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Painted messages</title>
  <link rel="stylesheet" href="/static/css/base.css" />
  <link rel="stylesheet" href="/static/css/message.css" />
  <main></main>
</html>
"""
ANNA: Json = {"id": "11", "username": "anna", "global_name": "Anna"}
MO: Json = {"id": "12", "username": "mo", "global_name": "Mo"}
BOT: Json = {"id": "1", "username": "career-bot", "global_name": None, "bot": True}
SETUP = """async () => {
  const { renderMessage } = await import("/static/message.js");
  const { renderMarkdown } = await import("/static/markdown.js");
  const users = new Map([["11", {id: "11", username: "anna", global_name: "Anna"}],
    ["12", {id: "12", username: "mo", global_name: "Mo"}]]);
  const channels = new Map([["5", {id: "5", name: "general", type: 0, guild_id: "1"}],
    ["8", {id: "8", name: "help", type: 0, guild_id: "1"}],
    ["9", {id: "9", name: "talk", type: 2, guild_id: "1"}]]);
  const roles = new Map([["7", {id: "7", name: "Helpers", color: 0x2ecc71}]]);
  window.acts = [];
  window.answer = {ok: true};
  window.context = {me: "11", users, channels, roles, guildId: "1",
    act: async (kind, payload) => { acts.push([kind, payload]); return window.answer; },
    openChannel: (id) => { acts.push(["open", id]); }, jumpTo: (id) => { acts.push(["jump", id]); }};
  window.put = (message, more = {}) => {
    const article = renderMessage(message, {...context, ...more});
    document.querySelector("main").append(article);
  };
  window.markdown = (text, more = {}) => {
    const holder = document.createElement("div");
    holder.append(renderMarkdown(text, {...context, ...more}));
    document.querySelector("main").replaceChildren(holder);
    return holder;
  };
}"""


def message(content: str = "", author: Json = ANNA, **more: Any) -> Json:
    return {
        "id": "100",
        "channel_id": "5",
        "type": 0,
        "author": author,
        "content": content,
        "timestamp": "2026-11-20T10:21:00+00:00",
        "edited_timestamp": None,
        "mentions": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "flags": 0,
        "mention_everyone": False,
    } | more


def made_of(*components: Json) -> Json:
    return message(author=BOT, flags=1 << 15, components=list(components))


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def options(count: int, **more: Any) -> Json:
    found = [{"label": f"Option {n}", "value": f"o{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "choose", "placeholder": "Country", "options": found} | more


async def put(page: Page, painted: Json, **context: Any) -> None:
    await page.evaluate("([message, more]) => put(message, more)", [painted, context])


async def acts(page: Page) -> list[Any]:
    found: list[Any] = await page.evaluate("acts")
    return found


async def drawn(page: Page) -> str:
    """The address of a small picture."""
    draw = """async () => {
      const canvas = Object.assign(document.createElement("canvas"), {width: 40, height: 20});
      const drawn = await new Promise((done) => canvas.toBlob(done));
      return URL.createObjectURL(drawn);
    }"""
    return str(await page.evaluate(draw))
