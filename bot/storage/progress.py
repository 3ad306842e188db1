"""Steps of roadmaps that members marked, and the weekly reminders they asked for."""

from collections.abc import Sequence

from bot.storage.member_values import Reminder, StepMark
from bot.storage.sql import Tables

_PUT_MARK = """
    insert into marks (member, roadmap, step, state, at) values (?, ?, ?, ?, ?)
    on conflict (member, roadmap, step) do update set state = excluded.state, at = excluded.at
"""
_PUT_REMINDER = """
    insert into reminders (member, due) values (?, ?) on conflict (member) do update set due = excluded.due
"""


AHEAD = 14 * 86_400.0
"""Seconds from now that no reminder is put off by: each is weekly."""


class ProgressTables(Tables):
    """`marks` and `reminders`."""

    async def marks(self, member: str) -> tuple[StepMark, ...]:
        """All marked steps of a member, oldest first."""
        sql = "select roadmap, step, state, at from marks where member = ? order by at, roadmap, step"
        return tuple(StepMark(**row) for row in await self._read(sql, (member,)))

    async def put_marks(self, member: str, marks: Sequence[StepMark]) -> None:
        """Set the state of steps, all or none."""
        if marks:
            rows = [(member, mark.roadmap, mark.step, mark.state, mark.at) for mark in marks]
            await self._write(*((_PUT_MARK, row) for row in rows))

    async def drop_mark(self, member: str, roadmap: str, step: str) -> None:
        """Take the mark of a step away."""
        sql = "delete from marks where member = ? and roadmap = ? and step = ?"
        await self._write((sql, (member, roadmap, step)))

    async def reminder(self, member: str) -> Reminder | None:
        """The member's reminder, if they asked for one."""
        rows = await self._read("select member, due from reminders where member = ?", (member,))
        return Reminder(**rows[0]) if rows else None

    async def put_reminder(self, reminder: Reminder) -> None:
        """Keep a reminder in the place of the one before."""
        await self._write((_PUT_REMINDER, (reminder.member, reminder.due)))

    async def drop_reminder(self, member: str) -> None:
        """Remind a member no more."""
        await self._write(("delete from reminders where member = ?", (member,)))

    async def due_reminders(self, now: float, limit: int = 50) -> list[Reminder]:
        """Reminders that are due, the longest overdue first; then those of more than two weeks ahead, which
        only a clock that ran ahead can have set.
        """
        sql = "select member, due from reminders where due <= ? or due > ? order by due, member limit ?"
        return [Reminder(**row) for row in await self._read(sql, (now, now + AHEAD, limit))]
