"""What is older than it may be kept: deleted in small batches, so that nobody waits for it."""

from bot.storage.sql import Tables
from bot.storage.statistics import DAY

AGING = {
    "turns": ("id", "at"),
    "feedback": ("id", "at"),
    "replies": ("question", "at"),
    "sessions": ("member, channel", "at"),
    "silences": ("member, guild", "until"),
    "notes": ("member, key", "until"),
    "drafts": ("number", "at"),
    "proposals": ("number", "coalesce(decided_at, at)"),
    "audit": ("number", "at"),
    "links": ("url", "checked"),
    "forgotten": ("trace", "at"),
    "askers": ("member, guild", "last"),
    "tallies": ("guild, kind, day, key", "day"),
}
"""By table: its key and the time that ages. What members set or marked stays until they change it; a
server's edits stay."""

OF_SERVERS = ("turns", "feedback", "proposals", "askers")
"""Tables with what members asked and wrote in a server, which may choose a shorter time."""

DATED = ("turns", "feedback", "audit")
"""Tables whose rows tell when somebody was last there."""

DRAFT_DAYS = 90
"""For so long a draft may rest."""

_DANGLING = """
    delete from handled where (guild, what, number) in (
        select h.guild, h.what, h.number from handled h
        left join turns t on h.what = 'turn' and t.id = h.number
        left join feedback f on h.what = 'feedback' and f.id = h.number
        where t.id is null and f.id is null limit ?
    ) returning 1
"""
"""What was handled goes with the question or the feedback: its number may be given again."""


class AgingTables(Tables):
    """All tables whose rows are kept for a time only."""

    async def purge(
        self, before: float, limit: int = 200, now: float | None = None, guild: str | None = None
    ) -> int:
        """Delete rows from before that time, at most `limit` of each table; returns how many went.

        With `now`, drafts that rest for `DRAFT_DAYS` and notes in force no more go as well. With `guild`,
        only what members asked and wrote in that server goes.
        """
        if guild is not None:
            return await self._purge_of(guild, before, limit)
        ends = {"tallies": before - DAY, "askers": before - DAY}  # they hold when a day began
        if now is not None:
            ends |= {"drafts": max(before, now - DRAFT_DAYS * DAY), "notes": now}
        gone = 0
        for table, (key, age) in AGING.items():
            end = ends.get(table, before)
            old = f"select {key} from {table} where {age} < ? order by {age} limit ?"
            sql = f"delete from {table} where ({key}) in ({old}) returning 1"
            gone += len(await self._write((sql, (end, limit))))
        return gone + len(await self._write((_DANGLING, (limit,))))

    async def latest(self, before: float) -> float | None:
        """When the last thing before that time was kept that carries a time: a turn, feedback, a deed."""
        each = " union all ".join(f"select max(at) as at from {table} where at < ?" for table in DATED)
        (row,) = await self._read(f"select max(at) as at from ({each}) as latest", (before,) * len(DATED))
        found: float | None = row["at"]
        return found

    async def _purge_of(self, guild: str, before: float, limit: int) -> int:
        gone = 0
        for table in OF_SERVERS:
            key, age = AGING[table]
            end = before - DAY if table == "askers" else before
            old = f"select {key} from {table} where guild = ? and {age} < ? order by {age} limit ?"
            sql = f"delete from {table} where ({key}) in ({old}) returning 1"
            gone += len(await self._write((sql, (guild, end, limit))))
        return gone
