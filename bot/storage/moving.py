"""Everything of a SQLite file into a PostgreSQL database; what was cut off goes on where it was."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from bot.errors import StoreError
from bot.storage.faults import UNREADABLE, sentence
from bot.storage.postgres_connection import Connection, connect
from bot.storage.postgres_faults import described
from bot.storage.postgres_migrations import migrate
from bot.storage.postgres_turns import clean

CHUNK = 1000
"""Rows that are moved in one transaction."""

Progress = Callable[[str, int, int], None]
"""Told after each transaction: the table, its rows moved so far, all its rows."""

LEFT = frozenset({"leases"})
"""Tables that say what happens now, in a running bot."""

_HOW_FAR = """
    create table if not exists moving (
        "table" text primary key, last text not null, moved bigint not null
    )
"""


def move(source: Path, url: str, progress: Progress) -> dict[str, int]:
    """Move all rows of the file `source`, which has today's schema, to the database at `url`; how many.

    The file is not changed, and nobody else can write to it meanwhile. Raises `StoreError`.
    """
    with closing(connect(url)) as target, closing(sqlite3.connect(source, isolation_level=None)) as origin:
        try:
            migrate(target)
            origin.execute("begin immediate")
            tables = [table for table in _tables(origin) if table not in LEFT]
            if strange := [table for table in tables if not _types(target, table)]:
                raise StoreError(
                    f"{source} holds the table {strange[0]}, which is not of this bot; nothing was moved: "
                    "name the bot's own file, or take that table out of a copy of it"
                )
            counts = _move(origin, target, tables, progress)
            origin.execute("rollback")
        except UNREADABLE as error:
            raise StoreError(sentence(source, error, 5000)) from None
        except psycopg.Error as error:
            raise described(error) from None
    return counts


def _move(
    origin: sqlite3.Connection, target: Connection, tables: list[str], progress: Progress
) -> dict[str, int]:
    begun = bool(target.execute("select to_regclass('moving') as it").fetchall()[0]["it"])
    if not begun:
        for table in tables:
            if target.execute(f"select 1 from {table} limit 1".encode()).fetchall():
                raise StoreError(
                    "the PostgreSQL database holds data already; give an empty one, so that nothing is mixed"
                )
        target.execute(_HOW_FAR)
    counts = {}
    for table in tables:
        counts[table] = _move_table(origin, target, table, progress)
    for table, there in ((table, _count(target, table)) for table in tables):
        if there != counts[table]:
            raise StoreError(
                f"of {counts[table]} rows of {table}, {there} are in the PostgreSQL database; "
                "give an empty one, and see that no bot uses either meanwhile"
            )
    with target.transaction():
        _set_numbers(target)
        target.execute("drop table moving")
    return counts


def _move_table(origin: sqlite3.Connection, target: Connection, table: str, progress: Progress) -> int:
    columns, keys = _columns(origin, table)
    kinds = _types(target, table)
    fitting = [kinds[name] for name in columns]
    ((total,),) = origin.execute(f"select count(*) from {table}")
    rows = target.execute('select * from moving where "table" = %s', (table,)).fetchall()
    last, moved = (json.loads(rows[0]["last"]), rows[0]["moved"]) if rows else (None, 0)
    listed = ", ".join(columns)
    for chunk in _chunks(origin, table, columns, keys, last):
        with target.transaction():
            with target.cursor().copy(f"copy {table} ({listed}) from stdin".encode()) as copy:
                for row in chunk:
                    values = zip(clean(row), fitting, strict=True)
                    copy.write_row([_fitting(value, kind) for value, kind in values])
            moved += len(chunk)
            last = [chunk[-1][columns.index(key)] for key in keys]
            target.execute(
                'insert into moving ("table", last, moved) values (%s, %s, %s) '
                'on conflict ("table") do update set last = excluded.last, moved = excluded.moved',
                (table, json.dumps(last), moved),
            )
        progress(table, moved, total)
    return int(total)


def _chunks(
    origin: sqlite3.Connection, table: str, columns: list[str], keys: list[str], last: list[Any] | None
) -> Iterator[list[tuple[Any, ...]]]:
    key = ", ".join(keys)
    while True:
        where = f"where ({key}) > ({', '.join('?' * len(keys))})" if last is not None else ""
        sql = f"select {', '.join(columns)} from {table} {where} order by {key} limit {CHUNK}"
        chunk = origin.execute(sql, last or ()).fetchall()
        if not chunk:
            return
        yield chunk
        last = [chunk[-1][columns.index(name)] for name in keys]


def _tables(origin: sqlite3.Connection) -> list[str]:
    found = origin.execute(
        "select name from sqlite_master where type = 'table' and instr(name, 'sqlite_') = 0 order by name"
    )
    return [name for (name,) in found]


def _columns(origin: sqlite3.Connection, table: str) -> tuple[list[str], list[str]]:
    """All columns of a table, and those of its key."""
    rows = origin.execute("select name, pk from pragma_table_info(?) order by cid", (table,)).fetchall()
    keys = [name for _, name in sorted((pk, name) for name, pk in rows if pk)]
    return [name for name, _ in rows], keys


def _types(target: Connection, table: str) -> dict[str, type]:
    rows = target.execute(
        "select column_name, data_type from information_schema.columns "
        "where table_schema = current_schema() and table_name = %s",
        (table,),
    ).fetchall()
    kinds = {"double precision": float, "bigint": int, "integer": int}
    return {row["column_name"]: kinds.get(row["data_type"], str) for row in rows}


def _fitting(value: Any, kind: type) -> Any:
    """SQLite keeps what it is given; PostgreSQL wants the column's type."""
    return value if value is None or isinstance(value, kind) else kind(value)


def _count(target: Connection, table: str) -> int:
    return int(target.execute(f"select count(*) as n from {table}".encode()).fetchall()[0]["n"])


def _set_numbers(target: Connection) -> None:
    """What is new gets numbers after those that were moved."""
    target.execute("select setval('turn_numbers', coalesce(max(id), 0) + 1, false) from turns")
    rows = target.execute(
        "select table_name, column_name from information_schema.columns "
        "where table_schema = current_schema() and is_identity = 'YES'"
    ).fetchall()
    for row in rows:
        table, column = row["table_name"], row["column_name"]
        target.execute(
            f"select setval(pg_get_serial_sequence('{table}', '{column}'), "
            f"coalesce(max({column}), 0) + 1, false) from {table}".encode()
        )
