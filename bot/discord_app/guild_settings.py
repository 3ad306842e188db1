"""What moderators set for their server, read from the store and kept at hand."""

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

WAIT = 20.0
"""Seconds for which auto-answer lets people go first, unless set."""

KEPT_FOR = 30.0
"""Seconds after which settings are read anew: another process may have changed them."""

_SERVERS = 5_000


@dataclass(frozen=True)
class GuildSettings:
    """The settings of one server. Ids are Discord's; `auto_wait` is in seconds, `country` an ISO code."""

    auto_channels: tuple[int, ...] = ()
    auto_wait: float = WAIT
    human_role: int | None = None
    mod_channel: int | None = None
    country: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "GuildSettings":
        """From what the store holds; a value of the wrong kind counts as not set."""
        wait, country = values.get("auto_wait"), values.get("country")
        channels = values.get("auto_channels")
        return cls(
            auto_channels=tuple(filter(None, map(_id, channels))) if isinstance(channels, list) else (),
            auto_wait=max(0.0, float(wait)) if isinstance(wait, int | float) else WAIT,
            human_role=_id(values.get("human_role")),
            mod_channel=_id(values.get("mod_channel")),
            country=country if isinstance(country, str) else None,
        )


_kept: WeakKeyDictionary["CareerBot", OrderedDict[int, tuple[float, GuildSettings]]] = WeakKeyDictionary()


async def settings_of(bot: "CareerBot", guild: int | None) -> GuildSettings:
    """The settings of a server; the defaults outside of servers."""
    if guild is None:
        return GuildSettings()
    kept = _kept.setdefault(bot, OrderedDict())
    if guild in kept and time.monotonic() - kept[guild][0] < KEPT_FOR:
        kept.move_to_end(guild)
        return kept[guild][1]
    found = GuildSettings.of(await bot.store.guild_settings(str(guild)))
    kept[guild] = (time.monotonic(), found)
    kept.move_to_end(guild)
    if len(kept) > _SERVERS:
        kept.popitem(last=False)
    return found


async def put(bot: "CareerBot", guild: int, name: str, value: Any, by: int) -> GuildSettings:
    """Set one setting (None takes it back) and return them all; `by` is the moderator's Discord id."""
    await bot.store.put_guild_setting(str(guild), name, value, by, time.time())
    _kept.setdefault(bot, OrderedDict()).pop(guild, None)
    return await settings_of(bot, guild)


def _id(value: Any) -> int | None:
    return int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()) else None
