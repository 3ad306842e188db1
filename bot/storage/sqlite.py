"""The embedded store: one SQLite file in WAL mode, one writer thread, readers never blocked."""

import asyncio
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.errors import StoreError
from bot.storage.migrations import migrate
from bot.storage.privacy import scrub
from bot.storage.types import SessionState, Turn
from bot.storage.writer import Writer

BUSY_MS = 5000
"""How long a statement waits for another process's lock, in milliseconds."""

_INSERT_TURN = """
    insert into turns (member, channel, guild, source, text, intent, entry, slots, confidence, answered,
        latency_ms, at, error)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PUT_SESSION = "insert or replace into sessions (member, channel, entry, slots, at) values (?, ?, ?, ?, ?)"


class SqliteStore:
    """A `Store` in the file `path`, which is made where it is missing."""

    def __init__(self, path: Path):
        self.path = path
        self._writer = Writer(self._connect_writer, self._describe)
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

    async def record(self, turn: Turn, state: SessionState | None) -> int:
        """Commit a turn and the session's new state together; returns the turn's id."""
        values = _turn_values(turn)

        def job(connection: sqlite3.Connection) -> int:
            number = connection.execute(_INSERT_TURN, values).lastrowid
            if state is not None:
                connection.execute(_PUT_SESSION, _session_values(state))
            return int(number or 0)

        return await self._writer.run(job)

    async def session(self, member: str, channel: str) -> SessionState | None:
        """The last state of a session, however old."""
        sql = "select * from sessions where member = ? and channel = ?"
        rows = await self._read(sql, (member, channel))
        if not rows:
            return None
        row = rows[0]
        return SessionState(member, channel, row["entry"], json.loads(row["slots"]), row["at"])

    async def turns(self, limit: int = 100) -> list[dict[str, Any]]:
        """The latest turns, newest first, slots decoded."""
        rows = await self._read("select * from turns order by id desc limit ?", (limit,))
        return [{**row, "slots": json.loads(row["slots"]), "answered": bool(row["answered"])} for row in rows]

    async def _read(self, sql: str, values: tuple[Any, ...]) -> list[dict[str, Any]]:
        def job() -> list[dict[str, Any]]:
            try:
                if self._read_connection is None:
                    self._read_connection = self._connect()
                cursor = self._read_connection.execute(sql, values)
                names = [column[0] for column in cursor.description]
                return [dict(zip(names, row, strict=True)) for row in cursor]
            except sqlite3.Error as error:
                raise self._describe(error) from None

        if self._closed:
            raise StoreError("the store is closed; nothing can be read any more")
        return await asyncio.get_running_loop().run_in_executor(self._readers, job)

    def _connect_writer(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = self._connect()
        try:
            connection.execute("pragma journal_mode = wal")
            migrate(Database(connection, execute_plugins=False), str(self.path))
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
        return connection

    def _describe(self, error: Exception) -> StoreError:
        return StoreError(
            f"the database {self.path} cannot be opened or written ({error}); "
            "DATABASE_URL must name a file that the bot may read and write, on a disk with room"
        )


def _turn_values(turn: Turn) -> tuple[Any, ...]:
    return (
        turn.member,
        turn.channel,
        turn.guild,
        turn.source,
        scrub(turn.text),
        turn.intent,
        turn.entry,
        json.dumps(turn.slots, ensure_ascii=False),
        turn.confidence,
        int(turn.answered),
        round(turn.latency_ms, 3),
        turn.at,
        turn.error,
    )


def _session_values(state: SessionState) -> tuple[Any, ...]:
    return (
        state.member,
        state.channel,
        state.entry,
        json.dumps(dict(state.slots), ensure_ascii=False),
        state.at,
    )
