"""How late the event loop is: a tick every 10 ms tells what has held it up, and whether that was our work."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.measures import Histogram

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

TICK = 0.01
"""Seconds between two ticks."""

BLOCKED = 0.05
"""Seconds of lateness that are too many: members would wait for nothing."""

BOUNDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""Upper ends of what is counted together, in seconds."""

TOLD_EVERY = 600.0
"""Seconds between two warnings: the worst since the last one stands in it."""


class LoopLag:
    """How late the ticks were: all in `histogram`, the latest as `worst`, those over `BLOCKED` as `blocked`.

    `own` is how much of a lateness the loop's own thread was working: the rest it waited for a core, or for
    another thread of the process.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.histogram = Histogram(BOUNDS)
        self.worst = 0.0
        self.worst_own = 0.0
        self.blocked = 0
        self.blocked_own = 0
        self._clock = clock
        self._told_at = float("-inf")
        self._untold = (0.0, 0.0)

    def note(self, late: float, worked: float) -> None:
        """One tick: it came `late`, and the loop's thread `worked` since the one before, both in seconds."""
        late = max(0.0, late)
        own = min(late, worked)
        self.histogram.note(late)
        self.worst, self.worst_own = max(self.worst, late), max(self.worst_own, own)
        self.blocked_own += own > BLOCKED
        if late <= BLOCKED:
            return
        self.blocked += 1
        self._untold = max(self._untold, (late, own))
        if self._clock() - self._told_at >= TOLD_EVERY:
            self._told_at = self._clock()
            (late, own), self._untold = self._untold, (0.0, 0.0)
            log.warning(
                "the event loop was held up for %.0f ms, %.0f ms of it by the bot's own work",
                late * 1000,
                own * 1000,
            )

    def __str__(self) -> str:
        """The counts in one line."""
        worst, own = self.worst * 1000, self.worst_own * 1000
        return (
            f"event loop: {self.histogram.count} ticks, the latest {worst:.0f} ms late, "
            f"by own work {own:.0f} ms; over {BLOCKED * 1000:.0f} ms {self.blocked}, "
            f"by own work {self.blocked_own}"
        )


async def watch_loop(bot: "CareerBot") -> None:
    """Runs in every process: notes each tick in `bot.loop_lag`, and logs the counts when the bot closes."""
    loop, lag = asyncio.get_running_loop(), bot.loop_lag
    try:
        while True:
            due, before = loop.time() + TICK, time.thread_time()
            await asyncio.sleep(TICK)
            lag.note(loop.time() - due, time.thread_time() - before)
    finally:
        log.info("%s", lag)
