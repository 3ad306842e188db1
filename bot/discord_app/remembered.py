"""What an autocomplete may open with: what the member told or last asked about, at hand within 30 ms."""

import asyncio
import logging
import time
from dataclasses import dataclass, field

from bot.discord_app.latest import Latest
from bot.storage import Profile, Store

log = logging.getLogger(__name__)

PATIENCE = 0.03
"""Seconds that an autocomplete waits for the store: the names show after 50 ms at the latest."""

FRESH = 20.0
"""Seconds for which a member is not looked up again: an autocomplete comes with every letter."""

MOST = 5000
"""Members who are kept at hand."""


@dataclass(frozen=True)
class Remembered:
    """A member's profile and the role that they last asked about."""

    profile: Profile = field(default_factory=Profile)
    last_role: str | None = None

    def first(self, kind: str) -> tuple[str, ...]:
        """What leads the list of a kind of names (a field of `NameIndex`), the likeliest first."""
        told = self.profile
        leading: dict[str, tuple[str | None, ...]] = {
            "roles": (told.role, self.last_role),
            "starts": (told.role,),
            "levels": (told.level,),
            "countries": (told.country,),
            "comparables": tuple(f"role:{role}" for role in (told.role, self.last_role) if role),
        }
        return tuple(value for value in leading.get(kind, ()) if value)


NOTHING = Remembered()


class Memory:
    """Reads members from the store and keeps the latest; a slow or failing store costs no autocomplete."""

    def __init__(self, store: Store):
        self._store = store
        self._kept: Latest[str, tuple[float, Remembered]] = Latest(MOST)
        self._reading: dict[str, asyncio.Task[None]] = {}

    def forget(self, member: str) -> None:
        """Forget what was kept of a member."""
        self._kept.pop(member, None)

    async def of(self, member: str) -> Remembered:
        """What is known of a member now: what was kept, or nothing, where the store takes too long."""
        at, known = self._kept.get(member, (float("-inf"), NOTHING))
        if time.monotonic() - at < FRESH:
            return known
        if member not in self._reading:
            self._reading[member] = asyncio.create_task(self._read(member))
        await asyncio.wait({self._reading[member]}, timeout=PATIENCE)
        return self._kept.get(member, (at, known))[1]

    async def _read(self, member: str) -> None:
        """Read a member; one reading at a time, however many letters are typed meanwhile."""
        try:
            profile = await self._store.profile(member)
            found = Remembered(profile, await self._store.last_role(member))
            self._kept[member] = (time.monotonic(), found)
        except Exception as error:  # noqa: BLE001 - a list without its best start is still a list
            log.warning("autocomplete without the member's last role: %s", error)
        finally:
            del self._reading[member]
