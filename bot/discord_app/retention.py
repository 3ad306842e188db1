"""Deleting what is older than RETENTION_DAYS, or than a server chose: at the start and then every day, in
small batches."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.discord_app.guild_settings import RETENTION
from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

DAY = 86_400.0
PAUSE = 0.05
"""Seconds between two batches: askers go first."""


async def retain(bot: "CareerBot") -> None:
    """A duty: purge at once and then once a day. One process does for all: the database is everybody's."""
    while True:
        try:
            gone = await purge(bot, time.time())
            if gone:
                log.info("%d rows were older than they may be kept and are deleted", gone)
        except StoreError:
            log.exception("what is too old could not be deleted; it is tried again tomorrow")
        await asyncio.sleep(DAY)


async def purge(bot: "CareerBot", now: float) -> int:
    """Delete all that is too old at `now` (Unix seconds); returns how many rows went."""
    longest = bot.settings.retention_days
    total = await _emptied(lambda: bot.store.purge(now - longest * DAY, now=now))
    for guild, days in (await bot.store.guilds_with("retention_days")).items():
        if days in RETENTION and days < longest:
            purge_of = partial(bot.store.purge, now - days * DAY, guild=guild)
            total += await _emptied(purge_of)
    return total


async def _emptied(purge_some: Callable[[], Awaitable[int]]) -> int:
    """Delete batch after batch until nothing is left to delete."""
    total = 0
    while gone := await purge_some():
        total += gone
        await asyncio.sleep(PAUSE)
    return total
