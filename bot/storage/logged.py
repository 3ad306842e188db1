"""A turn as rows of the database, and what many turns add to the counts together."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from bot.storage.member_values import SessionState, Turn
from bot.storage.scrubbing import scrub
from bot.storage.statistics import day_of

COLUMNS = (
    "member",
    "channel",
    "guild",
    "source",
    "text",
    "intent",
    "entry",
    "slots",
    "confidence",
    "answered",
    "latency_ms",
    "at",
    "error",
)
"""The columns of `turns` after its number."""

PUT_SESSION = """
    insert into sessions (member, channel, entry, slots, at) values (?, ?, ?, ?, ?)
    on conflict (member, channel) do update set entry = excluded.entry, slots = excluded.slots,
        at = excluded.at
"""
COUNT = """
    insert into tallies (guild, kind, day, key, questions, answered) values (?, ?, ?, ?, ?, ?)
    on conflict (guild, kind, day, key) do update set questions = tallies.questions + excluded.questions,
        answered = tallies.answered + excluded.answered
"""
ASKED = """
    insert into askers (member, guild, last) values (?, ?, ?)
    on conflict (member, guild) do update set last = excluded.last where askers.last < excluded.last
"""


class Logged(NamedTuple):
    """A turn by `COLUMNS`, its text scrubbed, the session's new state, and the role it is counted for."""

    turn: tuple[Any, ...]
    session: tuple[Any, ...] | None
    role: str | None

    @classmethod
    def of(cls, turn: Turn, state: SessionState | None) -> "Logged":
        """As rows."""
        slots = json.dumps(turn.slots, ensure_ascii=False)
        row = (
            turn.member,
            turn.channel,
            turn.guild,
            turn.source,
            scrub(turn.text),
            turn.intent,
            turn.entry,
            slots,
            turn.confidence,
            int(turn.answered),
            round(turn.latency_ms, 3),
            turn.at,
            turn.error,
        )
        return cls(row, _session(state, turn, slots) if state else None, turn.slots.get("role"))


def _session(state: SessionState, turn: Turn, slots: str) -> tuple[Any, ...]:
    if state.slots != turn.slots:
        slots = json.dumps(dict(state.slots), ensure_ascii=False)
    return (state.member, state.channel, state.entry, slots, state.at)


def sessions(logged: Iterable[Logged]) -> list[tuple[Any, ...]]:
    """Rows of `sessions`: the last state of each."""
    return list({one.session[:2]: one.session for one in logged if one.session}.values())


def tallies(logged: Iterable[Logged]) -> list[tuple[Any, ...]]:
    """Rows of `tallies`, in one order for all processes: they lock them one after the other.

    Small talk and what is asked outside of servers is not counted.
    """
    asked: Counter[tuple[Any, ...]] = Counter()
    answered: Counter[tuple[Any, ...]] = Counter()
    for (_, _, guild, _, _, intent, entry, _, _, good, latency, at, _), _, role in logged:
        if guild is None or intent == "smalltalk":
            continue
        day = day_of(at)
        keys = [(guild, "entry", day, entry), (guild, "ms", day, f"{latency:.1e}")]
        if role:
            keys.append((guild, "role", day, role))
        for key in keys:
            asked[key] += 1
            answered[key] += good
    return sorted((*key, times, answered[key]) for key, times in asked.items())


def askers(logged: Iterable[Logged]) -> list[tuple[Any, ...]]:
    """Rows of `askers`, in one order: who asked in a server, and on which day last."""
    last: dict[tuple[str, str], int] = {}
    for (member, _, guild, _, _, intent, _, _, _, _, _, at, _), _, _ in logged:
        if guild is not None and intent != "smalltalk":
            last[member, guild] = max(day_of(at), last.get((member, guild), -(2**62)))
    return sorted((*key, day) for key, day in last.items())
