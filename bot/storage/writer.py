"""One thread that writes: jobs that arrive together are committed together."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from bot.errors import StoreError

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], Any]
Queued = tuple[Job, asyncio.Future[Any], bool]
"""A job, its future, and whether its commit is synced to disk."""

BATCH = 64
"""Jobs that share one commit at most."""


class Writer:
    """Runs jobs on a connection of its own, opened inside its thread.

    A job runs in a savepoint: one that fails takes nothing with it. A job's future is resolved after the
    commit, so what was awaited is in the file.
    """

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], describe: Callable[[Exception], StoreError]
    ):
        self._connect = connect
        self._describe = describe
        self._jobs: queue.SimpleQueue[Queued | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._opened: asyncio.Future[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    async def open(self) -> None:
        """Start the thread and wait until its connection stands."""
        self._loop = asyncio.get_running_loop()
        self._opened = self._loop.create_future()
        self._thread.start()
        await self._opened

    async def run(self, job: Callable[[sqlite3.Connection], T], durable: bool = False) -> T:
        """Queue a job; returns what it returned, once it is committed; with `durable`, synced to disk."""
        if self._closed or self._loop is None:
            raise StoreError("the store is closed; nothing can be written any more")
        future: asyncio.Future[T] = self._loop.create_future()
        self._jobs.put((job, future, durable))
        return await future

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
            connection = self._connect()
        except Exception as error:  # noqa: BLE001 - handed to whoever awaits open()
            self._closed = True
            self._resolve(self._opened, error=self._failure(error))
            return
        self._resolve(self._opened)
        while True:
            batch, last = self._next_batch()
            if batch:
                self._write(connection, batch)
            if last:
                break
        connection.close()

    def _next_batch(self) -> tuple[list[Queued], bool]:
        """Wait for one job, take along all that are queued; True when the end was among them."""
        batch: list[Queued] = []
        item = self._jobs.get()
        while item is not None:
            batch.append(item)
            if len(batch) >= BATCH:
                return batch, False
            try:
                item = self._jobs.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _write(self, connection: sqlite3.Connection, batch: list[Queued]) -> None:
        done: list[tuple[asyncio.Future[Any], Any]] = []
        synced = any(durable for _, _, durable in batch)
        try:
            if synced:  # SQLite ignores it within a transaction
                connection.execute("pragma synchronous = full")
            connection.execute("begin immediate")
            for job, future, _ in batch:
                connection.execute("savepoint job")
                try:
                    done.append((future, job(connection)))
                except Exception as error:  # noqa: BLE001 - handed to whoever awaits this job
                    connection.execute("rollback to job")
                    self._resolve(future, error=self._failure(error))
                connection.execute("release job")
            connection.execute("commit")
        except Exception as error:  # noqa: BLE001 - the whole batch failed: disk full, locked, gone
            if connection.in_transaction:
                connection.execute("rollback")
            for _, future, _ in batch:
                self._resolve(future, error=self._failure(error))
            return
        finally:
            if synced:
                connection.execute("pragma synchronous = normal")
        for future, result in done:
            self._resolve(future, result)

    def _failure(self, error: Exception) -> StoreError:
        return error if isinstance(error, StoreError) else self._describe(error)

    def _resolve(
        self, future: asyncio.Future[Any], result: Any = None, error: Exception | None = None
    ) -> None:
        assert self._loop is not None

        def settle() -> None:
            if future.done():
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)

        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(settle)
