"""The page of a sandbox: its routes, and whoever has it open."""

import asyncio
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.errors import Json
from bot.sandbox.faults import Faults
from bot.sandbox.page import serving, views
from bot.sandbox.page.feed import Feed
from bot.sandbox.page.reading import Reading
from bot.sandbox.page.socket import Socket
from bot.sandbox.page.uploads import Uploads

if TYPE_CHECKING:
    from bot.sandbox.hosting.state import BotState
    from bot.sandbox.sandbox import Sandbox
    from bot.sandbox.users import User


class Page:
    """What `Sandbox.start(page=...)` serves to browsers, each looking through one user's eyes.

    `bot_state` says where the bot's process is; without one, whether the bot is connected. With a `token`
    nobody gets in who does not show it; `allowed_hosts` are names besides loopback that a browser may use.
    """

    def __init__(
        self,
        sandbox: "Sandbox",
        *,
        bot_state: "BotState | None" = None,
        token: str | None = None,
        allowed_hosts: Collection[str] = (),
    ) -> None:
        self.sandbox = sandbox
        self.world = sandbox.world
        self.bot_state = bot_state
        self.guard = serving.make_guard(token, allowed_hosts)
        self.uploads = Uploads()
        self.reading = Reading(self.world)
        self.sockets: set[Socket] = set()
        self.feed = Feed(self)
        self.world.listeners.append(self.feed.on_event)
        if bot_state is not None:
            bot_state.listeners.append(self.feed.tell_bot)

    @cached_property
    def faults(self) -> Faults:
        """The trouble that people make from the page."""
        return Faults(self.sandbox)

    def routes(self) -> list[web.RouteDef]:
        """The page, its files, uploads and the websocket."""
        return [
            web.get("/", serving.index),
            web.get("/static/{path:.+}", serving.static),
            web.post("/page/upload", self.uploads.handle),
            web.get("/page/ws", self._connect),
        ]

    async def close(self) -> None:
        """Say goodbye to every page."""
        await asyncio.gather(*(socket.close() for socket in list(self.sockets)))

    def bot_view(self) -> Json:
        """Where the bot is, with a sentence."""
        state = self.bot_state
        if state is not None:
            return {"state": state.state, "text": state.text}
        if self.sandbox.bot_connected:
            return {"state": "online", "text": "The bot is online."}
        return {"state": "away", "text": "The bot is not connected."}

    def hello(self, user: "User") -> Json:
        """All that a page shows besides messages."""
        bot = {"id": str(self.world.bot.id)} | self.bot_view()
        return {"t": "hello", **views.world_view(self.world, user, self.reading), "bot": bot}

    def find_user(self, key: int | None) -> "User | None":
        """The user with an id if the page may look through their eyes, else the first one it may."""
        people = [user for user in self.world.users.values() if views.switchable(user)]
        return next((user for user in people if user.id == key), next(iter(people), None))

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        self.reading.begin()
        socket = Socket(self)
        self.sockets.add(socket)
        try:
            return await socket.serve(request)
        finally:
            self.sockets.discard(socket)
