"""Duties that must be done once, however many processes there are: each is run where its lease is held.

A process renews its leases and takes those of one that has died or stopped. Whoever cannot renew one stops in
time. A process that hung past its lease may still end what it was at: each duty marks in the store what it is
about to do, so that no other does it again.
"""

import asyncio
import logging
import os
import secrets
import socket
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any

from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

HELD = 45.0
"""Seconds for which a lease is taken, and by which another process has it at the latest, but for one look."""
LOOKS = 3
"""So often in that time it is renewed, or tried by the others."""

Duty = Callable[["CareerBot"], Coroutine[Any, Any, None]]


class Duties:
    """The duties of one process. A duty's name is that of its function, and the lease's."""

    def __init__(self, bot: "CareerBot", duties: Iterable[Duty]):
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._bot = bot
        self._open = {duty.__name__: duty for duty in duties}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._until = 0.0

    @property
    def held(self) -> frozenset[str]:
        """The duties that run here now."""
        return frozenset(self._running)

    async def run(self) -> None:
        """Do what no other process does, until cancelled; then stop and give the leases up."""
        try:
            while self._open:
                await self._look()
                await asyncio.sleep(HELD / LOOKS)
        finally:
            await self._stop(self.held)
            await self._release(self._open)

    async def _look(self) -> None:
        """Renew or try the leases, start what is ours now, stop what no longer is."""
        await self._settle()
        started = time.monotonic()
        try:
            async with asyncio.timeout(HELD / LOOKS):
                held = await self._bot.store.lease(self._open, self.holder, HELD)
        except Exception as error:  # noqa: BLE001 - whatever it is, what is not renewed must be stopped in time
            log.warning("duties could not be renewed: %s", str(error) or "the database does not answer")
            if time.monotonic() + 2 * HELD / LOOKS > self._until:  # the next look may come too late
                await self._stop(self.held)
            return
        self._until = started + HELD
        await self._stop(self.held - held)
        for name in sorted(held - self.held):
            log.info("this process takes over: %s", name)
            self._running[name] = asyncio.create_task(self._open[name](self._bot))

    async def _settle(self) -> None:
        """Look at what has ended by itself: done for good, or failed and to be started again."""
        for name, task in list(self._running.items()):
            if not task.done():
                continue
            del self._running[name]
            if not task.cancelled() and (error := task.exception()) is not None:
                log.error("the duty %s has failed; it is started again", name, exc_info=error)
                continue
            del self._open[name]
            await self._release([name])

    async def _stop(self, names: Iterable[str]) -> None:
        tasks = [self._running.pop(name) for name in names]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _release(self, names: Iterable[str]) -> None:
        try:
            async with asyncio.timeout(HELD / LOOKS):
                await self._bot.store.release(list(names), self.holder)
        except (StoreError, TimeoutError):
            log.warning("duties could not be given up; another process takes them within %g s", HELD)
