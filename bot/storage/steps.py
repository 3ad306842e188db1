"""The steps of the SQLite schema by name, those that a file has, and all at once for a fresh file; what takes
one step is in `migrations`."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

SET = "career-bot"
"""The name under which sqlite-utils keeps our steps."""

STEPS = (
    "m001_sessions_and_turns", "m002_members_and_servers", "m003_purposes_and_told", "m004_edits_and_counts",
    "m005_paused", "m006_leases", "m007_forgotten",
)  # fmt: skip
"""Oldest first."""


def taken(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The steps that a file has, oldest first; none where it was never opened by the bot."""
    if not connection.execute("select 1 from sqlite_schema where name = '_sqlite_migrations'").fetchone():
        return ()
    rows = connection.execute(
        "select name from _sqlite_migrations where migration_set = ? order by rowid", (SET,)
    )
    return tuple(name for (name,) in rows)


def foreign(connection: sqlite3.Connection) -> bool:
    """Whether a file holds something that is not the bot's: the database of another program."""
    holds = connection.execute(
        "select 1 from sqlite_schema"
    ).fetchone()  # first: a bot that starts now lays all at once
    return bool(holds) and not taken(connection)


def lay(connection: sqlite3.Connection) -> bool:
    """Make the schema in a file that holds nothing, as all steps together leave it; False where it holds
    something. Processes that start together wait for the first."""
    connection.execute("begin immediate")
    with connection:
        if connection.execute("select 1 from sqlite_schema").fetchone():
            return False
        for statement in _statements():
            connection.execute(statement)
        now = str(datetime.now(UTC))
        connection.executemany(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values (?, ?, ?)",
            [(SET, step, now) for step in STEPS],
        )
    return True


def _statements() -> Iterator[str]:
    gathered = ""
    for line in Path(__file__).with_name("schema.sql").read_text(encoding="utf-8").splitlines():
        gathered += f"{line}\n"
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
