"""Acts on messages: writing, editing, deleting, reacting, threads and posts."""

from bot.sandbox import limits
from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.page.asked import Asked
from bot.sandbox.page.visit import Visit

_NAME, _EMOJI = 100, 64  # characters of a thread's name, and of an emoji, which may join several


async def send(visit: Visit, asked: Asked) -> Json:
    """Write a message, perhaps as a reply, with files that were uploaded."""
    channel = visit.channel(asked.frame.get("channel"))
    to_bot = asked.flag("mention_bot")
    text = _text(visit, asked, to_bot)
    reply_to = visit.message(asked.frame["reply_to"]) if asked.has("reply_to") else None
    if reply_to is not None and (reply_to.is_ephemeral or reply_to.channel is not channel):
        raise RefusedError("That message cannot be replied to here.")
    keys = asked.texts("uploads", limits.ATTACHMENTS)
    files = visit.page.uploads.find(keys)
    message = await visit.user.send(
        channel, text, reply_to=reply_to, mention_bot=to_bot, ping=asked.flag("ping", True), files=files
    )
    visit.page.uploads.drop(keys)
    return {"message": str(message.id)}


async def edit(visit: Visit, asked: Asked) -> Json:
    """Change one's own message."""
    message = visit.message(asked.frame.get("message"))
    await visit.user.edit(message, _text(visit, asked, False))
    return {"message": str(message.id)}


async def delete(visit: Visit, asked: Asked) -> Json:
    """Delete a message; one that nobody else sees is dismissed."""
    message = visit.message(asked.frame.get("message"))
    await (visit.user.dismiss(message) if message.is_ephemeral else visit.user.delete(message))
    return {}


async def dismiss(visit: Visit, asked: Asked) -> Json:
    """Take a message from sight that nobody else sees."""
    await visit.user.dismiss(visit.message(asked.frame.get("message")))
    return {}


async def react(visit: Visit, asked: Asked) -> Json:
    """Add a reaction, or take it back."""
    message, emoji = visit.message(asked.frame.get("message")), asked.text("emoji")
    if not emoji or len(emoji) > _EMOJI or any(c.isspace() or c in "<>&\"'/" for c in emoji):
        raise RefusedError("That is no emoji.")
    await visit.user.react(message, emoji, add=asked.flag("add", True))
    return {}


async def thread(visit: Visit, asked: Asked) -> Json:
    """Start a thread in a channel, or on a message."""
    name = _name(asked, "name", "A thread's name")
    if asked.has("message"):
        where = visit.message(asked.frame["message"])
        if where.is_ephemeral:
            raise RefusedError("A message that nobody else sees takes no thread.")
        return {"channel": str((await visit.user.start_thread(where, name)).id)}
    channel = visit.channel(asked.frame.get("channel"))
    return {"channel": str((await visit.user.start_thread(channel, name)).id)}


async def post(visit: Visit, asked: Asked) -> Json:
    """Open a post in a forum; `tags` are names or ids of the forum's."""
    forum = visit.channel(asked.frame.get("channel"))
    title = _name(asked, "title", "A post's title")
    text = _text(visit, asked, asked.flag("mention_bot"))
    named = {str(forum.id + 1 + index): tag for index, tag in enumerate(forum.tags)}
    tags = [named.get(tag, tag) for tag in asked.texts("tags", 5)]
    if unknown := [tag for tag in tags if tag not in forum.tags]:
        raise RefusedError(f"This forum has no tag {unknown[0][:50]!r}.")
    keys = asked.texts("uploads", limits.ATTACHMENTS)
    made = await visit.user.create_post(
        forum,
        title,
        text,
        tags=tags,
        mention_bot=asked.flag("mention_bot"),
        files=visit.page.uploads.find(keys),
    )
    visit.page.uploads.drop(keys)
    return {"channel": str(made.id)}


def _text(visit: Visit, asked: Asked, to_bot: bool) -> str:
    """The text of a message that is not too long, with the mention that goes before it."""
    text = asked.text("text", "").replace("\r\n", "\n")
    length = len(text) + (len(visit.world.bot.mention) + 1 if to_bot else 0)
    if length > limits.CONTENT:
        raise RefusedError(f"A message takes at most {limits.CONTENT:,} characters; this one has {length:,}.")
    return text


def _name(asked: Asked, key: str, what: str) -> str:
    name = " ".join(asked.text(key, "").split())
    if not 1 <= len(name) <= _NAME:
        raise RefusedError(f"{what} takes 1 to {_NAME} characters.")
    return name
