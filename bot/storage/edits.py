"""What servers changed about the knowledge base: versions that stay, each in line after the one before."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.errors import ConflictError, DraftChangedError
from bot.library.edits import Edit, Piece
from bot.storage.scrubbing import scrub
from bot.storage.server_values import Checked, NewVersion, Version
from bot.storage.sql import Row, Statement, Tables, UnmetError

_LATEST = "select max(number) from edits where guild = ? and kind = ? and key = ?"
_ADD = f"""
    insert into edits (guild, kind, key, action, value, base, seen, moderator, at, why)
    select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? where coalesce(({_LATEST}), 0) = ?
    on conflict (guild, kind, key, seen) do nothing
    returning number
"""
_DROP_CHECKED = "delete from drafts where guild = ? and number = ? and at = ? returning number"
_IN_FORCE = """
    not exists (select 1 from edits later where later.guild = edits.guild and later.kind = edits.kind
        and later.key = edits.key and later.seen = edits.number)
"""
"""The last in line: nothing was made from it yet."""


class EditTables(Tables):
    """`edits`; a publish takes its drafts out of `drafts`."""

    async def layered_guilds(self) -> frozenset[str]:
        """The servers that have edits in force."""
        rows = await self._read(f"select distinct guild from edits where action is not null and {_IN_FORCE}")
        return frozenset(row["guild"] for row in rows)

    async def heads(self, guild: str) -> tuple[Version, ...]:
        """The latest version of each piece a server ever edited, by piece; those without an edit too."""
        sql = f"select * from edits where guild = ? and {_IN_FORCE} order by kind, key"
        return tuple(_version(row) for row in await self._read(sql, (guild,)))

    async def head(self, guild: str, piece: Piece) -> Version | None:
        """The latest version of one piece."""
        found = await self.versions(guild, piece, limit=1)
        return found[0] if found else None

    async def publish(
        self,
        guild: str,
        versions: Sequence[NewVersion],
        moderator: int,
        at: float,
        drafts: Sequence[Checked] = (),
    ) -> tuple[Version, ...]:
        """Commit versions together, synced to disk before it returns, and drop the drafts they were made of.

        Where a piece has another version than `seen` nothing is committed, and `ConflictError` names it; nor
        where a draft is not what was checked any more, and `DraftChangedError` names that.
        """
        if len({new.piece for new in versions}) < len(versions):
            raise ValueError("a piece can be published once at a time; put its changes into one version")
        adding = [_add(guild, new, moderator, at) for new in versions]
        dropping = [(_DROP_CHECKED, (guild, *checked)) for checked in drafts]
        statements = [*adding, *dropping, *self._announce("edits", guild)]
        try:
            returned = await self._commit(statements, needed=len(adding) + len(dropping), durable=True)
        except UnmetError as unmet:
            if unmet.index >= len(adding):
                raise DraftChangedError(drafts[unmet.index - len(adding)].number) from None
            piece = versions[unmet.index].piece
            present = await self.head(guild, piece)
            raise ConflictError(*piece, present.number if present else 0) from None
        return tuple(
            Version(rows[0]["number"], guild, new.piece, new.edit, moderator, at, scrub(new.why))
            for new, rows in zip(versions, returned, strict=False)
        )

    async def versions(
        self, guild: str, piece: Piece | None = None, before: int | None = None, limit: int = 20
    ) -> tuple[Version, ...]:
        """The history of a piece or of a whole server, newest first, of numbers below `before`."""
        sql, values = "select * from edits where guild = ?", [guild]
        if piece is not None:
            sql, values = f"{sql} and kind = ? and key = ?", [*values, *piece]
        end = (before if before is not None else 2**63 - 1, limit)
        rows = await self._read(f"{sql} and number < ? order by number desc limit ?", (*values, *end))
        return tuple(_version(row) for row in rows)

    async def version(self, guild: str, number: int) -> Version | None:
        """One version of a server."""
        rows = await self._read("select * from edits where guild = ? and number = ?", (guild, number))
        return _version(rows[0]) if rows else None


def _add(guild: str, new: NewVersion, moderator: int, at: float) -> Statement:
    edit, piece = new.edit, new.piece
    said = (edit.action, _json(edit.value), _json(edit.base)) if edit else (None, None, None)
    row = (guild, *piece, *said, new.seen, moderator, at, scrub(new.why))
    return _ADD, (*row, guild, *piece, new.seen)


def _version(row: Row) -> Version:
    piece = Piece(row["kind"], row["key"])
    edit = None
    if row["action"] is not None:
        base = json.loads(row["base"]) if row["base"] is not None else None
        edit = Edit(piece, row["action"], json.loads(row["value"]), base)
    return Version(row["number"], row["guild"], piece, edit, row["moderator"], row["at"], row["why"])


def _json(value: Mapping[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(dict(value), ensure_ascii=False)
