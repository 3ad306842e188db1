"""One at a time through what takes some milliseconds: what else is ready gets its turn in between."""

import asyncio


class Turnstile:
    """`async with` it around a piece of work without pauses. Each has a round of the event loop for itself,
    in the order of coming, so that a thousand at once hold up no timer, heartbeat or acknowledgement.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self.waiting = 0

    async def __aenter__(self) -> None:
        self.waiting += 1
        try:
            await self._lock.acquire()
        finally:
            self.waiting -= 1

    async def __aexit__(self, *_: object) -> None:
        try:
            await asyncio.sleep(0)
        finally:
            self._lock.release()
