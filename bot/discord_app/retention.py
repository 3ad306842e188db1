"""Deleting what is older than RETENTION_DAYS, or than a server chose: at the start and then every day, in
small batches.

A clock that is wrong must not delete everything. Where it is far ahead of what was kept before yesterday, and
no day has gone by since that was seen, nothing is deleted before tomorrow.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.discord_app.guild_settings import RETENTION
from bot.errors import StoreError
from bot.storage import Store

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

DAY = 86_400.0
PAUSE = 0.05
"""Seconds between two batches: askers go first."""

QUIET = 7 * DAY
"""For so long nobody may have asked, else the clock is looked at twice."""

DRIFT = 3600.0
"""Seconds that a clock may be set by without being looked at anew."""

clock, steady = time.time, time.monotonic


@dataclass(frozen=True)
class Look:
    """What the clock said, and what one that nobody sets."""

    clock: float
    steady: float

    def since(self, before: "Look") -> bool:
        """Whether a day has gone by since `before` and the clock has gone along with it."""
        passed = self.steady - before.steady
        return passed >= DAY - DRIFT and abs(self.clock - before.clock - passed) <= DRIFT


async def retain(bot: "CareerBot") -> None:
    """A duty: purge at once and then once a day. One process does for all: the database is everybody's."""
    before: Look | None = None
    while True:
        look = Look(clock(), steady())
        try:
            if (before is not None and look.since(before)) or await believable(bot.store, look.clock):
                gone = await purge(bot, look.clock)
                if gone:
                    log.info("%d rows were older than they may be kept and are deleted", gone)
            else:
                log.warning(
                    "the clock says %s, long after anybody asked last: nothing is deleted today; "
                    "if the clock is right, what is too old goes tomorrow",
                    time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(look.clock)),
                )
        except StoreError:
            log.exception("what is too old could not be deleted; it is tried again tomorrow")
        before = look
        await asyncio.sleep(DAY)


async def believable(store: Store, now: float) -> bool:
    """Whether the time `now` fits what was kept before yesterday; always where nothing was.

    What came in since yesterday does not count: it was dated by the clock that is asked about.
    """
    latest = await store.latest(now - DAY)
    return latest is None or now - latest <= QUIET


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
