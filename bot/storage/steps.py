"""The steps of the SQLite schema by name, and those that a file has; what takes a step is in `migrations`."""

import sqlite3

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
