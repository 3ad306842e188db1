"""The embedded store: one SQLite file in WAL mode, one writer thread, readers never blocked."""

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.errors import StoreError
from bot.storage.all_tables import AllTables
from bot.storage.faults import sentence, sentence_of_foreign
from bot.storage.health import Health
from bot.storage.logged import Logged
from bot.storage.server_values import Announced
from bot.storage.sql import Change, Row, Statement
from bot.storage.sqlite_writer import SqliteWriter, fetched
from bot.storage.steps import STEPS, foreign, lay, taken

log = logging.getLogger(__name__)

BUSY_MS = 5000
"""How long a statement waits for another process's lock, in milliseconds."""


class SqliteStore(AllTables):
    """A `Store` in the file `path`, which is made where it is missing."""

    def __init__(self, path: Path):
        self.path = path
        self._writer = SqliteWriter(self._connect_writer, self._describe)
        self._readers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-reader")
        self._read_connection: sqlite3.Connection | None = None
        self._closed = False

    async def open(self) -> None:
        """Open or make the file and bring its schema up to date; raise `StoreError`."""
        await self._writer.open()

    async def close(self) -> None:
        """Commit what is queued and close the file; safe to call twice."""
        self._closed = True
        await self._writer.close()
        if self._read_connection is not None:
            await asyncio.get_running_loop().run_in_executor(self._readers, self._read_connection.close)
            self._read_connection = None
        self._readers.shutdown(wait=False)

    def health(self) -> Health:
        """How the store is now."""
        return self._writer.health()

    async def changes(self) -> AsyncIterator[Announced]:
        """Nothing: no other bot shares the file."""
        none: tuple[Announced, ...] = ()
        for announced in none:
            yield announced

    async def forget_member(self, member: str, user: int | None = None) -> dict[str, int]:
        """The same, and what was deleted leaves the write-ahead log too."""
        before = await super().forget_member(member, user)
        try:
            await asyncio.to_thread(self._empty_log)
        except sqlite3.Error as error:  # it is emptied later, as the log is written anew
            log.warning("the write-ahead log of %s cannot be emptied now: %s", self.path, error)
        return before

    def _empty_log(self) -> None:
        with closing(self._connect()) as connection:
            connection.execute("pragma wal_checkpoint(truncate)")

    async def _commit(
        self, statements: Sequence[Statement], needed: int = 0, durable: bool = False
    ) -> list[list[Row]]:
        returned: list[list[Row]] = await self._writer.run(Change(statements, needed, durable))
        return returned

    async def _log(self, logged: Logged) -> int | None:
        number: int | None = await self._writer.run(logged)
        return number

    async def _read(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        def job() -> list[Row]:
            try:
                if self._read_connection is None:
                    self._read_connection = self._connect()
                return fetched(self._read_connection.execute(sql, values))
            except (sqlite3.Error, ValueError, OverflowError) as error:
                raise self._describe(error) from None

        if self._closed:
            raise StoreError("the store is closed; nothing can be read any more")
        return await asyncio.get_running_loop().run_in_executor(self._readers, job)

    def _connect_writer(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists():  # its owner's alone; SQLite's files beside it become so too
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = self._connect()
        try:
            if foreign(connection):
                raise StoreError(sentence_of_foreign(self.path))
            _enter_wal(connection)
            if taken(connection) != STEPS and not lay(connection):
                _bring_up_to_date(connection, self.path)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma secure_delete = on")  # what is deleted is overwritten
        return connection

    def _describe(self, error: Exception) -> StoreError:
        return StoreError(sentence(self.path, error, BUSY_MS))


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Take the steps that an older file lacks. sqlite-utils, 3 MB of a bot, is loaded for that alone."""
    from sqlite_utils import Database

    from bot.storage.migrations import migrate

    migrate(Database(connection, execute_plugins=False), str(path))


def _enter_wal(connection: sqlite3.Connection) -> None:
    """Change a fresh file to WAL mode; SQLite itself does not wait here for another process that does."""
    deadline = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
