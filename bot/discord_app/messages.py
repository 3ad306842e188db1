"""Plain messages: mentions, DMs and replies to the bot."""

import contextlib
import logging
from typing import TYPE_CHECKING

import discord

from bot.conversation import Session
from bot.discord_app.faults import sentence
from bot.discord_app.layout import answer_view, notice_view

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

PING_NEEDED = (
    "I cannot read that reply: with its ping switched off, Discord hides it from me. "
    "Keep the ping on, mention me, or use `/ask`."
)


async def on_message(bot: "CareerBot", message: discord.Message) -> None:
    """Answer a message that is meant for the bot; leave all others alone."""
    if message.author.bot or message.author.id == bot.me.id or not _is_for(bot, message):
        return
    try:
        if _unreadable(bot, message):
            await _send(message, notice_view(PING_NEEDED))
            return
        text = _without_own_mention(bot, message.content)
        answer = await bot.conversation.reply(text, _session(bot, message))
        await _send(message, answer_view(answer))
    except discord.Forbidden:
        await _tell_privately(message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the member gets an answer
        with contextlib.suppress(discord.HTTPException):
            await _send(message, notice_view(sentence(error)))


def _is_for(bot: "CareerBot", message: discord.Message) -> bool:
    if message.guild is None:
        return True
    return any(user.id == bot.me.id for user in message.mentions) or _replies_to(bot, message)


def _replies_to(bot: "CareerBot", message: discord.Message) -> bool:
    answered = message.reference.resolved if message.reference else None
    return isinstance(answered, discord.Message) and answered.author.id == bot.me.id


def _unreadable(bot: "CareerBot", message: discord.Message) -> bool:
    """A reply whose ping is off comes without its text, unless the message-content intent is on."""
    return (
        not message.content
        and message.guild is not None
        and _replies_to(bot, message)
        and not any(user.id == bot.me.id for user in message.mentions)
        and not bot.intents.message_content
        and not message.attachments
    )


def _without_own_mention(bot: "CareerBot", text: str) -> str:
    for mention in (f"<@{bot.me.id}>", f"<@!{bot.me.id}>"):
        text = text.replace(mention, " ")
    return text.strip()


def _session(bot: "CareerBot", message: discord.Message) -> Session:
    guild = str(message.guild.id) if message.guild else None
    return Session(bot.pseudonym(message.author.id), str(message.channel.id), guild)


async def _send(message: discord.Message, view: discord.ui.LayoutView) -> None:
    """Reply once: the nonce is the question's own id, so sending again returns the first reply."""
    reference = message.to_reference(fail_if_not_exists=False)
    await message.channel.send(view=view, reference=reference, nonce=message.id, mention_author=False)


async def _tell_privately(message: discord.Message) -> None:
    """The bot may not write where it was asked: say so to the asker alone, else leave a mark."""
    place = getattr(message.channel, "name", "that channel")
    text = f"I may not write in #{place}; a moderator can allow it. Here I can answer you."
    try:
        await message.author.send(view=notice_view(text))
    except discord.HTTPException:
        with contextlib.suppress(discord.HTTPException):
            await message.add_reaction("🔇")
