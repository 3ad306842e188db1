"""Which press put what stands in a message of ours: a chart that comes late takes nothing newer away."""

from collections.abc import Callable, Coroutine
from typing import Any

from bot.discord_app.latest import Latest

Edit = Callable[..., Coroutine[Any, Any, Any]]
"""Edits a message: takes `view` and `attachments`."""

_PRESSES: Latest[int, int] = Latest(10_000)
"""The ids of messages, each with that of the interaction which changed it last."""


def changed(message: int, press: int) -> None:
    """Note that a press puts something else into a message."""
    _PRESSES[message] = press


def last_press(message: int) -> int | None:
    """The press that changed a message last; None while it is as it was sent."""
    return _PRESSES.get(message)


def while_shown(edit: Edit, message: int | None, press: int | None = None) -> Edit:
    """Edits a message for as long as it shows what `press` put there; None is what it was sent with.

    A chart comes later than its answer; meanwhile another country, level or page may have been chosen.
    """

    async def guarded(**changes: Any) -> None:
        if message is None or last_press(message) == press:
            await edit(**changes)

    return guarded
