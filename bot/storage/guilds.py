"""What is set for a server, and for whom automatic answers are silenced there."""

import json
from typing import Any

from bot.storage.sql import Tables

_PUT_SETTING = """
    insert into guild_settings (guild, name, value, moderator, at) values (?, ?, ?, ?, ?)
    on conflict (guild, name) do update set value = excluded.value, moderator = excluded.moderator,
        at = excluded.at
"""
_PUT_SILENCE = """
    insert into silences (member, guild, until) values (?, ?, ?)
    on conflict (member, guild) do update set until = excluded.until
"""


class GuildTables(Tables):
    """`guild_settings` and `silences`."""

    async def guild_settings(self, guild: str) -> dict[str, Any]:
        """What was set for a server, by name."""
        sql = "select name, value from guild_settings where guild = ? order by name"
        return {row["name"]: json.loads(row["value"]) for row in await self._read(sql, (guild,))}

    async def put_guild_setting(self, guild: str, name: str, value: Any, by: int, at: float) -> None:
        """Set one setting (JSON value); None takes it back. `by` is the moderator's Discord id."""
        if value is None:
            sql = "delete from guild_settings where guild = ? and name = ?"
            await self._write((sql, (guild, name)), *self._announce("settings", guild))
        else:
            text = json.dumps(value, ensure_ascii=False)
            put = (_PUT_SETTING, (guild, name, text, by, at))
            await self._write(put, *self._announce("settings", guild))

    async def guilds_with(self, name: str) -> dict[str, Any]:
        """What is set under that name, by server; those that did not set it are left out."""
        sql = "select guild, value from guild_settings where name = ? order by guild"
        return {row["guild"]: json.loads(row["value"]) for row in await self._read(sql, (name,))}

    async def silence(self, member: str, guild: str, until: float) -> None:
        """No automatic answers for a member in a server until then; the last word counts."""
        await self._write((_PUT_SILENCE, (member, guild, until)))

    async def silenced(self, member: str, guild: str, now: float) -> bool:
        """Whether automatic answers are silenced."""
        sql = "select 1 as one from silences where member = ? and guild = ? and until > ?"
        return bool(await self._read(sql, (member, guild, now)))
