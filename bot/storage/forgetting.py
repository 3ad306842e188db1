"""What is held of one person: counted, handed out, forgotten; and who wants to be counted only."""

import hashlib
import secrets
from collections.abc import Iterable
from typing import Any

from bot.storage.privacy_tables import NOBODY, PEOPLE, PersonColumn
from bot.storage.sql import Row, Statement, Tables

_VOTES = "('useful', 'not_useful')"
_BEFORE: tuple[str, ...] = (
    # What was handled goes with the question or the feedback, whose number may be given again.
    "delete from handled where what = 'turn' and number in (select id from turns where member = ?)",
    "delete from handled where what = 'feedback' and number in "
    f"(select id from feedback where member = ? and kind not in {_VOTES})",
    # Votes are counts: they stay, without whose and where.
    "update feedback set member = '', channel = '', turn = null, text = '' "
    f"where member = ? and kind in {_VOTES}",
    # Buttons carry the number of a turn, so the last number stays taken, by an empty turn.
    "update turns set member = '', channel = '', guild = null, text = '', intent = '', entry = '', "
    "slots = '{}', answered = 1, error = null where member = ? and id = (select max(id) from turns)",
)
_UNNAME_ASKER = "update askers set member = ? where member = ? and guild = ?"
_FORGOTTEN = (
    "insert into forgotten (trace, at) values (?, {clock}) on conflict (trace) do update set at = excluded.at"
)
"""By the database's clock, as leases: the clocks of hosts differ."""
_PAUSE = "insert into paused (member, at) values (?, ?) on conflict (member) do nothing"


def trace_of(member: str) -> str:
    """What stays of a pseudonym that was forgotten: enough to know it again, not to tell it."""
    return hashlib.sha256(member.encode()).hexdigest()


class PrivacyTables(Tables):
    """`paused`, `forgotten`, and a person's rows in every other table."""

    async def held(self, member: str, user: int | None = None) -> dict[str, int]:
        """How many rows of each table belong to a member; tables without any are left out.

        With `user`, their Discord id, what they did as a moderator too.
        """
        parts, values = [], []
        for column, value in _columns(member, user):
            if not column.again:
                parts.append(
                    f"select '{column.rows}' as name, count(*) as n from {column.table} "
                    f"where {column.column} = ?"
                )
                values.append(value)
        rows = await self._read(" union all ".join(parts), values)
        return {row["name"]: row["n"] for row in rows if row["n"]}

    async def export_member(self, member: str, user: int | None = None) -> dict[str, list[Row]]:
        """Every row that belongs to a member, by the table's name; empty lists too.

        With `user`, their Discord id, what they did as a moderator too. Columns about others are left out.
        """
        found: dict[str, list[Row]] = {}
        for column, value in _columns(member, user):
            if column.again:
                continue
            rows = await self._read(f"select * from {column.table} where {column.column} = ?", (value,))
            found[column.rows] = [_without(row, column.others) for row in rows]
        return found

    async def forget_member(self, member: str, user: int | None = None) -> dict[str, int]:
        """Delete all that belongs to a member, together; what was held before, as `held` tells it.

        A trace of the pseudonym stays, so that what another process kept on its machine does not come back.

        Counts stay: those by day, votes without whose they are, and that somebody asked on a day. With
        `user`, drafts go and the member's id is taken out of what they did as a moderator.
        """
        before = await self.held(member, user)
        asked = await self._read("select guild from askers where member = ?", (member,))
        await self._commit(
            [
                *((sql, (member,)) for sql in _BEFORE),
                *((_UNNAME_ASKER, (secrets.token_hex(16), member, row["guild"])) for row in asked),
                *(_forget(column, value) for column, value in _columns(member, user)),
                (_FORGOTTEN.format(clock=self._clock), (trace_of(member),)),
                *self._announce("forget", member),
            ],
            durable=True,
        )
        return before

    async def paused(self, member: str) -> bool:
        """Whether a member's questions are counted only."""
        return bool(await self._read("select 1 as one from paused where member = ?", (member,)))

    async def set_paused(self, member: str, at: float | None) -> None:
        """Count a member's questions only, from now on; None takes that back.

        Where their conversations stand is forgotten; what was stored before stays.
        """
        if at is None:
            await self._write(("delete from paused where member = ?", (member,)))
        else:
            await self._write((_PAUSE, (member, at)), ("delete from sessions where member = ?", (member,)))


def _columns(member: str, user: int | None) -> Iterable[tuple[PersonColumn, Any]]:
    for column in PEOPLE:
        if column.holds == "pseudonym":
            yield column, member
        elif user is not None:
            yield column, user


def _forget(column: PersonColumn, value: Any) -> Statement:
    if column.forget == "unname":
        sql = f"update {column.table} set {column.column} = {NOBODY} where {column.column} = ?"
    else:
        sql = f"delete from {column.table} where {column.column} = ?"
    return sql, (value,)


def _without(row: Row, left_out: Iterable[str]) -> Row:
    return {name: value for name, value in row.items() if name not in left_out}
