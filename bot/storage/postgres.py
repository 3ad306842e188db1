"""The store for several processes or hosts: PostgreSQL, read by a pool, written by one thread a process."""

import asyncio
import json
import logging
import secrets
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from bot.errors import StoreError
from bot.storage.all_tables import AllTables
from bot.storage.health import Health
from bot.storage.logged import Logged
from bot.storage.postgres_connection import spoken
from bot.storage.postgres_faults import AWAY, described, gone
from bot.storage.postgres_shards import Shards
from bot.storage.postgres_turns import clean
from bot.storage.postgres_writer import PostgresWriter
from bot.storage.server_values import Announced
from bot.storage.spool import Spool
from bot.storage.sql import Change, Row, Statement

CHANNEL = "career_bot"
"""What changes are announced on."""

READERS = 4
"""Connections for reading at most."""

WAIT = 2.0
"""Seconds for which a read waits for a connection."""

logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # the store itself says what is wrong


class PostgresStore(AllTables):
    """A `Store` in the database at `url`, which must exist. `folder` is where turns are spooled.

    With `shards`, `open` refuses where another process serves one of them.
    """

    _clock = "extract(epoch from clock_timestamp())::double precision"

    def __init__(self, url: str, folder: Path, shards: Shards | None = None):
        self._url = url
        self._name = secrets.token_hex(8)
        self._writer = PostgresWriter(url, Spool(folder), self._came_back, shards)
        self._pool: AsyncConnectionPool[Any] | None = None
        self._opening = asyncio.Lock()
        self._stale = True
        self._closed = False

    async def open(self) -> None:
        """Connect, bring the schema up to date, move what was spooled; raise `StoreError`."""
        await self._writer.open()

    async def close(self) -> None:
        """Commit or spool what is queued, and disconnect; safe to call twice."""
        self._closed = True
        await self._writer.close()
        if self._pool is not None:
            await self._pool.close()

    def health(self) -> Health:
        """How the store is now."""
        return self._writer.health()

    async def changes(self) -> AsyncIterator[Announced]:
        """What other processes change, as they commit it; `missed` when some may not have been heard."""
        while not self._closed:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True, connect_timeout=3
                ) as connection:
                    await connection.execute(f"listen {CHANNEL}")
                    while self._writer.away:  # noqa: ASYNC110 - whoever is told will read; a thread looks for it
                        await asyncio.sleep(0.05)
                    yield Announced("missed", "")  # before the line stood, or while it was cut
                    async for notice in connection.notifies():
                        sender, kind, about = json.loads(notice.payload)
                        if sender != self._name:
                            yield Announced(kind, about)
            except psycopg.Error:
                await asyncio.sleep(0.5)

    async def set_paused(self, member: str, at: float | None) -> None:
        """The same, and known here while the database is away."""
        await super().set_paused(member, at)
        if at is None:
            self._writer.paused.discard(member)
        else:
            self._writer.paused.add(member)

    async def forget_member(self, member: str, user: int | None = None) -> dict[str, int]:
        """The same, after what was spooled here was moved, so that nothing of theirs comes later."""
        await self._write(("select 1", ()))
        return await super().forget_member(member, user)

    def _announce(self, kind: str, about: str) -> list[Statement]:
        told = json.dumps([self._name, kind, about])
        return [("select pg_notify(?, ?)", (CHANNEL, told))]

    async def _commit(
        self, statements: Sequence[Statement], needed: int = 0, durable: bool = False
    ) -> list[list[Row]]:
        returned: list[list[Row]] = await self._writer.run(Change(statements, needed, durable))
        return returned

    async def _log(self, logged: Logged) -> int | None:
        number: int | None = await self._writer.run(logged)
        return number

    async def _read(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        if self._closed:
            raise StoreError("the store is closed; nothing can be read any more")
        for _ in range(READERS + 1):  # after a restart of the server each connection is found broken once
            if self._writer.away:
                raise StoreError(AWAY)
            pool = await self._open_pool()
            try:
                async with pool.connection(WAIT) as connection:
                    cursor = await connection.execute(spoken(sql), clean(values))
                    rows: list[Row] = await cursor.fetchall()
                    return rows
            except PoolTimeout:
                break
            except (psycopg.Error, ValueError, OverflowError) as error:
                if not gone(error):
                    raise described(error) from None
        self._writer.look()
        raise StoreError(AWAY)

    def _came_back(self) -> None:
        self._stale = True  # its connections are broken, and it may pause long before it tries again

    async def _open_pool(self) -> AsyncConnectionPool[Any]:
        old = None
        async with self._opening:
            pool = self._pool
            if pool is None or self._stale:
                self._stale, old = False, pool
                options = {"autocommit": True, "row_factory": dict_row, "connect_timeout": 3}
                self._pool = None
                pool = AsyncConnectionPool(
                    self._url, kwargs=options, min_size=1, max_size=READERS, open=False, name="store"
                )
                await pool.open()
                self._pool = pool
        # Last: whoever reads may be given up meanwhile, and the next one finds the new one.
        if old is not None:
            await old.close()
        return pool
