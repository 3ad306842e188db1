"""Numbers of turns, taken from PostgreSQL in advance: a turn has its own before it is in the database."""

import secrets
from collections import deque

from bot.storage.postgres_connection import Connection
from bot.storage.postgres_line import Line

NUMBERS = 500
"""Numbers that are taken from the database at a time, as its sequence gives them."""

SPARE = 200
"""With fewer left, more are taken: while the server is away there are none to be had."""


class Numbers:
    """The numbers that are left."""

    def __init__(self, line: Line):
        self._line = line
        self._left: deque[int] = deque()

    def next(self) -> int:
        """The next number; a large one by chance when all are used up that were taken in advance."""
        if not self._left:
            self._line.safely(self.refill)
        return self._left.popleft() if self._left else secrets.randbelow(2**52) + 2**52

    def refill(self, connection: Connection) -> None:
        """Take more where few are left."""
        if len(self._left) < SPARE:
            (row,) = connection.execute("select nextval('turn_numbers') as first").fetchall()
            self._left.extend(range(row["first"], row["first"] + NUMBERS))
