"""One thread that writes: what arrives together is committed together."""

import asyncio
import queue
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from bot.errors import StoreError
from bot.measures import Histogram
from bot.storage.health import Health
from bot.storage.logged import Logged
from bot.storage.sql import Change, UnmetError

BATCH = 64
"""Jobs that share one commit at most."""


class Job(NamedTuple):
    """What is to be committed, and who waits for it."""

    work: Logged | Change
    future: asyncio.Future[Any]


class Settled(NamedTuple):
    """What became of a job: what it returns, or the error it ends in."""

    future: asyncio.Future[Any]
    result: Any = None
    error: StoreError | None = None


Settle = Callable[[Iterable[Settled]], None]
"""Tells those who wait; see `Writer._settle`."""


class Writer(ABC):
    """Commits jobs on a connection of its own, opened inside its thread.

    A job that fails takes nothing with it. A job's future is resolved after the commit, so what was awaited
    is in the database.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._opened: asyncio.Future[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False
        self._waiting = 0
        self._failures = 0
        self._commits = Histogram()

    @abstractmethod
    def _connect(self) -> None:
        """Connect and bring the schema up to date."""

    @abstractmethod
    def _write(self, batch: Sequence[Job]) -> None:
        """Commit jobs, and settle each."""

    @abstractmethod
    def _disconnect(self) -> None:
        """The end; nothing is written any more."""

    @abstractmethod
    def _failure(self, error: Exception) -> StoreError:
        """An error of the database as a sentence."""

    def _pause(self) -> float | None:
        """Seconds after which `_idle` is called though no job came; None: never."""
        return None

    def _idle(self) -> None:  # noqa: B027 - not all have something to do
        """What is done between jobs."""

    async def open(self) -> None:
        """Start the thread and wait until its connection stands."""
        self._loop = asyncio.get_running_loop()
        self._opened = self._loop.create_future()
        self._thread.start()
        await self._opened

    async def run(self, work: Logged | Change) -> Any:
        """Queue work; returns what it returned, once it is committed. It is done, too, where nobody waits for
        it any more."""
        if self._closed or self._loop is None:
            raise StoreError("the store is closed; nothing can be written any more")
        future: asyncio.Future[Any] = self._loop.create_future()
        begun = time.perf_counter()
        self._waiting += 1
        self._jobs.put(Job(work, future))
        try:
            returned = await future
        except StoreError as error:
            self._failures += not isinstance(error, UnmetError)
            raise
        finally:
            self._waiting -= 1
        self._commits.note(time.perf_counter() - begun)
        return returned

    def health(self) -> Health:
        """How the store is now."""
        opened = self._opened is not None and self._opened.done() and not self._closed
        return Health(opened, self.away, self._waiting, self._spooled(), self._failures, self._commits)

    @property
    def away(self) -> bool:
        """Whether the database cannot be reached, as far as is known."""
        return False

    def _spooled(self) -> int:
        """Bytes that wait on this machine for the database."""
        return 0

    async def close(self) -> None:
        """Write what is queued, close the connection, end the thread."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        assert self._opened is not None
        try:
            self._connect()
        except Exception as error:  # noqa: BLE001 - handed to whoever awaits open()
            self._closed = True
            self._settle([Settled(self._opened, error=self._failure(error))])
            return
        self._settle([Settled(self._opened)])
        last = False
        while not last:
            batch, last = self._next_batch()
            if batch:
                self._write(batch)
            self._idle()
        self._disconnect()

    def _next_batch(self) -> tuple[list[Job], bool]:
        """Wait for one job, take along all that are queued; True when the end was among them."""
        batch: list[Job] = []
        try:
            item = self._jobs.get(timeout=self._pause())
            while item is not None:
                batch.append(item)
                if len(batch) >= BATCH:
                    return batch, False
                item = self._jobs.get_nowait()
        except queue.Empty:
            return batch, False
        return batch, True

    def _settle(self, settled: Iterable[Settled]) -> None:
        """Tell those who wait, all at once."""
        assert self._loop is not None
        told = list(settled)

        def settle() -> None:
            for future, result, error in told:
                if future.done():
                    continue
                if error is not None:
                    future.set_exception(error)
                else:
                    future.set_result(result)

        if told and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(settle)
