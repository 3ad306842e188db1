"""Shards that come back by themselves: soon, to the session they had, and with two lines in the log."""

import asyncio
import logging
import math
import random
import time
from collections.abc import Callable

import yarl
from discord import AutoShardedClient, ConnectionClosed, shard
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

log = logging.getLogger(__name__)

LONGEST = 15.0
"""Seconds between two tries at most: after an outage the bot is back in well under a minute."""

PATIENCE = 30.0
"""Seconds in which a first connection has to stand; discord.py waits for three minutes."""

SETTLED = 1.0
"""Seconds after which a connection counts as a good one; the try after a shorter one waits."""


class SteadyShard(shard.Shard):
    """A shard whose tries to come back wait at most `LONGEST`, and keep no other shard waiting.

    It asks for its session for as long as it has one, so what was said meanwhile arrives where Discord still
    knows it. discord.py itself begins a new session after the first failed try, waits up to 17 minutes, logs
    a traceback for each, and ends the client where the line is cut before Discord's greeting.
    """

    def __init__(
        self, ws: DiscordWebSocket, client: AutoShardedClient, queue_put: Callable[[shard.EventItem], None]
    ):
        super().__init__(ws, client, queue_put)
        self._failed = 0
        self._lost = self._tried = -math.inf
        self._resumed_at = ws.gateway
        self._waited: ReconnectWebSocket | None = None

    def launch(self) -> None:
        """Listen to a connection that has been opened."""
        super().launch()
        asyncio.get_running_loop().call_later(SETTLED, self._settle, self.ws)

    def _settle(self, ws: DiscordWebSocket) -> None:
        if self.ws is not ws or not ws.open:
            return
        if self._failed > 1:
            away = time.monotonic() - self._lost
            log.warning("shard %s is connected to Discord again, after %.0f s", self.id, away)
        self._failed = 0

    async def _handle_disconnect(self, e: Exception) -> None:
        if isinstance(e, ConnectionClosed) and e.code != 1000:
            await super()._handle_disconnect(e)  # it is set up wrongly, and ends
            return
        self._dispatch("disconnect")
        self._dispatch("shard_disconnect", self.id)
        self._later(e)

    async def reidentify(self, exc: ReconnectWebSocket) -> None:
        """Open a connection anew: at once, unless the one before was no good.

        A new session is not waited for here: discord.py lets five seconds pass before it identifies.
        """
        if exc.resume and exc is not self._waited and time.monotonic() - self._tried < SETTLED:
            self._later(exc)
            return
        await super().reidentify(exc)
        self._tried = time.monotonic()

    def _later(self, error: Exception) -> None:
        self._cancel_task()
        if not self._client.is_closed():
            self._task = asyncio.get_running_loop().create_task(self._again(error))

    async def _again(self, error: Exception) -> None:
        self._failed += 1
        if self._failed == 1:
            self._lost, self._resumed_at = time.monotonic(), self.ws.gateway
        elif self._failed == 2:  # one glitch is nothing to tell of
            log.warning("shard %s cannot reach Discord (%r); it goes on trying", self.id, error)
        await asyncio.sleep(random.uniform(0.5, 1) * min(LONGEST, 2.0 ** (self._failed - 1)))  # noqa: S311
        # Where sessions are resumed may be away for longer than the gateway's main address.
        self.ws.gateway = DiscordWebSocket.DEFAULT_GATEWAY if self._failed % 2 == 0 else self._resumed_at
        resume = self.ws.session_id is not None
        self._waited = ReconnectWebSocket(self.id, resume=resume)
        kind = shard.EventType.resume if resume else shard.EventType.identify
        self._queue_put(shard.EventItem(kind, self, self._waited))


async def first_connection(
    client: AutoShardedClient, gateway: yarl.URL, shard_id: int, *, initial: bool
) -> DiscordWebSocket:
    """The first connection of a shard, tried for as long as it takes, with two lines in the log.

    discord.py itself logs a traceback every five seconds and goes one call deeper with each try, which ends
    the client after some eighty minutes.
    """
    begun, tries = time.monotonic(), 0
    while True:
        coming = DiscordWebSocket.from_client(client, initial=initial, gateway=gateway, shard_id=shard_id)
        try:
            made = await asyncio.wait_for(coming, timeout=PATIENCE)
        except Exception as error:  # noqa: BLE001 - whatever Discord is like, it may be better later
            tries, initial = tries + 1, False
            if tries == 1:
                log.warning("shard %s cannot reach Discord yet (%r); it goes on trying", shard_id, error)
            await asyncio.sleep(random.uniform(0.5, 1) * min(LONGEST, 2.0**tries))  # noqa: S311
        else:
            if tries:
                log.warning("shard %s is connected, after %.0f s", shard_id, time.monotonic() - begun)
            return made
