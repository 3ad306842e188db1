"""Which press put what stands in a message of ours: a chart that comes late takes nothing newer away."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

from bot.discord_app.latest import Latest

Edit = Callable[..., Coroutine[Any, Any, Any]]
"""Edits a message: takes `view` and `attachments`."""

_PRESSES: Latest[int, int] = Latest(10_000)
"""The ids of messages, each with that of the interaction which changed it last."""


_TURNS: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""By message, held by who changes it: of two requests on their way, Discord may take either first."""


@asynccontextmanager
async def changing(message: int, press: int) -> AsyncIterator[None]:
    """While a press puts something else into a message. A chart that is not on its way yet is left away."""
    _PRESSES[message] = press
    async with _turn(message):
        yield


def last_press(message: int) -> int | None:
    """The press that changed a message last; None while it is as it was sent."""
    return _PRESSES.get(message)


def while_shown(edit: Edit, message: int | None, press: int | None = None) -> Edit:
    """Edits a message for as long as it shows what `press` put there; None is what it was sent with.

    A chart comes later than its answer; meanwhile another country, level or page may have been chosen.
    """

    async def guarded(**changes: Any) -> None:
        if message is None:
            await edit(**changes)
            return
        async with _turn(message):
            if last_press(message) == press:
                await edit(**changes)

    return guarded


def _turn(message: int) -> asyncio.Lock:
    return _TURNS.setdefault(message, asyncio.Lock())
