"""The log of turns in PostgreSQL; while the server is away, turns go to the spool and are moved later."""

import logging
from collections.abc import Sequence

from bot.errors import StoreError
from bot.storage.logged import Logged
from bot.storage.postgres_connection import Connection, tried
from bot.storage.postgres_faults import described
from bot.storage.postgres_line import Line
from bot.storage.postgres_turn_numbers import Numbers
from bot.storage.postgres_turns import insert, insert_missing
from bot.storage.spool import Numbered, Spool
from bot.storage.writer import Job, Settle, Settled

log = logging.getLogger(__name__)

MOVED = 200
"""Turns of the spool that are moved in one transaction."""


class TurnLog:
    """Puts turns into the database, or on `spool` meanwhile; `settle` tells who waits their numbers."""

    def __init__(self, line: Line, spool: Spool, settle: Settle):
        self._line = line
        self._spool = spool
        self._settle = settle
        self._numbers = Numbers(line)
        self.paused: set[str] = set()
        """Members who were paused when last seen: nothing of theirs is spooled."""

    def prepare(self, connection: Connection) -> None:
        """Learn what has to be known while the server is away."""
        self._numbers.refill(connection)
        self.paused = {row["member"] for row in connection.execute("select member from paused")}

    def record(self, jobs: Sequence[Job]) -> None:
        """Keep turns, and settle each with its number, None where its member is paused."""
        self._record([(self._numbers.next(), job) for job in jobs])

    def _record(self, jobs: Sequence[tuple[int, Job]]) -> None:
        turns: list[Numbered] = [(number, job.work) for number, job in jobs]  # type: ignore[misc]
        connection = self._line.connection
        if connection is None or self._spool:
            self._put_aside(jobs)
            return
        try:
            stored = tried(connection, lambda: insert(connection, turns))
        except Exception as error:  # noqa: BLE001 - handed to whoever awaits these jobs
            if self._line.lost(error):
                self._put_aside(jobs)
            elif len(jobs) == 1:
                self._settle([Settled(jobs[0][1].future, error=described(error))])
            else:
                for one in jobs:
                    self._record([one])
            return
        self._settle(Settled(job.future, number if number in stored else None) for number, job in jobs)
        self.paused -= {turn.turn[0] for number, turn in turns if number in stored}
        self.paused |= {turn.turn[0] for number, turn in turns if number not in stored}
        self._line.safely(self._numbers.refill)

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

    def move(self, connection: Connection, spool: Spool) -> None:
        """Move what is on a spool into the database; raise where the connection breaks, and all stay."""
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
            tried(connection, lambda: insert_missing(connection, batch))
        except Exception as error:
            if self._line.lost(error):
                raise
            if len(batch) == 1:
                log.error("turn %s cannot be moved and is left out: %s", batch[0][0], described(error))
                return
            for one in batch:
                self._move_batch(connection, [one])
