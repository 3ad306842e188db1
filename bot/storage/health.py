"""How a store is, for those who watch over it."""

from dataclasses import dataclass

from bot.measures import Histogram


@dataclass(frozen=True)
class Health:
    """Whether a store is open and its database reached, what waits, and how long commits took.

    `waiting` are changes that are not committed yet, `spooled` the bytes of turns that wait on this machine
    for a database that is away, `failures` the changes that could not be kept.
    """

    open: bool
    away: bool
    waiting: int
    spooled: int
    failures: int
    commits: Histogram
