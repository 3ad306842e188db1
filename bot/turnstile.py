"""One at a time through what takes some milliseconds: what else is ready gets its turn in between."""

import asyncio
from collections import deque


class Turnstile:
    """Await a `turn` before a piece of work without pauses. Each has a round of the event loop for itself, in
    the order of coming, so that a thousand at once hold up no timer, heartbeat or acknowledgement.
    """

    def __init__(self) -> None:
        self._queue: deque[asyncio.Future[None]] = deque()
        self._passing = False  # somebody has this round

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._queue)

    async def turn(self) -> None:
        """Wait for a round that nobody else has."""
        loop = asyncio.get_running_loop()
        if self._passing:
            turn = loop.create_future()
            self._queue.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.cancelled():
                    self._queue.remove(turn)
                else:  # it was given the turn, and hands it on
                    self._next()
                raise
        self._passing = True
        loop.call_soon(self._next)

    def _next(self) -> None:
        """The next one's turn, in the next round; free where nobody waits."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._passing = False
