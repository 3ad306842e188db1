"""A connection to PostgreSQL that writes, and what is said over it."""

import random
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import psycopg
from psycopg.rows import dict_row

from bot.storage.postgres_faults import again, described

Connection = psycopg.Connection[dict[str, Any]]
T = TypeVar("T")

TRIES = 5
"""How often a transaction is begun anew that another process was in the way of."""


def connect(url: str) -> Connection:
    """A connection for writing, in autocommit mode: what it commits is on the server's disk.

    Raises `StoreError`.
    """
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


def tried(connection: Connection, what: Callable[[], T]) -> T:
    """What `what` returns; a transaction that fails is rolled back, and done again where that may help."""
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


@lru_cache(maxsize=512)
def spoken(sql: str) -> bytes:
    """The tables' SQL as psycopg wants it."""
    return sql.replace("%", "%%").replace("?", "%s").encode()
