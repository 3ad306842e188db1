"""What members told about themselves, and whom the bot may write to."""

import json

from bot.storage.member_values import Profile, Purpose
from bot.storage.sql import Tables

_PUT_PROFILE = """
    insert into profiles (member, country, role, level, skills, hours, at) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (member) do update set country = excluded.country, role = excluded.role,
        level = excluded.level, skills = excluded.skills, hours = excluded.hours, at = excluded.at
"""
_PUT_CONTACT = """
    insert into contacts (member, purpose, user_id, at) values (?, ?, ?, ?)
    on conflict (member, purpose) do update set user_id = excluded.user_id, at = excluded.at
"""


class MemberTables(Tables):
    """`profiles` and `contacts`."""

    async def profile(self, member: str) -> Profile:
        """What a member told with `/me`; an empty profile where nothing was."""
        for row in await self._read("select * from profiles where member = ?", (member,)):
            skills = tuple(json.loads(row["skills"]))
            return Profile(row["country"], row["role"], row["level"], skills, row["hours"])
        return Profile()

    async def put_profile(self, member: str, profile: Profile, at: float) -> None:
        """Keep a profile in the place of the one before; an empty one removes it."""
        if profile == Profile():
            await self._write(("delete from profiles where member = ?", (member,)))
            return
        skills = json.dumps(profile.skills, ensure_ascii=False)
        values = (member, profile.country, profile.role, profile.level, skills, profile.hours, at)
        await self._write((_PUT_PROFILE, values))

    async def contact(self, member: str, purpose: Purpose) -> int | None:
        """The Discord id of a member who opted in to DMs of that purpose."""
        sql = "select user_id from contacts where member = ? and purpose = ?"
        rows = await self._read(sql, (member, purpose))
        return rows[0]["user_id"] if rows else None

    async def put_contact(self, member: str, user: int, at: float, purpose: Purpose) -> None:
        """Keep the Discord id of a member who opts in to DMs of that purpose."""
        await self._write((_PUT_CONTACT, (member, purpose, user, at)))

    async def drop_contact(self, member: str, purpose: Purpose | None = None) -> None:
        """Forget the Discord id that was kept for a purpose; without one, for all of them."""
        sql = "delete from contacts where member = ?"
        if purpose is None:
            await self._write((sql, (member,)))
        else:
            await self._write((f"{sql} and purpose = ?", (member, purpose)))
