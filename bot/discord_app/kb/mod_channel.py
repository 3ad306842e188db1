"""What stands in the moderators' channel from the moment it is chosen: what it is for, and what waits."""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.review import MOST, WINDOW, Group, groups
from bot.discord_app.kb.review_view import OpenGroup, list_text
from bot.discord_app.notes import message

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

ONCE_IN = 86_400.0
"""Seconds within which a channel that is chosen again is not told again."""

FOR = (
    "## Moderators' channel\nHere I say what I lack, and every Monday how the week went. "
    "The buttons work at any time, for those who may."
)
NOTHING = "Nothing waited for review when I wrote this (<t:{now}:f>); **Review** shows what does now."


async def open_channel(bot: "CareerBot", guild: int, channel: int) -> None:
    """Say in the channel what it is for and what waits for review; nothing where that cannot be written."""
    now = time.time()
    if not await bot.store.noted(f"mods:{guild}:{channel}", now, ONCE_IN):
        return
    knowledge = await bot.conversation.servers.of(str(guild))
    missed = await bot.store.missed(str(guild), now, now - WINDOW, MOST)
    waiting = await asyncio.to_thread(groups, knowledge, missed)
    try:
        await bot.get_partial_messageable(channel, guild_id=guild).send(view=opening(waiting))
    except discord.HTTPException as error:
        log.warning("the moderators' channel %s of server %s cannot be written to: %s", channel, guild, error)


def opening(waiting: Sequence[Group]) -> ui.LayoutView:
    """The message: anything in the queue can be opened from it, by each moderator alone."""
    texts = [FOR, list_text(waiting) if waiting else NOTHING.format(now=int(time.time()))]
    select: list[ui.Item[Any]] = [OpenGroup(waiting)] if waiting else []
    return message(texts, select, [Go("review"), Go("due"), Go("panel")])
