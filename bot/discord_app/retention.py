"""Deleting what is older than RETENTION_DAYS: at the start and then every day, in small batches."""

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

DAY = 86_400.0
PAUSE = 0.05
"""Seconds between two batches: askers go first."""


async def retain(bot: "CareerBot") -> None:
    """Purge once a day for as long as the bot runs; only the process of shard 0 does it."""
    if bot.shard_ids and 0 not in bot.shard_ids:
        return
    while True:
        try:
            gone = await purge(bot, time.time())
            if gone:
                log.info("%d rows were older than %d days and are deleted", gone, bot.settings.retention_days)
        except StoreError:
            log.exception("what is too old could not be deleted; it is tried again tomorrow")
        await asyncio.sleep(DAY)


async def purge(bot: "CareerBot", now: float) -> int:
    """Delete all that is too old at `now` (Unix seconds); returns how many rows went."""
    before, total = now - bot.settings.retention_days * DAY, 0
    while gone := await bot.store.purge(before):
        total += gone
        await asyncio.sleep(PAUSE)
    return total
