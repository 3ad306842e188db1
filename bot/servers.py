"""What each Discord server knows: the base, or the base with that server's edits over it."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from bot.knowledge import Knowledge
from bot.library.edits import Piece
from bot.library.layers import Layer, layered
from bot.storage import Store, Version
from bot.storage.privacy_tables import NOBODY

log = logging.getLogger(__name__)

MOST = 200
"""Servers with edits whose knowledge is kept at hand; that of others is built anew when it is needed."""


@dataclass(frozen=True)
class ServerKnowledge:
    """What one server knows: made of `base` and of the latest version of each piece."""

    base: Knowledge
    knowledge: Knowledge
    layer: Layer
    versions: Mapping[Piece, Version]


class Servers:
    """Gives each server its knowledge. One without edits has the base itself, and costs nothing.

    A server's knowledge is built in a thread when it is first needed. When the base is exchanged, the
    knowledge of before serves on until the new one is built.
    """

    def __init__(self, base: Knowledge, store: Store | None):
        self.base = base
        self._store = store
        self._edited: frozenset[str] = frozenset()
        self._kept: OrderedDict[str, ServerKnowledge] = OrderedDict()
        self._building: dict[str, asyncio.Task[ServerKnowledge]] = {}
        self._worker = ThreadPoolExecutor(1, "layers")

    async def open(self) -> None:
        """Learn which servers have edits; called once the store is open."""
        if self._store is not None:
            self._edited = await self._store.layered_guilds()

    async def of(self, guild: str | None) -> Knowledge:
        """What a server knows; the base outside of servers."""
        if guild is None or guild not in self._edited:
            return self.base
        kept = self._kept.get(guild)
        if kept is not None:
            self._kept.move_to_end(guild)
            if kept.base is not self.base:
                self._build(guild)
            return kept.knowledge
        try:
            return (await asyncio.shield(self._build(guild))).knowledge
        except Exception:
            log.exception("the knowledge of server %s could not be built; the base answers there", guild)
            return self.base

    async def latest(self, guild: str | None) -> Knowledge:
        """What a server knows over the present base; raises where that cannot be built."""
        if guild is None or guild not in self._edited:
            return self.base
        return (await self.server(guild)).knowledge

    async def server(self, guild: str) -> ServerKnowledge:
        """The whole of what a server knows, with its layer; for moderators."""
        kept = self._kept.get(guild)
        if kept is not None and kept.base is self.base and guild not in self._building:
            return kept
        return await asyncio.shield(self._build(guild))

    async def refresh(self, guild: str) -> ServerKnowledge:
        """Build a server's knowledge anew, after its edits have changed; live when this returns."""
        running = self._building.get(guild)
        if running is not None:  # it may have read the edits of before
            await asyncio.wait({running})
        await self.open()
        return await asyncio.shield(self._build(guild))

    async def changed(self, guild: str | None = None) -> None:
        """Another process has changed a server's edits, or without one those of any: what is at hand of it
        is made anew."""
        await self.open()
        for one in list(self._kept) if guild is None else [guild]:
            kept = self._kept.get(one)
            if kept is not None or one in self._building:
                assert self._store is not None
                heads = {version.piece: version for version in await self._store.heads(one)}
                if kept is None or kept.versions != heads:
                    await self.refresh(one)

    def moderators(self) -> set[int]:
        """The Discord ids of moderators in the versions at hand."""
        kept = self._kept.values()
        return {version.moderator for one in kept for version in one.versions.values()}

    def forget(self, moderator: int) -> None:
        """Take the Discord id of a moderator out of the versions at hand; the versions stay."""
        for guild, kept in list(self._kept.items()):
            if any(version.moderator == moderator for version in kept.versions.values()):
                versions = {
                    piece: replace(version, moderator=NOBODY) if version.moderator == moderator else version
                    for piece, version in kept.versions.items()
                }
                self._kept[guild] = replace(kept, versions=versions)

    def close(self) -> None:
        """End the thread."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _build(self, guild: str) -> asyncio.Task[ServerKnowledge]:
        """The build that is under way, or a new one."""
        if guild not in self._building:
            task = self._building[guild] = asyncio.create_task(self._built(guild))
            task.add_done_callback(lambda done: self._finished(guild, done))
        return self._building[guild]

    def _finished(self, guild: str, done: asyncio.Task[ServerKnowledge]) -> None:
        del self._building[guild]
        if not done.cancelled() and (error := done.exception()) is not None:
            log.error("the knowledge of server %s could not be built", guild, exc_info=error)

    async def _built(self, guild: str) -> ServerKnowledge:
        assert self._store is not None
        base, versions = self.base, {version.piece: version for version in await self._store.heads(guild)}
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(self._worker, assembled, base, versions)
        self._kept[guild] = made
        self._kept.move_to_end(guild)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        for piece, found in made.layer.set_aside.items():
            log.warning("server %s: the edit of %s is set aside: %s", guild, piece.key, found[0].sentence)
        return made


def assembled(base: Knowledge, versions: Mapping[Piece, Version]) -> ServerKnowledge:
    """What a server knows by its versions."""
    layer = layered(base.library, [version.edit for version in versions.values() if version.edit])
    return ServerKnowledge(base, over(base, layer), layer, versions)


def over(base: Knowledge, layer: Layer) -> Knowledge:
    """The knowledge of a layer over the base it was made with; the base itself where nothing is edited."""
    if layer.library is base.library:
        return base
    return Knowledge.of(layer.library, base.understander.layered(layer.library), base)
