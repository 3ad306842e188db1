"""Many turns into PostgreSQL at once: one pipeline, one transaction, rows as arrays."""

from collections.abc import Sequence
from typing import Any

import psycopg

from bot.storage.forgetting import trace_of
from bot.storage.logged import COLUMNS, askers, sessions, tallies
from bot.storage.spool import Numbered

_MEMBER, _AT = COLUMNS.index("member"), COLUMNS.index("at")
_TYPES = {"confidence": "float8", "answered": "int4", "latency_ms": "float8", "at": "float8"}


def _arrays(columns: Sequence[str], types: Sequence[str]) -> str:
    given = ", ".join(f"%s::{type_}[]" for type_ in types)
    return f"select * from unnest({given}) as given ({', '.join(columns)})"


_TURN_COLUMNS = ("id", *COLUMNS)
_NOT_PAUSED = "where not exists (select 1 from paused p where p.member = given.member)"
_INSERT = f"""
    insert into turns ({", ".join(_TURN_COLUMNS)})
    {_arrays(_TURN_COLUMNS, ["bigint", *(_TYPES.get(name, "text") for name in COLUMNS)])} {_NOT_PAUSED}
    returning id
"""
_SESSIONS = f"""
    insert into sessions (member, channel, entry, slots, at)
    {_arrays(("member", "channel", "entry", "slots", "at"), ("text",) * 4 + ("float8",))} {_NOT_PAUSED}
    on conflict (member, channel) do update set entry = excluded.entry, slots = excluded.slots,
        at = excluded.at
"""
_TALLIES = f"""
    insert into tallies (guild, kind, day, key, questions, answered)
    {_arrays(("guild", "kind", "day", "key", "q", "a"), ("text", "text", "bigint", "text", "int4", "int4"))}
    on conflict (guild, kind, day, key) do update set questions = tallies.questions + excluded.questions,
        answered = tallies.answered + excluded.answered
"""
_ASKERS = f"""
    insert into askers (member, guild, last)
    {_arrays(("member", "guild", "last"), ("text", "text", "bigint"))} {_NOT_PAUSED}
    on conflict (member, guild) do update set last = excluded.last where askers.last < excluded.last
"""


def insert(
    connection: psycopg.Connection[Any], turns: Sequence[Numbered], counted: Sequence[Numbered] = ()
) -> set[int]:
    """Commit turns with their counts and sessions; the numbers of those that are stored, not of paused
    members'. Of `counted` the counts alone. The connection is in autocommit mode."""
    logged = [turn for _, turn in turns]
    with connection.pipeline():
        connection.execute("begin")
        rows = [(number, *turn.turn) for number, turn in turns]
        returned = connection.execute(_INSERT, _columns(rows)) if rows else None
        for sql, more in (
            (_SESSIONS, sessions(logged)),
            (_TALLIES, tallies([*logged, *(turn for _, turn in counted)])),
            (_ASKERS, askers(logged)),
        ):
            if more:
                connection.execute(sql, _columns(more))
        connection.execute("commit")
    return {row["id"] for row in returned.fetchall()} if returned else set()


def insert_missing(connection: psycopg.Connection[Any], turns: Sequence[Numbered]) -> None:
    """The same for those of them that are not there yet; who was forgotten since is counted only."""
    numbers = [number for number, _ in turns]
    rows = connection.execute("select id from turns where id = any(%s::bigint[])", (numbers,)).fetchall()
    there = {row["id"] for row in rows}
    missing = [(number, turn) for number, turn in turns if number not in there]
    since = _forgotten(connection, {turn.turn[_MEMBER] for _, turn in missing})
    late = [one for one in missing if one[1].turn[_AT] <= since.get(one[1].turn[_MEMBER], 0.0)]
    if missing:
        insert(connection, [one for one in missing if one not in late], late)


def _forgotten(connection: psycopg.Connection[Any], members: set[str]) -> dict[str, float]:
    """When those of these members were forgotten who were."""
    traces = {trace_of(member): member for member in members}
    rows = connection.execute(
        "select trace, at from forgotten where trace = any(%s::text[])", (list(traces),)
    ).fetchall()
    return {traces[row["trace"]]: row["at"] for row in rows}


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    """Rows as columns; PostgreSQL knows no NUL in a text."""
    return [[_text(value) for value in column] for column in zip(*rows, strict=True)]


def _text(value: Any) -> Any:
    return value.replace("\0", "\ufffd") if isinstance(value, str) and "\0" in value else value


def clean(values: Sequence[Any]) -> list[Any]:
    """Values of one statement, without NULs in texts."""
    return [_text(value) for value in values]
