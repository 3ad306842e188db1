"""What the bot may do in a channel, and who hears of it where something is missing.

The asker is told privately, or below the answer where only its chart is missing; the moderators' channel
once a day for each channel and lack. What was told stands among the store's silences, so that a restart
repeats nothing.
"""

import asyncio
import contextlib
import logging
import time
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import discord

from bot.discord_app.guild_settings import settings_of
from bot.discord_app.notes import notice_view
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of, send_new
from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
    "create_public_threads": "Create Public Threads",
    "create_private_threads": "Create Private Threads",
    "add_reactions": "Add Reactions",
    "manage_messages": "Manage Messages",
}
"""Permissions as Discord's server settings call them."""

INVITED_WITH = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "embed_links",
    "attach_files",
    "read_message_history",
    "create_public_threads",
    "add_reactions",
)
"""What the bot is invited with: all that anything asks for. The link stands in `docs/operating.md`."""

FOR = {
    "attach_files": "show charts",
    "create_public_threads": "open a thread",
    "create_private_threads": "open a thread",
    "read_message_history": "read what was written before",
}
"""What a permission is needed for; without an entry here, to answer."""

NOT_HERE = "You may not write in this channel, so I cannot share it here for you. Only you see it, as before."
NO_APPS = (
    "This channel does not let members use apps of their own (**Use External Apps**), so I cannot share it "
    "here for you. Only you see it, as before."
)

TOLD_FOR = 24 * 3600.0
"""Seconds for which nobody is told the same again."""

MODERATORS = "moderators"
"""Stands for them among the silences, where members are pseudonyms."""

_telling: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()


def lacking(granted: discord.Permissions, *needed: str) -> tuple[str, ...]:
    """Those of the `needed` permissions (attributes of `discord.Permissions`) that are not granted."""
    return tuple(name for name in needed if not getattr(granted, name))


def to_write(channel: object) -> tuple[str, ...]:
    """The permissions that a message in this channel takes."""
    thread = isinstance(channel, discord.Thread) or getattr(channel, "type", None) in (
        discord.ChannelType.public_thread,
        discord.ChannelType.private_thread,
        discord.ChannelType.news_thread,
    )
    return ("view_channel", "send_messages_in_threads" if thread else "send_messages")


def may_write(interaction: discord.Interaction) -> bool:
    """Whether the member may write where they press or command: else nothing is posted for them there."""
    if interaction.guild_id is None:
        return True
    return not lacking(interaction.permissions, *to_write(interaction.channel))


def unshared(interaction: discord.Interaction) -> str | None:
    """Why nothing can be posted for all to see where a member presses; None where it can."""
    if not may_write(interaction):
        return NOT_HERE
    theirs = interaction.guild_id is not None and not interaction.is_guild_integration()
    return NO_APPS if theirs and not interaction.permissions.use_external_apps else None


def granted_in(channel: object, guild: discord.Guild | None) -> discord.Permissions:
    """What the bot may do in a channel; everything in DMs and where we were not told of the channel."""
    if guild is not None and isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        with contextlib.suppress(discord.ClientException):  # a thread whose parent we do not know
            return channel.permissions_for(guild.me)
    return discord.Permissions.all()


def sentence(missing: tuple[str, ...], place: str) -> str:
    """What the asker reads."""
    named = " and ".join(NAMES.get(name, name) for name in missing)
    purpose = FOR.get(missing[0], "write") if missing else "write"
    lack = f" (I lack {named})" if named else ""
    return f"I may not {purpose} in {place}{lack}; a moderator can allow it."


async def allowed(interaction: discord.Interaction, *needed: str) -> bool:
    """Whether the bot has these permissions where it was called; if not, the member has been told, privately,
    and the moderators too."""
    missing = lacking(interaction.app_permissions, *needed)
    if not missing or interaction.guild_id is None:
        return True
    bot, channel = bot_of(interaction), interaction.channel_id or 0
    made = notice_view(sentence(missing, f"<#{channel}>"))
    await send_new(interaction, made)
    await tell_moderators(bot, interaction.guild_id, channel, missing)
    return False


async def refused(bot: "CareerBot", message: discord.Message, *needed: str) -> None:
    """A message could not be answered as it should: tell its author privately, and the moderators.

    A direct message comes once a day for each channel; further questions there get a mark.
    """
    granted = granted_in(message.channel, message.guild)
    missing = lacking(granted, *(needed or to_write(message.channel)))
    name = getattr(message.channel, "name", None)
    text = sentence(missing, f"#{safe(name, 60)}" if name else "that channel") + " Here I can answer you."
    try:
        first = await _first_today(bot, bot.pseudonym(message.author.id), f"write:{message.channel.id}")
    except StoreError:
        first = True
    await (privately(message, text) if first else mark(message, "🔇"))
    if message.guild is not None:
        await tell_moderators(bot, message.guild.id, message.channel.id, missing)


async def chart_refused(bot: "CareerBot", message: discord.Message) -> str | None:
    """The line that stands for a chart that may not be attached beside a message; the moderators have been
    told. None where it may be."""
    missing = lacking(granted_in(message.channel, message.guild), "attach_files")
    if not missing or message.guild is None:
        return None
    await tell_moderators(bot, message.guild.id, message.channel.id, missing)
    return f"-# {sentence(missing, 'this channel')}"


async def privately(message: discord.Message, text: str) -> bool:
    """Tell the author of a message something alone: by DM, else by a mark on it; whether either came."""
    try:
        await message.author.send(view=notice_view(text))
    except discord.HTTPException:
        return await mark(message, "🔇")
    return True


async def mark(message: discord.Message, emoji: str) -> bool:
    """Put a reaction on a message, if that is allowed; whether it is there."""
    granted = granted_in(message.channel, message.guild)
    if lacking(granted, "add_reactions", "read_message_history"):
        return False
    try:
        await message.add_reaction(emoji)
    except discord.HTTPException:
        return False
    return True


async def tell_moderators(bot: "CareerBot", guild: int, channel: int, missing: tuple[str, ...]) -> None:
    """Say in the moderators' channel what is missing where; once a day. Never raises."""
    try:
        target = (await settings_of(bot, guild)).mod_channel
        if target is None or target == channel:
            return
        if not await _first_today(bot, MODERATORS, f"{guild}:{channel}:{'+'.join(missing)}"):
            return
        text = sentence(missing, f"<#{channel}>") + " A member just asked me there. I say this once a day."
        await bot.get_partial_messageable(target, guild_id=guild).send(view=notice_view(text))
    except Exception:
        log.warning("the moderators of server %d could not be told", guild, exc_info=True)


async def _first_today(bot: "CareerBot", whom: str, what: str) -> bool:
    """Whether they have not been told this within a day; from now on they have. StoreError."""
    async with _telling.setdefault((whom, what), asyncio.Lock()):
        now = time.time()
        if await bot.store.silenced(whom, what, now):
            return False
        await bot.store.silence(whom, what, now + TOLD_FOR)
        return True
