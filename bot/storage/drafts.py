"""What moderators typed and have not published."""

import json
from dataclasses import replace

from bot.library.edits import Piece
from bot.storage.server_values import Draft
from bot.storage.sql import Row, Tables

_PUT = """
    insert into drafts (guild, moderator, kind, key, fields, seen, at, origin)
    values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (guild, moderator, kind, key) do update set fields = excluded.fields,
        seen = excluded.seen, at = excluded.at, origin = excluded.origin
    returning number
"""


class DraftTables(Tables):
    """`drafts`."""

    async def put_draft(self, draft: Draft) -> Draft:
        """Keep a draft, in the place of the one of the same moderator and piece; returns it, numbered.

        It is synced to disk before this returns. A number is never given twice.
        """
        fields = json.dumps(dict(draft.fields), ensure_ascii=False)
        place = (draft.guild, draft.moderator, *draft.piece)
        values = (*place, fields, draft.seen, draft.at, draft.origin)
        ((row,),) = await self._commit([(_PUT, values)], durable=True)
        return replace(draft, number=row["number"])

    async def draft(self, guild: str, number: int) -> Draft | None:
        """One draft of a server."""
        rows = await self._read("select * from drafts where guild = ? and number = ?", (guild, number))
        return _draft(rows[0]) if rows else None

    async def drafts(self, guild: str, moderator: int | None = None, limit: int = 50) -> tuple[Draft, ...]:
        """The drafts of a server, newest first; of one moderator or of all."""
        sql = "select * from drafts where guild = ? and moderator = coalesce(?, moderator)"
        rows = await self._read(f"{sql} order by at desc, number desc limit ?", (guild, moderator, limit))
        return tuple(_draft(row) for row in rows)

    async def drop_draft(self, guild: str, number: int) -> None:
        """Throw a draft away."""
        await self._write(("delete from drafts where guild = ? and number = ?", (guild, number)))


def _draft(row: Row) -> Draft:
    piece, fields = Piece(row["kind"], row["key"]), json.loads(row["fields"])
    return Draft(
        row["number"], row["guild"], row["moderator"], piece, fields, row["seen"], row["at"], row["origin"]
    )
