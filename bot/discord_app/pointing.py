"""What a message points at that asks nothing by itself: what it replies to, or what opened its thread."""

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.discord_app import permissions
from bot.discord_app.auto_questions import asked_in
from bot.discord_app.quoting import points, points_at_opening
from bot.discord_app.replying import replied_to
from bot.discord_app.unasked import reads_as_question

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

READ_SECONDS = 3.0
"""For which the message that opened a thread is waited for; whoever asked waits as long."""

ANSWER_THIS = "Hold or right-click it and choose Apps, **Answer this**"
HIDDEN = (
    "I cannot read the message that you reply to: Discord shows me what mentions me. "
    f"{ANSWER_THIS}; or quote it in a line that starts with `>`."
)
WORDLESS = "The message that you reply to holds no words. Ask me in your own, please."

OPENING_HIDDEN = (
    "I cannot read the message that opened this thread: Discord shows me what mentions me. "
    f"{ANSWER_THIS}; or ask me in your own words."
)
OPENING_WORDLESS = "The message that opened this thread holds no words. Ask me in your own, please."
OPENING_GONE = "The message that opened this thread was deleted. Ask me in your own words, please."
OPENING_UNREAD = (
    "I could not read the message that opened this thread just now. Try again, or ask me in your own words."
)


@dataclass(frozen=True)
class Pointed:
    """What is pointed at: what it `asks`, or what is told (`lack`) where that cannot be read."""

    asks: str = ""
    lack: str = ""


async def pointed_at(bot: "CareerBot", message: discord.Message, said: str) -> Pointed | None:
    """What a message that says no more than `said` points at; None where it speaks for itself, or where
    nothing is there. Asks Discord once at most, and only for what opened a thread."""
    if message.reference is None:
        return await _opening(bot, message, said)
    other = replied_to(message)
    if other is None or other.author.bot or not points(said, at_somebody=True):
        return None
    return _asked_by(bot, other) or Pointed(lack=WORDLESS if bot.intents.message_content else HIDDEN)


def without_own_mention(bot: "CareerBot", text: str) -> str:
    """A text without the bot's mentions."""
    for mention in (f"<@{bot.me.id}>", f"<@!{bot.me.id}>"):
        text = text.replace(mention, " ")
    return text.strip()


def _asked_by(bot: "CareerBot", other: discord.Message) -> Pointed | None:
    """What a message asks; None where it has no words, or Discord hides them."""
    return Pointed(asked_in(other, without_own_mention(bot, other.content))) if other.content else None


async def _opening(bot: "CareerBot", message: discord.Message, said: str) -> Pointed | None:
    """What opened the thread that a message stands in: as far as its title asks, also where the words cannot
    be read."""
    thread = message.channel
    if not isinstance(thread, discord.Thread) or message.id == thread.id or message.attachments:
        return None
    if not points_at_opening(said):
        return None
    lack, opening = await _read(bot, thread)
    if opening is not None and (opening.id == message.id or opening.author.bot):
        return None
    found = _asked_by(bot, opening) if opening is not None else None
    if found or not said:  # a mention alone asks for nothing that could be lacking
        return found
    if _is_post(thread) and reads_as_question(thread.name) and not points(thread.name):
        return Pointed(thread.name)
    return Pointed(lack=lack or (OPENING_WORDLESS if bot.intents.message_content else OPENING_HIDDEN))


async def _read(bot: "CareerBot", thread: discord.Thread) -> tuple[str, discord.Message | None]:
    """The message that opened a thread, or what is told where it cannot be had."""
    missing = permissions.lacking(permissions.granted_in(thread, thread.guild), "read_message_history")
    if missing:
        await permissions.tell_moderators(bot, thread.guild.id, thread.id, missing)
        return f"{permissions.sentence(missing, 'this thread')} Or ask me in your own words.", None
    try:
        async with asyncio.timeout(READ_SECONDS):
            first = [message async for message in thread.history(limit=1, oldest_first=True)]
    except (discord.HTTPException, TimeoutError) as error:
        log.warning("what opened the thread %d could not be read: %r", thread.id, error)
        return OPENING_UNREAD, None
    opening = first[0] if first else None
    if opening is not None and opening.type is discord.MessageType.thread_starter_message:
        opening = replied_to(opening)  # the message in the channel, under which the thread stands
    elif opening is not None and _is_post(thread) and opening.id != thread.id:
        opening = None
    return ("" if opening else OPENING_GONE), opening


def _is_post(thread: discord.Thread) -> bool:
    return isinstance(thread.parent, discord.ForumChannel)
