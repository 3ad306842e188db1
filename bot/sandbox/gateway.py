"""The gateway: the websockets of all shards, and their sessions."""

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.connection import Connection
from bot.sandbox.sessions import Sessions

if TYPE_CHECKING:
    from bot.sandbox.world import World

_SHUTDOWN = 1001
BeforeEvent = Callable[[Connection, str], Iterable[str]]


class Gateway:
    """Serves the websocket of every shard."""

    def __init__(self, world: "World", token: str, *, heartbeat_seconds: float, compress: bool) -> None:
        self.world = world
        self.token = token
        self.heartbeat_seconds = heartbeat_seconds
        self.compress = compress
        self.sessions = Sessions(world)
        self.connections: set[Connection] = set()
        self.before_event: BeforeEvent | None = None  # asked with every payload; what to send in its place
        self.silent_until = 0.0  # by time.monotonic(): until then nothing is sent
        world.listeners.append(self.sessions.on_event)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One websocket, from its upgrade to its end."""
        connection = Connection(self, request)
        self.connections.add(connection)
        try:
            return await connection.serve()
        finally:
            self.connections.discard(connection)
            self.world.emit("PRESENCE_UPDATE", {}, to_bot=False)

    async def close(self, code: int = _SHUTDOWN) -> None:
        """Close every websocket with a code and wait until they are gone."""
        await asyncio.gather(*(connection.close(code) for connection in list(self.connections)))
