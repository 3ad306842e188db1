"""The log of questions, and where each conversation stands."""

import json
from typing import Any

from bot.storage.member_values import SessionState, Turn
from bot.storage.scrubbing import scrub
from bot.storage.sql import Statement, Tables, UnmetError
from bot.storage.statistics import counted, tallied

_INSERT_TURN = """
    insert into turns (member, channel, guild, source, text, intent, entry, slots, confidence, answered,
        latency_ms, at, error)
    select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from paused where member = ?)
    returning id
"""
"""No row where the member is paused."""
_PUT_SESSION = """
    insert into sessions (member, channel, entry, slots, at) values (?, ?, ?, ?, ?)
    on conflict (member, channel) do update set entry = excluded.entry, slots = excluded.slots,
        at = excluded.at
"""


class TurnTables(Tables):
    """`turns` and `sessions`."""

    async def record(self, turn: Turn, state: SessionState | None) -> int | None:
        """Commit a turn, its server's counts and the session's new state together; returns the turn's id.

        Where the member is paused only the counts are committed, and there is no id.
        """
        session = [_put_session(state)] if state else []
        try:
            ((row,), *_) = await self._commit([_insert_turn(turn), *counted(turn), *session], needed=1)
        except UnmetError:
            if counts := tallied(turn):
                await self._write(*counts)
            return None
        return int(row["id"])

    async def turns(self, limit: int = 100) -> list[dict[str, Any]]:
        """The latest turns, newest first, slots decoded."""
        rows = await self._read("select * from turns order by id desc limit ?", (limit,))
        return [{**row, "slots": json.loads(row["slots"]), "answered": bool(row["answered"])} for row in rows]

    async def session(self, member: str, channel: str) -> SessionState | None:
        """The last state of a session, however old."""
        sql = "select * from sessions where member = ? and channel = ?"
        for row in await self._read(sql, (member, channel)):
            return SessionState(member, channel, row["entry"], json.loads(row["slots"]), row["at"])
        return None

    async def last_role(self, member: str) -> str | None:
        """The role of the member's latest session that named one."""
        rows = await self._read("select slots from sessions where member = ? order by at desc", (member,))
        roles = (json.loads(row["slots"]).get("role") for row in rows)
        return next((str(role) for role in roles if role), None)


def _insert_turn(turn: Turn) -> Statement:
    return _INSERT_TURN, (
        turn.member,
        turn.channel,
        turn.guild,
        turn.source,
        scrub(turn.text),
        turn.intent,
        turn.entry,
        json.dumps(turn.slots, ensure_ascii=False),
        turn.confidence,
        int(turn.answered),
        round(turn.latency_ms, 3),
        turn.at,
        turn.error,
        turn.member,
    )


def _put_session(state: SessionState) -> Statement:
    slots = json.dumps(dict(state.slots), ensure_ascii=False)
    return _PUT_SESSION, (state.member, state.channel, state.entry, slots, state.at)
