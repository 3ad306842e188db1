"""Hot reload: a file saved in the knowledge folder is live in the running bot, a bad save is refused.

A child process reads the folder. What a save changes counts at once, over the understander of before; the
child makes a new one meanwhile, which takes its place when it is ready.
"""

import asyncio
import contextlib
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from watchfiles import watch

from bot.conversation import Conversation
from bot.errors import KnowledgeError, Problem, TrainingError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.reading import stamp
from bot.memory import give_back
from bot.understanding import Understander
from bot.understanding.making import Making

log = logging.getLogger(__name__)

T = TypeVar("T")

QUIET_MS = 50
"""Milliseconds without a further file event after which a burst of them is over."""

BURST_MS = 300
"""Milliseconds after which a burst is looked at even while it goes on."""

LOOK_MS = 2000
"""Milliseconds after which the folder is looked at though no event came: a folder that was replaced by
another of its name sends none, nor do some network file systems."""

AWAY_SECONDS = 0.25
"""How often a folder that has vanished is looked for."""

AGAIN_SECONDS = 5
"""Pause after a fault of the watching itself."""

SWITCH_SECONDS = 0.0002
"""How long the building thread keeps the interpreter when the event loop wants it. With Python's own 5 ms a
question takes 200 ms meanwhile, because answering lets go of the interpreter some forty times."""

USUAL_SWITCH_SECONDS = sys.getswitchinterval()

NAMES_LOGGED = 10
"""Names listed of each kind of change; of the others only how many they are."""


def rebuilt(making: Making, present: Knowledge) -> Knowledge:
    """What the folder holds now, over the present understander, as a server's edits are; `present` itself
    where nothing has changed.

    Raises `KnowledgeError` with every fault found, and `TrainingError` where the child fails.
    """
    with _giving_way():
        library = making.library()
        if library.fingerprint == present.library.fingerprint:
            return present
        library = _sharing(library, present.library)
        return Knowledge.of(library, present.understander.layered(library))


def retrained(knowledge: Knowledge, making: Making) -> Knowledge:
    """The same as a start would have it, with a classifier of its own; raises `TrainingError`."""
    with _giving_way():
        # Where nothing can be kept, it is made here.
        understander = making.understander() or Understander(knowledge.library)
        return Knowledge.of(understander.library, understander)


def _sharing(library: Library, before: Library) -> Library:
    """The same, with the pieces of before where they are equal: an understander asks which are others."""

    def shared(pieces: Mapping[str, T], old: Mapping[str, T]) -> Mapping[str, T]:
        return MappingProxyType(
            {key: old[key] if key in old and old[key] == piece else piece for key, piece in pieces.items()}
        )

    same_words = library.vocabulary == before.vocabulary
    return replace(
        library,
        sources=shared(library.sources, before.sources),
        vocabulary=before.vocabulary if same_words else library.vocabulary,
        roles=shared(library.roles, before.roles),
        skills=shared(library.skills, before.skills),
        roadmaps=shared(library.roadmaps, before.roadmaps),
        pay=shared(library.pay, before.pay),
        topics=shared(library.topics, before.topics),
    )


def changes(before: Library, after: Library) -> list[str]:
    """What differs, in sentences such as "entries added: day/stress"."""
    kinds = (
        ("entries", before.topics, after.topics),
        ("roles", before.roles, after.roles),
        ("skills", before.skills, after.skills),
        ("roadmaps", before.roadmaps, after.roadmaps),
        ("pay files", before.pay, after.pay),
        ("sources", before.sources, after.sources),
    )
    found = [sentence for kind, old, new in kinds for sentence in _changes(kind, old, new)]
    if before.vocabulary != after.vocabulary:
        found.append("vocabulary changed")
    return found or ["nothing but remarks and layout changed"]


