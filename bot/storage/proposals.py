"""What members propose for the knowledge base, and what became of it."""

import json
from collections.abc import Mapping
from typing import Any

from bot.storage.scrubbing import scrub
from bot.storage.server_values import Proposal, ProposalState
from bot.storage.sql import Row, Tables

_ADD = """
    insert into proposals (guild, member, entry, fields, at, state, reason, moderator, decided_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
    returning number
"""
_DECIDE = """
    update proposals set state = ?, moderator = ?, decided_at = ?, reason = ?
    where guild = ? and number = ? and state = 'open'
    returning number
"""


class ProposalTables(Tables):
    """`proposals`."""

    async def add_proposal(self, proposal: Proposal) -> int:
        """Keep a proposal, its texts scrubbed; returns its number (that of `proposal` is not looked at)."""
        fields = json.dumps(_scrubbed(proposal.fields), ensure_ascii=False)
        values = (
            proposal.guild,
            proposal.member,
            proposal.entry,
            fields,
            proposal.at,
            proposal.state,
            scrub(proposal.reason),
            proposal.moderator,
            proposal.decided_at,
        )
        (row,) = await self._write((_ADD, values))
        return int(row["number"])

    async def proposal(self, guild: str, number: int) -> Proposal | None:
        """One proposal of a server."""
        rows = await self._read("select * from proposals where guild = ? and number = ?", (guild, number))
        return _proposal(rows[0]) if rows else None

    async def proposals(
        self, guild: str, state: ProposalState | None = "open", limit: int = 50
    ) -> tuple[Proposal, ...]:
        """The proposals of a server, oldest first; of one state or of all."""
        sql, values = "select * from proposals where guild = ?", [guild]
        if state is not None:
            sql, values = f"{sql} and state = ?", [guild, state]
        rows = await self._read(f"{sql} order by number limit ?", (*values, limit))
        return tuple(_proposal(row) for row in rows)

    async def decide(
        self,
        guild: str,
        number: int,
        state: ProposalState,
        moderator: int | None,
        at: float,
        reason: str = "",
    ) -> bool:
        """Decide an open proposal; False where it is open no more. Who proposed it withdraws it without
        `moderator`."""
        values = (state, moderator, at, scrub(reason), guild, number)
        return bool(await self._write((_DECIDE, values)))


def _proposal(row: Row) -> Proposal:
    return Proposal(**{**row, "fields": json.loads(row["fields"])})


def _scrubbed(value: Any) -> Any:
    """A JSON value with all its texts scrubbed."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, Mapping):
        return {key: _scrubbed(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(inner) for inner in value]
    return value
