"""What a database has to offer the tables: SQL that reads, and SQL that is committed when it returns.

The tables speak a common part of SQLite and PostgreSQL (`on conflict`, `returning`, `?` for a value).
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.storage.logged import Logged

Statement = tuple[str, Sequence[Any]]
Row = dict[str, Any]


class Change(NamedTuple):
    """Statements that are committed together; see `Tables._commit`."""

    statements: Sequence[Statement]
    needed: int = 0
    durable: bool = False


class UnmetError(StoreError):
    """A statement that had to change something did not; `index` is its place. Nothing was committed."""

    def __init__(self, index: int):
        self.index = index
        super().__init__("what was to be changed is not as it was expected; nothing was changed")


class Tables(ABC):
    """The base of all groups of tables; a store is several of them over one database."""

    _clock = "(julianday('now') - 2440587.5) * 86400.0"
    """SQL for the database's time, in Unix seconds."""

    @abstractmethod
    async def _read(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of a query; raise `StoreError`."""

    @abstractmethod
    async def _commit(
        self, statements: Sequence[Statement], needed: int = 0, durable: bool = False
    ) -> list[list[Row]]:
        """Commit the statements together; return the rows of each. Raise `StoreError`.

        Where one of the first `needed` returns no row, nothing is committed: `UnmetError` tells which. With
        `durable` it is synced to disk: it outlives a power failure, too.
        """

    @abstractmethod
    async def _log(self, logged: "Logged") -> int | None:
        """Commit a turn with its server's counts and its session; returns its number.

        Where the member is paused only the counts are committed, and there is no number.
        """

    def _announce(self, kind: str, about: str) -> list[Statement]:  # noqa: ARG002 - told where others listen
        """What tells other processes of a change, committed with it; nothing where there are none."""
        return []

    async def _write(self, *statements: Statement) -> list[Row]:
        """Commit the statements together; return the rows of the first. Raise `StoreError`."""
        return (await self._commit(statements))[0]
