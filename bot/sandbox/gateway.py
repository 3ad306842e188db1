"""The gateway: the websockets of all shards, and their sessions."""

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.connection import Connection
from bot.sandbox.sessions import Sessions

if TYPE_CHECKING:
    from bot.sandbox.world import World

_SHUTDOWN = 1001


class Gateway:
    """Serves the websocket of every shard."""

    def __init__(self, world: "World", token: str, *, heartbeat_seconds: float, compress: bool) -> None:
        self.world = world
        self.token = token
        self.heartbeat_seconds = heartbeat_seconds
        self.compress = compress
        self.sessions = Sessions(world)
        self.connections: set[Connection] = set()
        world.listeners.append(self.sessions.on_event)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One websocket, from its upgrade to its end."""
        connection = Connection(self, request)
        self.connections.add(connection)
        try:
            return await connection.serve()
        finally:
            self.connections.discard(connection)
            self.world.changed()

    async def close(self, code: int = _SHUTDOWN) -> None:
        """Close every websocket with a code and wait until they are gone."""
        await asyncio.gather(*(connection.close(code) for connection in list(self.connections)))
