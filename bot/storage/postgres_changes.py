"""Changes into PostgreSQL: each committed once, also where the connection breaks between."""

import time
from collections import deque
from dataclasses import dataclass, field

from bot.errors import StoreError
from bot.storage.postgres_connection import Connection, spoken, tried
from bot.storage.postgres_faults import AWAY, UNSURE, described
from bot.storage.postgres_line import Line
from bot.storage.postgres_turns import clean
from bot.storage.sql import Change, Row, UnmetError
from bot.storage.writer import Job, Settle, Settled

HOLD = 2.0
"""Seconds for which a change waits for a server that restarts."""


@dataclass
class _Held:
    """A change that waits until `until`: sent to be committed as transaction `xid`, or not yet (None)."""

    job: Job
    until: float
    xid: str | None = None
    returned: list[list[Row]] = field(default_factory=list)

    @property
    def given_up(self) -> Settled:
        return Settled(self.job.future, error=StoreError(UNSURE if self.xid else AWAY))


class Changes:
    """Changes that are not committed yet, in the order in which they came; `settle` tells who waits."""

    def __init__(self, line: Line, settle: Settle):
        self._line = line
        self._settle = settle
        self._held: deque[_Held] = deque()

    def __bool__(self) -> bool:
        return bool(self._held)

    def hold(self, job: Job) -> None:
        """Take a change; refuse it at once where the server has been away for longer than it would wait."""
        if self._line.connection is None and not self._held and self._line.away_for() > HOLD:
            self._settle([Settled(job.future, error=StoreError(AWAY))])
        else:
            self._held.append(_Held(job, time.monotonic() + HOLD))

    def commit(self, connection: Connection) -> None:
        """Commit what is held; raise where the connection breaks, and what is left stays held."""
        while self._held:
            held = self._held[0]
            if held.xid is not None and _was_committed(connection, held.xid):
                self._settle([Settled(held.job.future, held.returned)])
            else:
                held.xid = None
                self._change(connection, held)
            self._held.popleft()

    def _change(self, connection: Connection, held: _Held) -> None:
        try:
            result = tried(connection, lambda: _commit(connection, held))
        except Exception as error:
            if self._line.lost(error):
                raise
            self._settle([Settled(held.job.future, error=described(error))])
        else:
            self._settle([Settled(held.job.future, result)])

    def refuse_late(self) -> None:
        """Let nobody wait longer than `HOLD`."""
        now = time.monotonic()
        late = [held for held in self._held if held.until < now]
        self._held = deque(held for held in self._held if held not in late)
        self._settle(held.given_up for held in late)

    def refuse_all(self) -> None:
        """The end: what became of them is not known."""
        self._settle(Settled(held.job.future, error=StoreError(UNSURE)) for held in self._held)


def _was_committed(connection: Connection, xid: str) -> bool:
    while True:
        (row,) = connection.execute("select pg_xact_status(%s::xid8) as it", (xid,)).fetchall()
        if row["it"] != "in progress":
            return bool(row["it"] == "committed")
        time.sleep(0.02)  # the server has not noticed yet that the connection broke


def _commit(connection: Connection, held: _Held) -> list[list[Row]]:
    """What each statement returns; raise `UnmetError` where a needed one returns nothing."""
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
