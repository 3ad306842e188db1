"""The writer of PostgreSQL: turns in groups; while the server is away, turns go to the spool."""

import logging
import random
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import psycopg
from psycopg.rows import dict_row

from bot.errors import StoreError
from bot.storage.logged import Logged
from bot.storage.postgres_faults import AWAY, UNSURE, again, described, gone
from bot.storage.postgres_migrations import migrate
from bot.storage.postgres_shards import Shards
from bot.storage.postgres_turns import clean, insert, insert_missing
from bot.storage.spool import Numbered, Spool
from bot.storage.sql import Change, Row, UnmetError
from bot.storage.writer import Job, Settled, Writer

log = logging.getLogger(__name__)

Connection = psycopg.Connection[dict[str, Any]]

NUMBERS = 500
"""Numbers of turns that are taken from the database at a time, as its sequence gives them."""

SPARE = 200
"""With fewer left, more are taken: while the server is away there are none to be had."""

HOLD = 2.0
"""Seconds for which a change waits for a server that restarts."""

LOOK = 0.25
"""Seconds between attempts to reach a server that is away."""

MOVED = 200
"""Turns of the spool that are moved in one transaction."""

TRIES = 5
"""How often a transaction is begun anew that another process was in the way of."""


@dataclass
class Held:
    """A change whose connection broke: sent to be committed as transaction `xid`, or not yet (None)."""

    job: Job
    until: float
    xid: str | None = None
    returned: list[list[Row]] = field(default_factory=list)