def _changes(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    groups = (
        ("added", sorted(after.keys() - before.keys())),
        ("removed", sorted(before.keys() - after.keys())),
        ("changed", sorted(key for key in before.keys() & after.keys() if before[key] != after[key])),
    )
    for what, names in groups:
        if names:
            more = len(names) - NAMES_LOGGED
            tail = f" and {more} more" if more > 0 else ""
            yield f"{kind} {what}: {', '.join(names[:NAMES_LOGGED])}{tail}"


class Reloader:
    """Keeps a conversation's knowledge as the folder has it. Files saved from the making of this on count."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._stamp = stamp(folder)
        self._refused: tuple[Problem, ...] = ()
        self._away = False
        self._watching: asyncio.Task[None] | None = None
        self._makings: dict[asyncio.Task[None], Making] = {}
        # One thread to watch and reload: each further one would keep several MB of freed memory for itself.
        # `awatch` starts its own, and loads a library of event loops with them: 1.4 MB.
        self._worker = ThreadPoolExecutor(1, "reload")

    def start(self, conversation: Conversation) -> None:
        """Watch from now on, in the running event loop."""
        self._watching = asyncio.create_task(self._watch_always(conversation))

    async def stop(self) -> None:
        """Stop watching and end a training that is under way."""
        if self._watching is None:
            return
        watching, self._watching = self._watching, None
        watching.cancel()
        self._worker.shutdown(wait=False, cancel_futures=True)
        await asyncio.gather(watching, return_exceptions=True)
        for making in self._makings.values():
            making.give_up()
        await asyncio.gather(*self._makings, return_exceptions=True)

    async def _watch_always(self, conversation: Conversation) -> None:
        while True:
            try:
                await self._watch(conversation)
            except Exception:  # whatever it is, the bot serves on
                log.exception("the knowledge folder is not watched for %s s", AGAIN_SECONDS)
                await asyncio.sleep(AGAIN_SECONDS)

    async def _watch(self, conversation: Conversation) -> None:
        """Watch the folder until it is gone or another one has its name."""
        watched = _identity(self._folder)
        if watched is None:
            if not self._away:
                log.warning("the knowledge folder %s is gone; the last good one serves on", self._folder)
            self._away = True
            await asyncio.sleep(AWAY_SECONDS)
            return
        self._away = False
        await self._look(conversation, evented=True)
        ended = threading.Event()
        bursts = watch(
            self._folder,
            watch_filter=None,
            debounce=BURST_MS,
            step=QUIET_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            stop_event=ended,
        )
        try:
            while (burst := await self._beside(next, bursts, None)) is not None:
                if _identity(self._folder) != watched:
                    return
                await self._look(conversation, evented=bool(burst))
        finally:
            ended.set()  # the thread may wait for a burst still

    async def _beside(self, work: Callable[..., T], *arguments: Any) -> T:
        """What a piece of work returns, done in the one thread of this."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *arguments)

    async def _look(self, conversation: Conversation, *, evented: bool) -> None:
        """Reload where a file has been saved; after a refusal, on any event: the fault may have left."""
        now = await self._beside(stamp, self._folder)
        if now != self._stamp or (evented and self._refused):
            await self._reload(conversation)
            self._stamp = now  # what ends in a fault of ours is tried again

    async def _reload(self, conversation: Conversation) -> None:
        making, fresh = Making(self._folder), None
        try:
            fresh = await self._put_to_work(conversation, making)
        finally:
            if fresh is None:
                making.give_up()
            finishing = asyncio.create_task(self._finish(conversation, fresh, making))
            self._makings[finishing] = making
            finishing.add_done_callback(self._finished)

    async def _put_to_work(self, conversation: Conversation, making: Making) -> Knowledge | None:
        """The knowledge that serves from now on; None where that of before does."""
        present = conversation.knowledge
        begun = time.perf_counter()
        try:
            fresh = await self._beside(rebuilt, making, present)
        except KnowledgeError as error:
            self._refuse(error)
            return None
        was_refused, self._refused = bool(self._refused), ()
        if fresh is present:
            if was_refused:
                log.info("the knowledge folder is good again, and as it was before")
            return None
        conversation.knowledge = fresh
        for earlier in self._makings.values():
            earlier.give_up()
        seconds = time.perf_counter() - begun
        log.info(
            "knowledge reloaded in %.2f s: %s", seconds, "; ".join(changes(present.library, fresh.library))
        )
        return fresh

    def _refuse(self, error: KnowledgeError) -> None:
        if error.problems == self._refused:
            return
        self._refused = error.problems
        for problem in error.problems:
            log.error("knowledge refused: %s", problem)
        log.error("the knowledge folder has %d faults; the last good one serves on", len(error.problems))

    async def _finish(self, conversation: Conversation, fresh: Knowledge | None, making: Making) -> None:
        """Train what is fresh, and let go of the child."""
        try:
            if fresh is not None:
                await self._train(conversation, fresh, making)
        finally:
            await asyncio.to_thread(making.close)

    def _finished(self, finishing: asyncio.Task[None]) -> None:
        del self._makings[finishing]
        give_back()  # what was there before is gone now

    async def _train(self, conversation: Conversation, knowledge: Knowledge, making: Making) -> None:
        """Put the classifier to work that is fitted for this knowledge, unless a later save came first."""

        def outdated() -> bool:
            return self._watching is None or conversation.knowledge is not knowledge

        begun = time.perf_counter()
        try:
            trained = await asyncio.to_thread(retrained, knowledge, making)
        except TrainingError as error:
            if not outdated():
                log.error("%s; the classifier of before serves on", error)
            return
        except Exception:
            log.exception("no new classifier; the one of before serves on")
            return
        if not outdated():
            conversation.knowledge = trained
            log.info("classifier trained in %.1f s and put to work", time.perf_counter() - begun)


@contextlib.contextmanager
def _giving_way() -> Iterator[None]:
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(USUAL_SWITCH_SECONDS)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another of its name; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if folder.is_dir() else None
