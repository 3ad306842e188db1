"""What is older than it may be kept: deleted in small batches, so that nobody waits for it."""

from bot.storage.sql import Tables

AGING = {
    "turns": ("id", "at"),
    "feedback": ("id", "at"),
    "replies": ("question", "at"),
    "sessions": ("member, channel", "at"),
    "silences": ("member, guild", "until"),
}
"""By table: its key and the time that ages. What members set or marked stays until they change it."""


class AgingTables(Tables):
    """All tables whose rows are kept for a time only."""

    async def purge(self, before: float, limit: int = 200) -> int:
        """Delete rows from before that time, at most `limit` of each table; returns how many went."""
        gone = 0
        for table, (key, age) in AGING.items():
            old = f"select {key} from {table} where {age} < ? order by {age} limit ?"
            sql = f"delete from {table} where ({key}) in ({old}) returning 1"
            gone += len(await self._write((sql, (before, limit))))
        return gone