class PostgresWriter(Writer):
    """Writes to the database at `url`. `back` is called from a thread when the server is there again.

    `shards` are those that no other process may serve meanwhile; a tool of the operator's serves none.
    """

    def __init__(self, url: str, spool: Spool, back: Callable[[], None], shards: Shards | None = None):
        super().__init__()
        self._url = url
        self._spool = spool
        self._back = back
        self._shards = shards
        self._connection: Connection | None = None
        self._fresh: Connection | None = None
        self._looking: threading.Thread | None = None
        self._ended = threading.Event()
        self._numbers: deque[int] = deque()
        self._held: list[Held] = []
        self.paused: set[str] = set()
        """Members who were paused when last seen: nothing of theirs is spooled."""

    @property
    def away(self) -> bool:
        """Whether the server cannot be reached, as far as is known."""
        return self._looking is not None

    def _spooled(self) -> int:
        return self._spool.size

    def look(self) -> None:
        """Somebody else found the server away: see to it."""
        if not self._closed and not self.away:
            self._jobs.put(Job(Change(()), None))  # type: ignore[arg-type]

    def _connect(self) -> None:
        try:
            self._begin()
        except BaseException:
            self._disconnect()
            raise

    def _begin(self) -> None:
        self._spool.take()
        self._connection = connect(self._url)
        migrate(self._connection)
        if self._shards:
            self._shards.claim(self._connection)
        self._prepare()
        for spool in (self._spool, *self._spool.others()):
            self._move(spool)
            if spool is not self._spool:
                spool.close()

    def _disconnect(self) -> None:
        self._ended.set()
        self._settle(Settled(held.job.future, error=StoreError(UNSURE)) for held in self._held)
        if self._looking is not None:
            self._looking.join()
        for connection in (self._connection, self._fresh):
            if connection is not None:
                connection.close()
        self._spool.close()

    def _failure(self, error: Exception) -> StoreError:
        return described(error)

    def _pause(self) -> float | None:
        return 0.05 if self.away or self._held or self._spool else None

    def _idle(self) -> None:
        if self._fresh is not None:
            self._connection, self._fresh, self._looking = self._fresh, None, None
            self._safely(self._prepare)
            if self._shards:
                self._safely(self._claim_again)
            if not self.away:
                log.info("the PostgreSQL database is there again")
                self._back()
        if self._connection is not None:
            self._safely(self._look_after_held)
        if self._connection is not None and self._spool:
            self._safely(lambda: self._move(self._spool))
        late = [held for held in self._held if held.until < time.monotonic()]
        self._held = [held for held in self._held if held not in late]
        self._settle(
            Settled(held.job.future, error=StoreError(UNSURE if held.xid else AWAY)) for held in late
        )

    def _write(self, batch: Sequence[Job]) -> None:
        turns = [job for job in batch if isinstance(job.work, Logged)]
        changes = [job for job in batch if isinstance(job.work, Change) and job.work.statements]
        if len(turns) + len(changes) < len(batch):
            self._safely(self._ask)
        if turns:
            self._log([(self._number(), job) for job in turns])
        for job in changes:
            self._hold(Held(job, time.monotonic() + HOLD))

    # --- turns

    def _log(self, jobs: Sequence[tuple[int, Job]]) -> None:
        turns: list[Numbered] = [(number, job.work) for number, job in jobs]  # type: ignore[misc]
        connection = self._connection
        if connection is None or self._spool:
            self._put_aside(jobs)
            return
        try:
            stored = _tried(connection, lambda: insert(connection, turns))
        except Exception as error:  # noqa: BLE001 - handed to whoever awaits these jobs
            if self._lost(error):
                self._put_aside(jobs)
            elif len(jobs) == 1:
                self._settle([Settled(jobs[0][1].future, error=described(error))])
            else:
                for one in jobs:
                    self._log([one])
            return
        self._settle(Settled(job.future, number if number in stored else None) for number, job in jobs)
        self.paused -= {turn.turn[0] for number, turn in turns if number in stored}
        self.paused |= {turn.turn[0] for number, turn in turns if number not in stored}
        if len(self._numbers) < SPARE:
            self._safely(self._reserve)

    def _put_aside(self, jobs: Sequence[tuple[int, Job]]) -> None:
        turns: list[Numbered] = []
        for number, job in jobs:
            assert isinstance(job.work, Logged)
            turns.append((number, self._counted_only(job.work)))
        try:
            self._spool.append(turns)
        except (StoreError, ValueError) as error:
            if len(jobs) > 1 and isinstance(error, ValueError):  # half a character in one of them
                for one in jobs:
                    self._put_aside([one])
                return
            self._settle(Settled(job.future, error=described(error)) for _, job in jobs)
            return
        self._settle(
            Settled(job.future, None if turn.turn[0] in self.paused else number)
            for (number, turn), (_, job) in zip(turns, jobs, strict=True)
        )

    def _counted_only(self, turn: Logged) -> Logged:
        """What may stand in a file of a paused member: what is counted."""
        if turn.turn[0] not in self.paused:
            return turn
        row = list(turn.turn)
        row[1], row[4], row[7], row[12] = "", "", "{}", None
        return Logged(tuple(row), None, turn.role)

    def _move(self, spool: Spool) -> None:
        connection = self._connection
        assert connection is not None
        if not spool:
            return
        moved = 0
        for batch in spool.batches(MOVED):
            self._move_batch(connection, batch)
            moved += len(batch)
        spool.clear()
        log.info("%s turns that were kept on this machine are in the PostgreSQL database now", moved)

    def _move_batch(self, connection: Connection, batch: Sequence[Numbered]) -> None:
        try:
            _tried(connection, lambda: insert_missing(connection, batch))
        except Exception as error:
            if self._lost(error):
                raise
            if len(batch) == 1:
                log.error("turn %s cannot be moved and is left out: %s", batch[0][0], described(error))
                return
            for one in batch:
                self._move_batch(connection, [one])

    def _number(self) -> int:
        """The next number; a large one by chance when all are used up that were taken in advance."""
        if not self._numbers and self._connection is not None:
            self._safely(self._reserve)
        return self._numbers.popleft() if self._numbers else secrets.randbelow(2**52) + 2**52

    def _reserve(self) -> None:
        assert self._connection is not None
        (row,) = self._connection.execute("select nextval('turn_numbers') as first").fetchall()
        self._numbers.extend(range(row["first"], row["first"] + NUMBERS))

    def _prepare(self) -> None:
        assert self._connection is not None
        if len(self._numbers) < SPARE:
            self._reserve()
        self.paused = {row["member"] for row in self._connection.execute("select member from paused")}

    def _claim_again(self) -> None:
        """After the connection was lost; another that took them meanwhile is told to the operator only."""
        assert self._connection is not None
        assert self._shards is not None
        self._shards.claim(self._connection, patience=0)

    # --- everything else

    def _hold(self, held: Held) -> None:
        """Commit a change; where the connection breaks, keep it until the server is back."""
        if self._connection is None and not self._held and self._away_for() > HOLD:
            self._settle([Settled(held.job.future, error=StoreError(AWAY))])
            return
        self._held.append(held)
        if self._connection is not None:
            self._safely(self._look_after_held)

    def _look_after_held(self) -> None:
        if self._spool:  # first, so that a change finds what was asked before it
            self._safely(lambda: self._move(self._spool))
            if self._connection is None:
                return
        while self._held:
            held = self._held[0]
            if held.xid is not None and self._was_committed(held.xid):
                self._settle([Settled(held.job.future, held.returned)])
            else:
                held.xid = None
                self._change(held)
            self._held.pop(0)

    def _was_committed(self, xid: str) -> bool:
        assert self._connection is not None
        while True:
            (row,) = self._connection.execute("select pg_xact_status(%s::xid8) as it", (xid,)).fetchall()
            if row["it"] != "in progress":
                return bool(row["it"] == "committed")
            time.sleep(0.02)  # the server has not noticed yet that the connection broke

    def _change(self, held: Held) -> None:
        connection = self._connection
        assert connection is not None
        try:
            result = _tried(connection, lambda: _commit(connection, held))
        except Exception as error:
            if self._lost(error):
                raise
            self._settle([Settled(held.job.future, error=described(error))])
        else:
            self._settle([Settled(held.job.future, result)])

    # --- the connection

    def _away_for(self) -> float:
        return time.monotonic() - self._since if self.away else 0.0

    def _safely(self, what: Callable[[], None]) -> None:
        """Do it; where the connection breaks, look for another."""
        try:
            what()
        except Exception as error:  # noqa: BLE001 - there is nobody to hand it to
            if not self._lost(error):
                log.error("PostgreSQL: %s", described(error))

    def _ask(self) -> None:
        if self._connection is not None:
            self._connection.execute("select 1")

    def _lost(self, error: Exception) -> bool:
        """Whether the connection is lost; if so, another is looked for."""
        connection = self._connection
        if connection is not None and not connection.closed and not gone(error):
            return False
        if connection is not None:
            connection.close()
            self._connection = None
        if not self.away and not self._ended.is_set():
            log.warning("the PostgreSQL database cannot be reached; turns are kept on this machine meanwhile")
            self._since = time.monotonic()
            self._looking = threading.Thread(target=self._look_for, name="store-reconnect", daemon=True)
            self._looking.start()
        return True

    def _look_for(self) -> None:
        while not self._ended.is_set():
            found = None
            try:
                found = connect(self._url)
                migrate(found)
            except Exception:  # noqa: BLE001 - whatever it is: not yet
                if found is not None:
                    found.close()
                self._ended.wait(LOOK)
                continue
            self._fresh = found
            return


