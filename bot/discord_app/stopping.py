"""Leaving in good order: nothing new is begun, what is being answered is finished, the end is in sight."""

import asyncio
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

FINISH = 6.0
"""Seconds for what is being answered when the bot is told to stop."""

LAST = 9.0
"""Seconds after which the process ends whatever still hangs: who stops it need not kill it."""

GOODBYE = 1.0
"""Seconds for Discord to agree that the line is closed."""

ANSWERING = ("discord.py: on_", "CommandTree-invoker", "discord-ui-")
"""How the names of the library's tasks begin that handle what members do."""


class Stopping:
    """What SIGINT and SIGTERM do: the first lets the bot finish, a second lets it close at once.

    Before there is a loop to be told, the process ends by itself.
    """

    def __init__(self) -> None:
        self._hurry = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[Any] | None = None
        self._times = 0

    def heed(self) -> None:
        """From now on the signals are ours."""
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._told)

    def runs_in(self, main: "asyncio.Task[Any]") -> None:
        """The task that is cancelled to stop the bot, in the running loop."""
        self._loop, self._main = asyncio.get_running_loop(), main

    async def finish(self, bot: "CareerBot") -> None:
        """Close the line, so that nothing new comes, and wait for what is being answered."""
        begun = answering()
        if begun:
            log.info("finishing what is being answered: %d", len(begun))
        closing = asyncio.create_task(_hang_up(bot))
        hurry = asyncio.create_task(self._hurry.wait())
        try:
            async with asyncio.timeout(FINISH):
                await asyncio.wait({closing, hurry}, return_when=asyncio.FIRST_COMPLETED)
                while (left := answering()) and not hurry.done():  # also what came while the line closed
                    await asyncio.wait({hurry, *left}, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            pass
        finally:
            hurry.cancel()
            closing.cancel()
        if left := answering():
            log.warning("left unfinished, as time was up: %d", len(left))

    def _told(self, *_: object) -> None:
        self._times += 1
        if self._loop is None or self._main is None:
            sys.exit(0)
        if self._times == 1:
            last = threading.Timer(LAST, _end)
            last.daemon = True
            last.start()
            self._loop.call_soon_threadsafe(self._main.cancel)
        else:
            self._loop.call_soon_threadsafe(self._hurry.set)


def answering() -> set["asyncio.Task[Any]"]:
    """The tasks that handle what members did, the running one left out."""
    return {
        task
        for task in asyncio.all_tasks()
        if task.get_name().startswith(ANSWERING) and task is not asyncio.current_task()
    }


async def _hang_up(bot: "CareerBot") -> None:
    """Close the shards' lines; whatever fails about it, nothing new comes."""
    closing = [shard.disconnect() for shard in bot.shards.values()]
    try:
        async with asyncio.timeout(GOODBYE):
            await asyncio.gather(*closing, return_exceptions=True)
    except TimeoutError:
        log.info("Discord did not agree in time that the line is closed")


def _end() -> None:
    log.error("something still hung %g s after the signal to stop; the process ends without it", LAST)
    logging.shutdown()
    os._exit(0)
