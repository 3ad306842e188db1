"""Hot reload: a file saved in the knowledge folder is live in the running bot, a bad save is refused.

What a save changes counts at once, with the classifier of before; a new one is fitted in a child process
meanwhile and takes its place when it is ready.
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
from typing import Any, TypeVar

from watchfiles import watch

from bot.conversation import Conversation
from bot.errors import KnowledgeError, Problem, TrainingError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.reading import stamp
from bot.understanding import Understander
from bot.understanding.trainer import Trainer

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

NAMES_LOGGED = 10
"""Names listed of each kind of change; of the others only how many they are."""


def rebuilt(folder: Path, present: Knowledge) -> Knowledge:
    """What the folder holds now, with the present classifier; `present` itself where nothing has changed.

    Raises `KnowledgeError` with every fault found.
    """
    library = Library.load(folder)
    if library.fingerprint == present.library.fingerprint:
        return present
    return Knowledge.of(library, Understander(library, before=present.understander))


def retrained(
    knowledge: Knowledge, stopped: Callable[[], bool] = bool, trainer: Trainer | None = None
) -> Knowledge:
    """The same with a classifier of its own, fitted by a child process; raises `TrainingError`.

    Takes less than a second with a `trainer` that was started when the folder began to be read.
    """
    trained = knowledge.understander.trained(stopped=stopped, trainer=trainer)
    return replace(knowledge, understander=trained)


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
        self._trainings: set[asyncio.Task[None]] = set()
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
        await asyncio.gather(watching, *self._trainings, return_exceptions=True)

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
            self._stamp = now
            await self._reload(conversation)

    async def _reload(self, conversation: Conversation) -> None:
        present = conversation.knowledge
        begun = time.perf_counter()
        trainer = _started()
        try:
            with _giving_way():
                fresh = await self._beside(rebuilt, self._folder, present)
        except BaseException as error:
            _close(trainer)
            if not isinstance(error, KnowledgeError):
                raise
            self._refuse(error)
            return
        was_refused, self._refused = bool(self._refused), ()
        if fresh is present:
            _close(trainer)
            if was_refused:
                log.info("the knowledge folder is good again, and as it was before")
            return
        conversation.knowledge = fresh
        seconds = time.perf_counter() - begun
        log.info(
            "knowledge reloaded in %.2f s: %s", seconds, "; ".join(changes(present.library, fresh.library))
        )
        training = asyncio.create_task(self._train(conversation, fresh, trainer))
        self._trainings.add(training)
        training.add_done_callback(self._trainings.discard)
        training.add_done_callback(lambda _: _close(trainer))

    def _refuse(self, error: KnowledgeError) -> None:
        if error.problems == self._refused:
            return
        self._refused = error.problems
        for problem in error.problems:
            log.error("knowledge refused: %s", problem)
        log.error("the knowledge folder has %d faults; the last good one serves on", len(error.problems))

    async def _train(self, conversation: Conversation, knowledge: Knowledge, trainer: Trainer | None) -> None:
        """Fit a classifier for this knowledge, and put it to work unless a later save came first."""

        def outdated() -> bool:
            return self._watching is None or conversation.knowledge is not knowledge

        begun = time.perf_counter()
        try:
            trained = await asyncio.to_thread(retrained, knowledge, outdated, trainer)
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


def _started() -> Trainer | None:
    """A trainer that loads while the folder is read; without one the training starts its own and says why
    it cannot."""
    with contextlib.suppress(TrainingError):
        return Trainer()
    return None


def _close(trainer: Trainer | None) -> None:
    if trainer:
        trainer.close()


@contextlib.contextmanager
def _giving_way() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another of its name; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if folder.is_dir() else None
