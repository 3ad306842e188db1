"""The log of questions, and where each conversation stands."""

import json
from typing import Any

from bot.storage.logged import Logged
from bot.storage.member_values import SessionState, Turn
from bot.storage.sql import Tables

_TURN = """
    select member, channel, guild, text, intent, entry, slots, confidence, answered, latency_ms, at, source,
        error
    from turns where id = ? and member <> ''
"""
"""Of who was forgotten an empty turn may stay, without a member."""


class TurnTables(Tables):
    """`turns` and `sessions`."""

    async def record(self, turn: Turn, state: SessionState | None) -> int | None:
        """Commit a turn, its server's counts and the session's new state together; returns the turn's id.

        Where the member is paused only the counts are committed, and there is no id.
        """
        return await self._log(Logged.of(turn, state))

    async def turn(self, number: int) -> Turn | None:
        """The turn of that number; None where it is no longer kept, or was forgotten."""
        for row in await self._read(_TURN, (number,)):
            return Turn(**row | {"slots": json.loads(row["slots"]), "answered": bool(row["answered"])})
        return None

    async def turns(self, limit: int = 100) -> list[dict[str, Any]]:
        """The latest turns, newest first, slots decoded."""
        rows = await self._read("select * from turns order by at desc, id desc limit ?", (limit,))
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
