"""What moderators set for their server, read from the store and kept at hand."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from bot.at_hand import read
from bot.discord_app.latest import Latest
from bot.understanding.thresholds import Caution

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

WAIT = 20.0
"""Seconds for which auto-answer lets people go first, unless set."""

KEPT_FOR = 30.0
"""Seconds after which settings are read anew: another process may have changed them."""

_SERVERS = 5_000

Notice = Literal["once", "never"]
RETENTION = (30, 90, 180, 365, 730)
"""Days that a server may choose, where they are fewer than RETENTION_DAYS."""


@dataclass(frozen=True)
class GuildSettings:
    """The settings of one server. Ids are Discord's; `auto_wait` is in seconds, `country` an ISO code.

    `declined_to` is the channel that members are sent to with what is declined; `notice` tells members that
    questions are kept, `caution` how sure the bot must be, `retention_days` how long questions are kept
    (None: as RETENTION_DAYS says).
    """

    auto_channels: tuple[int, ...] = ()
    auto_wait: float = WAIT
    human_role: int | None = None
    mod_channel: int | None = None
    country: str | None = None
    audit_channel: int | None = None
    declined_to: int | None = None
    notice: Notice = "once"
    caution: Caution = "usual"
    retention_days: int | None = None
    rights: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Roles that have a right besides who has Manage Server, by the right's name."""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "GuildSettings":
        """From what the store holds; a value of the wrong kind counts as not set."""
        wait, country, days = (values.get(name) for name in ("auto_wait", "country", "retention_days"))
        caution: Caution = values["caution"] if values.get("caution") in ("bold", "careful") else "usual"
        return cls(
            auto_channels=_ids(values.get("auto_channels")),
            auto_wait=max(0.0, float(wait)) if isinstance(wait, int | float) else WAIT,
            human_role=_id(values.get("human_role")),
            mod_channel=_id(values.get("mod_channel")),
            country=country if isinstance(country, str) else None,
            audit_channel=_id(values.get("audit_channel")),
            declined_to=_id(values.get("declined_to")),
            notice="never" if values.get("notice") == "never" else "once",
            caution=caution,
            retention_days=days if days in RETENTION else None,
            rights={
                name.removeprefix("right_"): _ids(ids) for name, ids in values.items() if name[:6] == "right_"
            },
        )


_kept: WeakKeyDictionary["CareerBot", Latest[int, tuple[float, GuildSettings]]] = WeakKeyDictionary()


def at_hand(bot: "CareerBot", guild: int | None) -> GuildSettings | None:
    """The settings of a server where they need not be read; the defaults outside of servers."""
    if guild is None:
        return GuildSettings()
    kept = _kept.setdefault(bot, Latest(_SERVERS))
    if guild in kept and time.monotonic() - kept[guild][0] < KEPT_FOR:
        return kept[guild][1]
    return None


async def settings_of(bot: "CareerBot", guild: int | None) -> GuildSettings:
    """The settings of a server; the defaults outside of servers."""
    known = at_hand(bot, guild)
    if known is not None:
        return known
    assert guild is not None
    kept = _kept.setdefault(bot, Latest(_SERVERS))
    found = GuildSettings.of(await bot.store.guild_settings(str(guild)))
    if found.retention_days and found.retention_days >= bot.settings.retention_days:
        found = replace(found, retention_days=None)  # whoever runs the bot has the last word
    kept[guild] = (time.monotonic(), found)
    return found


async def settings_for_answers(bot: "CareerBot", guild: int | None) -> GuildSettings:
    """The settings by which questions are answered: while the store is away those that were read last, and
    the defaults where none were."""
    last = _kept.setdefault(bot, Latest(_SERVERS)).get(guild) if guild is not None else None
    return await read(settings_of(bot, guild), last[1] if last else GuildSettings())


def forget(bot: "CareerBot", guild: int | None = None) -> None:
    """Read a server's settings anew when they are next needed; without one, those of all."""
    kept = _kept.setdefault(bot, Latest(_SERVERS))
    if guild is None:
        kept.clear()
    else:
        kept.pop(guild, None)


async def put(bot: "CareerBot", guild: int, name: str, value: Any, by: int) -> GuildSettings:
    """Set one setting (None takes it back) and return them all; `by` is the moderator's Discord id."""
    await bot.store.put_guild_setting(str(guild), name, value, by, time.time())
    forget(bot, guild)
    return await settings_of(bot, guild)


def _id(value: Any) -> int | None:
    return int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdecimal()) else None


def _ids(values: Any) -> tuple[int, ...]:
    return tuple(filter(None, map(_id, values))) if isinstance(values, list) else ()
