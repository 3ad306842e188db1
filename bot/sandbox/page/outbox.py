"""What is on its way to one page."""

import asyncio
from collections import deque

_EVENTS = 1000  # frames that may wait; a page that is further behind is told everything anew
_ANSWERS = 1000  # that may wait before no more acts are read


class Outbox:
    """A bounded queue of frames. Answers are never left out; events are, when the page reads too slowly.

    `stale` is then true until `freshen`: whoever sends takes a new picture of the world.
    """

    def __init__(self) -> None:
        self._waiting: deque[tuple[bool, str]] = deque()
        self._answers = 0
        self._ready = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self.stale = False

    def tell(self, frame: str) -> None:
        """Queue an event; when too many wait, all events go and the page is stale."""
        if self.stale:
            return
        if len(self._waiting) - self._answers >= _EVENTS:
            self._waiting = deque(entry for entry in self._waiting if entry[0])
            self.stale = True
        else:
            self._waiting.append((False, frame))
        self._ready.set()

    def answer(self, frame: str) -> None:
        """Queue an answer to an act."""
        self._waiting.append((True, frame))
        self._answers += 1
        if self._answers >= _ANSWERS:
            self._room.clear()
        self._ready.set()

    async def room(self) -> None:
        """Wait until not too many answers are unread."""
        await self._room.wait()

    def freshen(self) -> None:
        """Take events in again."""
        self.stale = False

    async def next(self) -> str | None:
        """The next frame; None when all was sent and the page is stale."""
        while not self._waiting:
            if self.stale:
                return None
            self._ready.clear()
            await self._ready.wait()
        is_answer, frame = self._waiting.popleft()
        if is_answer:
            self._answers -= 1
            self._room.set()
        return frame
