"""What stands in a message of ours by its last change: a chart that comes late takes nothing newer away."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

from bot.discord_app.latest import Latest

Edit = Callable[..., Coroutine[Any, Any, Any]]
"""Edits a message: takes `view` and `attachments`."""

_CHANGES: Latest[int, int] = Latest(10_000)
"""The ids of messages, each with the number of its last change."""

_TURNS: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""By message, held by who changes it: of two requests on their way, Discord may take either first."""


@asynccontextmanager
async def changing(message: int, change: int) -> AsyncIterator[None]:
    """While something else is put into a message. A chart that is not on its way yet is left away.

    `change` is a number of its own, such as the id of the interaction that asks for it.
    """
    _CHANGES[message] = change
    async with _turn(message):
        yield


def overtaken(message: int, change: int) -> bool:
    """Whether what was asked for later has been put into a message, or is on its way.

    `change` is the id of an interaction: those that come later are greater.
    """
    return _CHANGES.get(message, 0) > change


def while_shown(edit: Edit, message: int | None, change: int | None = None) -> Edit:
    """Edits a message for as long as it shows what `change` put there; None is what it was sent with.

    A chart comes later than its answer; meanwhile another country, level or page may have been chosen.
    """

    async def guarded(**changes: Any) -> None:
        if message is None:
            await edit(**changes)
            return
        async with _turn(message):
            if _CHANGES.get(message) == change:
                await edit(**changes)

    return guarded


def _turn(message: int) -> asyncio.Lock:
    return _TURNS.setdefault(message, asyncio.Lock())
