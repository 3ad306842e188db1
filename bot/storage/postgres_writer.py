"""The writer of PostgreSQL: turns in groups, changes one by one; see to both when the server comes back."""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from bot.errors import StoreError
from bot.storage.logged import Logged
from bot.storage.postgres_changes import Changes
from bot.storage.postgres_connection import Connection
from bot.storage.postgres_faults import described
from bot.storage.postgres_line import Line
from bot.storage.postgres_migrations import refuse_half_moved
from bot.storage.postgres_shards import Shards
from bot.storage.postgres_turn_log import TurnLog
from bot.storage.spool import Spool
from bot.storage.sql import Change
from bot.storage.writer import Job, Writer

log = logging.getLogger(__name__)


class PostgresWriter(Writer):
    """Writes to the database at `url`. `back` is called from a thread when the server is there again.

    `shards` are those that no other process may serve meanwhile; a tool of the operator's serves none.
    """

    def __init__(self, url: str, spool: Spool, back: Callable[[], None], shards: Shards | None = None):
        super().__init__()
        self._spool = spool
        self._back = back
        self._shards = shards
        self._line = Line(url)
        self._turns = TurnLog(self._line, spool, self._settle)
        self._changes = Changes(self._line, self._settle)

    @property
    def away(self) -> bool:
        """Whether the server cannot be reached, as far as is known."""
        return self._line.away

    @property
    def paused(self) -> set[str]:
        """Members of whom nothing is spooled; for the store to add to and take from."""
        return self._turns.paused

    def look(self) -> None:
        """Somebody else found the server away: see to it."""
        if not self._closed and not self.away:
            self._jobs.put(Job(Change(()), None))  # type: ignore[arg-type]

    def _spooled(self) -> int:
        return self._spool.size

    def _failure(self, error: Exception) -> StoreError:
        return described(error)

    def _connect(self) -> None:
        try:
            self._begin()
        except BaseException:
            self._disconnect()
            raise

    def _begin(self) -> None:
        self._spool.take()
        connection = self._line.open()
        refuse_half_moved(connection)
        if self._shards:
            self._shards.claim(connection)
        self._turns.prepare(connection)
        for spool in (self._spool, *self._spool.others()):
            self._turns.move(connection, spool)
            if spool is not self._spool:
                spool.close()

    def _disconnect(self) -> None:
        self._changes.refuse_all()
        self._line.close()
        self._spool.close()

    def _write(self, batch: Sequence[Job]) -> None:
        turns = [job for job in batch if isinstance(job.work, Logged)]
        changes = [job for job in batch if isinstance(job.work, Change) and job.work.statements]
        if len(turns) + len(changes) < len(batch):
            self._line.safely(_ask)
        if turns:
            self._turns.record(turns)
        for job in changes:
            self._changes.hold(job)
            self._commit_changes()

    def _pause(self) -> float | None:
        return 0.05 if self.away or self._changes or self._spool else None

    def _idle(self) -> None:
        if self._line.renew():
            self._see_to_renewed()
        self._commit_changes()
        self._changes.refuse_late()

    def _see_to_renewed(self) -> None:
        self._line.safely(self._turns.prepare)
        if self._shards:  # another process that took them meanwhile is told to the operator only
            self._line.safely(partial(self._shards.claim, patience=0))
        if not self.away:
            log.info("the PostgreSQL database is there again")
            self._back()

    def _commit_changes(self) -> None:
        """The spool first, so that a change finds what was asked before it."""
        self._line.safely(partial(self._turns.move, spool=self._spool))
        self._line.safely(self._changes.commit)


def _ask(connection: Connection) -> None:
    connection.execute("select 1")
