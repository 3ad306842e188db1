"""What members think of answers."""

from typing import Any

from bot.storage.privacy import scrub
from bot.storage.sql import Tables
from bot.storage.types import Feedback

ONCE = "member, turn, (case when kind in ('useful', 'not_useful') then 'vote' else kind end)"
"""What is kept once, as the key of an index: "useful" and "not useful" are one vote.

Without a turn it is null, and nulls never equal each other.
"""

_ADD = f"""
    insert into feedback (member, guild, channel, kind, entry, version, turn, text, at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict ({ONCE}) do update set guild = excluded.guild, channel = excluded.channel,
        kind = excluded.kind, entry = excluded.entry, version = excluded.version, text = excluded.text,
        at = excluded.at
    returning id
"""


class FeedbackTables(Tables):
    """`feedback`."""

    async def add_feedback(self, feedback: Feedback) -> int:
        """Keep one piece of feedback, its text scrubbed; returns its number.

        A second of the same member, turn and kind takes the place and the number of the first; so does
        "useful" after "not useful" and the other way round.
        """
        values = (
            feedback.member,
            feedback.guild,
            feedback.channel,
            feedback.kind,
            feedback.entry,
            feedback.version,
            feedback.turn,
            scrub(feedback.text),
            feedback.at,
        )
        (row,) = await self._write((_ADD, values))
        return int(row["id"])

    async def feedback(self, guild: str | None = None, limit: int = 100) -> list[dict[str, Any]]:
        """The latest feedback, newest first; of one server or of all."""
        if guild is None:
            return await self._read("select * from feedback order by at desc, id desc limit ?", (limit,))
        sql = "select * from feedback where guild = ? order by at desc, id desc limit ?"
        return await self._read(sql, (guild, limit))
