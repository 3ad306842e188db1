"""What members told about themselves with `/me`."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from weakref import WeakValueDictionary

from bot.at_hand import keep, read
from bot.storage import Profile, Store


class Profiles:
    """Profiles by member, the latest of them at hand; without a store these alone."""

    def __init__(self, store: Store | None):
        self._store = store
        self._at_hand: OrderedDict[str, Profile] = OrderedDict()
        self._changing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def of(self, member: str) -> Profile:
        """What a member told about themselves."""
        if member not in self._at_hand:
            found = await self._store.profile(member) if self._store else Profile()
            keep(self._at_hand, member, found)
        return self._at_hand[member]

    async def put(self, member: str, profile: Profile, at: float) -> None:
        """Keep what a member tells about themselves, for all answers from now on."""
        if self._store:
            await self._store.put_profile(member, profile, at)
        keep(self._at_hand, member, profile)

    async def change(
        self, member: str, change: Callable[[Profile], Profile], at: float
    ) -> tuple[Profile, Profile]:
        """Keep what `change` makes of a profile; (before, after). A member has one change at a time."""
        lock = self._changing.setdefault(member, asyncio.Lock())  # gone when nobody holds or awaits it
        async with lock:
            before = await self.of(member)
            after = change(before)
            await self.put(member, after, at)
        return before, after

    async def for_answer(self, member: str) -> Profile:
        """The same for a question, which hardly waits for a store that is away: then nothing is known."""
        known = self._at_hand.get(member)
        return known if known is not None else await read(self.of(member), Profile())

    def forget(self, member: str | None = None) -> None:
        """Have nothing at hand of a member, or of anybody."""
        if member is None:
            self._at_hand.clear()
        else:
            self._at_hand.pop(member, None)
