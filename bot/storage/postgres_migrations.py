"""The PostgreSQL schema: numbered files of SQL, applied in order by one process at a time."""

from importlib.resources import files
from typing import Any

import psycopg

from bot.errors import StoreError
from bot.storage.postgres_faults import described

LOCK = 0x6361726565722D62
"""The key of the advisory lock: "career-b"."""

_TABLE = """
    create table if not exists schema_versions (
        number integer primary key, applied_at timestamptz not null default now()
    )
"""


def scripts() -> dict[int, str]:
    """The files by their numbers."""
    folder = files("bot.storage") / "postgres_schema"
    found = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    return {int(file.name[:4]): file.read_text("utf-8") for file in sorted(found, key=lambda file: file.name)}


def look(url: str) -> tuple[int | None, int]:
    """The schema's number in a database, None where it has none yet, and the one that this program knows.

    Nothing is changed. Raises `StoreError`.
    """
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=3) as connection:
            connection.execute("set default_transaction_read_only = on")
            there = connection.execute("select to_regclass('schema_versions')").fetchone()
            found = None
            if there and there[0]:
                row = connection.execute("select max(number) from schema_versions").fetchone()
                found = row[0] if row else None
    except (psycopg.Error, ValueError) as error:
        raise described(error) from None
    return found, max(scripts())


def migrate(connection: psycopg.Connection[Any]) -> None:
    """Bring a database up to date, all or nothing; refuse one that a newer program has written."""
    known = scripts()
    with connection.transaction():
        connection.execute("select pg_advisory_xact_lock(%s)", (LOCK,))
        connection.execute(_TABLE)
        rows = connection.execute("select number from schema_versions").fetchall()
        applied = {row["number"] for row in rows}
        if newer := applied - known.keys():
            raise StoreError(
                "the PostgreSQL database was written by a newer version of the bot "
                f"(its schema is {max(newer)}, this bot knows {max(known)}); "
                "update the bot, or restore a backup of the database"
            )
        for number, sql in known.items():
            if number not in applied:
                connection.execute(sql.encode())
                connection.execute("insert into schema_versions (number) values (%s)", (number,))


def refuse_half_moved(connection: psycopg.Connection[Any]) -> None:
    """What is written into a database that a move was cut off from would take the numbers of rows to come."""
    found = connection.execute("select to_regclass('moving') as it").fetchall()
    if found[0]["it"]:
        raise StoreError(
            "a move into the PostgreSQL database is under way or was cut off; let it end, or run the same "
            "`career-bot migrate-store` again, and start then"
        )
