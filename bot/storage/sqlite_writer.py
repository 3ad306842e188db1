"""The writer of a SQLite file: one transaction for each batch, a savepoint for what may fail in it."""

import re
import sqlite3
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import count
from typing import Any

from bot.errors import StoreError
from bot.storage.logged import ASKED, COLUMNS, COUNT, PUT_SESSION, Logged, askers, sessions, tallies
from bot.storage.sql import Change, Row, UnmetError
from bot.storage.writer import Job, Settled, Writer

_INSERT = f"""
    insert into turns ({", ".join(COLUMNS)})
    select * from (values ({", ".join("?" for _ in COLUMNS)}))
    where column1 not in (select member from paused)
"""
"""No row where the member, the first of `COLUMNS`, is paused."""

_VALUES = re.compile(r"values (\([?, ]+\))")


class SqliteWriter(Writer):
    """Writes to the connection that `connect` opens; `describe` makes sentences of its errors."""

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], describe: Callable[[Exception], StoreError]
    ):
        super().__init__()
        self._open_connection = connect
        self._describe = describe

    def _connect(self) -> None:
        self._connection = self._open_connection()

    def _disconnect(self) -> None:
        self._connection.close()

    def _failure(self, error: Exception) -> StoreError:
        return error if isinstance(error, StoreError) else self._describe(error)

    def _write(self, batch: Sequence[Job]) -> None:
        connection = self._connection
        turns = [job for job in batch if isinstance(job.work, Logged)]
        changes = [job for job in batch if isinstance(job.work, Change)]
        synced = any(isinstance(job.work, Change) and job.work.durable for job in changes)
        try:
            if synced:  # SQLite ignores it within a transaction
                connection.execute("pragma synchronous = full")
            connection.execute("begin immediate")
            settled = self._apply(turns) if turns else []
            for job in changes:
                settled += self._apply([job])
            connection.execute("commit")
        except Exception as error:  # noqa: BLE001 - the whole batch failed: disk full, locked, gone
            if connection.in_transaction:
                connection.execute("rollback")
            self._settle(Settled(job.future, error=self._failure(error)) for job in batch)
            return
        finally:
            if synced:
                connection.execute("pragma synchronous = normal")
        self._settle(settled)

    def _apply(self, jobs: Sequence[Job]) -> list[Settled]:
        """Turns together, or one change; where it fails it leaves nothing, and turns are tried one by one."""
        connection = self._connection
        connection.execute("savepoint job")
        try:
            work = [job.work for job in jobs]
            results = [_change(connection, work[0])] if isinstance(work[0], Change) else log(connection, work)
            return [Settled(job.future, result) for job, result in zip(jobs, results, strict=True)]
        except Exception as error:
            if not connection.in_transaction:  # SQLite gave up the whole batch
                raise
            connection.execute("rollback to job")
            if len(jobs) == 1:
                return [Settled(jobs[0].future, error=self._failure(error))]
        finally:
            if connection.in_transaction:
                connection.execute("release job")
        return [settled for job in jobs for settled in self._apply([job])]


def log(connection: sqlite3.Connection, turns: Sequence[Any]) -> list[int | None]:
    """Insert turns (`Logged`) with their counts and sessions; the number of each, None of paused members'."""
    inserted = _all_at_once(connection, _INSERT, [turn.turn for turn in turns])
    stored = list(turns)
    if inserted.rowcount < len(turns):
        paused = {member for (member,) in connection.execute("select member from paused")}
        stored = [turn for turn in turns if turn.turn[0] not in paused]
    if stored:
        _all_at_once(connection, PUT_SESSION, sessions(stored))
        _all_at_once(connection, ASKED, askers(stored))
    _all_at_once(connection, COUNT, tallies(turns))
    # Nobody else writes meanwhile, so the numbers follow each other up to the last.
    free = count((inserted.lastrowid or 0) - len(stored) + 1)
    kept = {id(turn) for turn in stored}
    return [next(free) if id(turn) in kept else None for turn in turns]


def _all_at_once(connection: sqlite3.Connection, sql: str, rows: Sequence[tuple[Any, ...]]) -> sqlite3.Cursor:
    """A statement for one row, for all rows: with each, Python's lock goes to the event loop, which keeps it
    for milliseconds when there is much to do."""
    cursor = connection.cursor()
    if rows:
        cursor.execute(_for(sql, len(rows)), [value for row in rows for value in row])
    return cursor


@lru_cache(maxsize=256)
def _for(sql: str, rows: int) -> str:
    return _VALUES.sub(lambda values: f"values {', '.join([values[1]] * rows)}", sql)


def _change(connection: sqlite3.Connection, change: Change) -> list[list[Row]]:
    returned = []
    for index, (sql, values) in enumerate(change.statements):
        returned.append(fetched(connection.execute(sql, values)))
        if index < change.needed and not returned[-1]:
            raise UnmetError(index)
    return returned


def fetched(cursor: sqlite3.Cursor) -> list[Row]:
    """What a statement returned; all of it is fetched, as a commit would wait for the rest."""
    if cursor.description is None:
        return []
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
