"""One process a shard on one PostgreSQL: locks of the connection that writes, which end when it does.

Two processes with the same shards would answer every question twice.
"""

import time
from dataclasses import dataclass
from typing import Any

import psycopg

from bot.errors import StoreError

CLASS = 0x63617265
"""The first half of the locks' keys: "care"."""
ALL = 0
"""The second half of the key that whoever serves all shards has alone, and whoever serves some shares."""
PATIENCE = 5.0
"""Seconds for which a process waits for one that is just stopping."""


@dataclass(frozen=True)
class Shards:
    """What a process serves: these of `count` shards, or with None all there are."""

    count: int | None = None
    ids: tuple[int, ...] | None = None

    def claim(self, connection: psycopg.Connection[Any], patience: float = PATIENCE) -> None:
        """Lock them for as long as the connection lasts; `StoreError` where another process has one."""
        if self.ids is None:
            self._lock(connection, "pg_try_advisory_lock", ALL, "shards of this bot", patience)
            return
        self._lock(connection, "pg_try_advisory_lock_shared", ALL, "all shards", patience)
        for number in self.ids:
            key = (self.count or 1) * 10_000 + number
            name = f"shard {number} of {self.count}"
            self._lock(connection, "pg_try_advisory_lock", key, name, patience)

    def _lock(
        self, connection: psycopg.Connection[Any], function: str, key: int, name: str, patience: float
    ) -> None:
        until = time.monotonic() + patience
        sql = f"select {function}(%s, %s) as it"
        while True:
            row = connection.execute(sql.encode(), (CLASS, key)).fetchone()
            if row and row["it"]:
                return
            if time.monotonic() >= until:
                raise StoreError(
                    f"another process serves {name} on this database already; stop that one first, or give "
                    "each process shards of its own with SHARD_COUNT and SHARD_IDS"
                )
            time.sleep(0.1)
