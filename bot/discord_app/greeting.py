"""What is said once to a server that the bot was added to."""

import logging
import time
from typing import TYPE_CHECKING

import discord

from bot.discord_app.notes import note
from bot.discord_app.permissions import lacking
from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

HELLO = (
    "Hello! I answer questions about careers in machine learning, data and AI: what a job is, what it pays, "
    "how to get there.\n\nAsk with `/ask`, or mention me in a message. A moderator can set me up with "
    "`/setup`; until then I answer only who asks me."
)

ONCE_IN = 30 * 86_400.0
"""Seconds within which a server that removes the bot and adds it again is not greeted twice."""


async def greet(bot: "CareerBot", guild: discord.Guild) -> None:
    """Say hello in the server's system channel, once; nothing where it has none or the bot may not write."""
    channel = guild.system_channel
    if channel is None or lacking(channel.permissions_for(guild.me), "view_channel", "send_messages"):
        return
    try:
        if await bot.store.noted(f"hello:{guild.id}", time.time(), ONCE_IN):
            await channel.send(view=note(HELLO))
    except (discord.HTTPException, StoreError) as error:
        log.warning("server %d could not be greeted: %s", guild.id, error)
