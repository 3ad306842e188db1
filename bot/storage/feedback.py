"""What members think of answers."""

import json
from collections.abc import Sequence
from typing import Any

from bot.storage.member_values import Feedback, Unanswered
from bot.storage.scrubbing import scrub
from bot.storage.sql import Tables

ONCE = "member, turn, (case when kind in ('useful', 'not_useful') then 'vote' else kind end)"
"""What is kept once, as the key of an index: "useful" and "not useful" are one vote.

Without a turn it is null, and nulls never equal each other.
"""

_ADD = f"""
    insert into feedback (member, guild, channel, kind, entry, version, turn, text, at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict ({ONCE}) do update set guild = excluded.guild, channel = excluded.channel,
        kind = excluded.kind, entry = excluded.entry, version = excluded.version, text = excluded.text,
        at = excluded.at, told = null
    returning id
"""

_UNANSWERED = """
    select f.id as number, f.member, f.kind, f.entry, f.version, f.at, f.guild, t.slots
    from feedback f join contacts c on c.member = f.member and c.purpose = 'mended'
    left join turns t on t.id = f.turn and t.entry = f.entry
    where f.told is null and f.id > ? and f.entry <> '' and f.version <> ''
        and f.kind in ('report', 'none_of_these', 'not_useful')
    order by f.id limit ?
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

    async def asked_human(self, turn: int) -> bool:
        """Whether anybody asked a human about the answer of a turn."""
        sql = "select 1 from feedback where turn = ? and kind = 'asked_human' limit 1"
        return bool(await self._read(sql, (turn,)))

    async def unanswered(self, after: int = 0, limit: int = 200) -> list[Unanswered]:
        """Criticism of entries by members who opted in to "mended" and were not told yet, by number, from
        those above `after`."""
        rows = await self._read(_UNANSWERED, (after, limit))
        return [Unanswered(**{**row, "slots": json.loads(row["slots"] or "{}")}) for row in rows]

    async def mark_told(self, numbers: Sequence[int], at: float | None) -> bool:
        """Keep when the authors of feedback were told that its entry was changed; None takes that back.

        False where it was so before, as another process tells them, and where there are no numbers.
        """
        if not numbers:
            return False
        marks, now = ", ".join("?" * len(numbers)), "not null" if at is None else "null"
        sql = f"update feedback set told = ? where id in ({marks}) and told is {now} returning id"
        return bool(await self._write((sql, (at, *numbers))))
