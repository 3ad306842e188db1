"""What a database has to offer the tables: SQL that reads, and SQL that is committed when it returns.

The tables speak a common part of SQLite and PostgreSQL (`on conflict`, `returning`, `?` for a value).
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

Statement = tuple[str, Sequence[Any]]
Row = dict[str, Any]


class Tables(ABC):
    """The base of all groups of tables; a store is several of them over one database."""

    @abstractmethod
    async def _read(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of a query; raise `StoreError`."""

    @abstractmethod
    async def _write(self, *statements: Statement) -> list[Row]:
        """Commit the statements together; return the rows of the first. Raise `StoreError`."""
