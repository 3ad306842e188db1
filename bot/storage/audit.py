"""What was done, refused, told and checked: the audit log, notes of what is done once in a time, links."""

from collections.abc import Sequence

from bot.storage.scrubbing import scrub
from bot.storage.server_values import Audit, Link
from bot.storage.sql import Tables

_ADD_AUDIT = """
    insert into audit (guild, moderator, action, target, at, allowed, detail) values (?, ?, ?, ?, ?, ?, ?)
"""
_AUDITS = """
    select guild, moderator, action, target, at, allowed, detail from audit where guild = ?
    order by at desc, number desc limit ?
"""
_NOTE = """
    insert into notes (member, key, until) values (?, ?, ?)
    on conflict (member, key) do update set until = excluded.until where notes.until <= ?
    returning key
"""
_PUT_LINK = """
    insert into links (url, status, became, checked, failures) values (?, ?, ?, ?, ?)
    on conflict (url) do update set status = excluded.status, became = excluded.became,
        checked = excluded.checked, failures = excluded.failures
"""


class AuditTables(Tables):
    """`audit`, `notes` and `links`."""

    async def add_audit(self, audit: Audit) -> None:
        """Keep what somebody did or was refused."""
        what = (audit.guild, audit.moderator, audit.action, audit.target)
        # Of settings it is ids of channels and roles, of all else what a moderator wrote.
        detail = audit.detail if audit.action == "settings" else scrub(audit.detail)
        await self._write((_ADD_AUDIT, (*what, audit.at, int(audit.allowed), detail)))

    async def audits(self, guild: str, limit: int = 50) -> tuple[Audit, ...]:
        """The latest of a server, newest first."""
        rows = await self._read(_AUDITS, (guild, limit))
        return tuple(Audit(**{**row, "allowed": bool(row["allowed"])}) for row in rows)

    async def noted(self, key: str, now: float, for_seconds: float, member: str = "") -> bool:
        """Note that something was done, to do it once in a time: False where the last note is in force.

        `key` names it, and never holds a member: that is `member`, a pseudonym. Notes that are in force no
        more go.
        """
        note = (_NOTE, (member, key, now + for_seconds, now))
        return bool(await self._write(note, ("delete from notes where until <= ?", (now,))))

    async def links(self) -> tuple[Link, ...]:
        """All links that were checked."""
        return tuple(Link(**row) for row in await self._read("select * from links order by url"))

    async def put_links(self, links: Sequence[Link]) -> None:
        """Keep the outcome of checks, all or none."""
        rows = [(link.url, link.status, link.became, link.checked, link.failures) for link in links]
        if rows:
            await self._write(*((_PUT_LINK, row) for row in rows))