def connect(url: str) -> Connection:
    """A connection for writing: what it commits is on the server's disk."""
    try:
        connection: Connection = psycopg.connect(
            url, autocommit=True, row_factory=dict_row, connect_timeout=3, application_name="career-bot"
        )
    except psycopg.Error as error:
        raise described(error) from None
    try:
        connection.execute(
            "select set_config('synchronous_commit', 'on', false) "
            "where current_setting('synchronous_commit') = 'off'"
        )
    except BaseException:
        connection.close()
        raise
    return connection


def _tried(connection: Connection, what: Callable[[], Any]) -> Any:
    """What it returns; the transaction it leaves is rolled back, and done again where that may help."""
    for attempt in range(TRIES):
        try:
            return what()
        except Exception as error:
            if not connection.closed:
                connection.rollback()
            if not again(error) or attempt == TRIES - 1:
                raise
            time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - so that not all come back at once
    raise AssertionError


def _commit(connection: Connection, held: Held) -> list[list[Row]]:
    change = held.job.work
    assert isinstance(change, Change)
    held.xid, held.returned = None, []
    with connection.pipeline():
        connection.execute("begin")
        xid = connection.execute("select pg_current_xact_id()::text as xid")
        cursors = [connection.execute(spoken(sql), clean(values)) for sql, values in change.statements]
    returned: list[list[Row]] = [cursor.fetchall() if cursor.description else [] for cursor in cursors]
    for index in range(change.needed):
        if not returned[index]:
            raise UnmetError(index)
    held.returned, held.xid = returned, xid.fetchall()[0]["xid"]
    connection.execute("commit")
    return returned


@lru_cache(maxsize=512)
def spoken(sql: str) -> bytes:
    """The tables' SQL as psycopg wants it."""
    return sql.replace("%", "%%").replace("?", "%s").encode()
