"""The sandbox: a Discord on this machine, for the real client to connect to."""

import asyncio
import base64
import ipaddress
import secrets
import socket
import time
from collections.abc import Collection
from typing import Protocol, Self, TypeVar

import yarl
from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.sandbox import limits
from bot.sandbox.connection import Op
from bot.sandbox.driver import Driver
from bot.sandbox.errors import SandboxError
from bot.sandbox.events import PRIVILEGED
from bot.sandbox.gateway import BeforeEvent, Gateway
from bot.sandbox.rest import PREFIX, BeforeAnswer, BeforeRequest, Rest
from bot.sandbox.world import World

T = TypeVar("T")


class Served(Protocol):
    """What is served beside gateway and REST, such as the page."""

    @property
    def guard(self) -> Middleware:
        """Asked before every request to any route."""

    def routes(self) -> list[web.RouteDef]:
        """What it answers."""

    async def close(self) -> None:
        """Let go of whoever is connected."""


class Sandbox(Driver):
    """Gateway and REST API v10 on one local port, and the members who talk to the bot there.

    A guild with one text channel and one member is there from the start: `guild`, `channel`, `member`.

    `privileged` names what the application may ask for: "message_content", "members", "presences".
    `real_rate_limits` allows 5 messages per 5 seconds a channel and answers 429 beyond. `compress` allows
    zlib-stream. `ack_seconds` and `token_seconds` are how long an interaction waits and its token lives.
    A `world` that was made before takes the place of a new one, and of these two.
    """

    def __init__(
        self,
        *,
        world: World | None = None,
        token: str | None = None,
        shards: int = 1,
        privileged: Collection[str] = (),
        real_rate_limits: bool = False,
        compress: bool = True,
        ack_seconds: float = limits.ACKNOWLEDGE_SECONDS,
        token_seconds: float = limits.INTERACTION_TOKEN_SECONDS,
        heartbeat_seconds: float = limits.HEARTBEAT_SECONDS,
    ) -> None:
        new = World(ack_seconds=ack_seconds, token_seconds=token_seconds, shards=shards)
        super().__init__(new if world is None else world)
        self.world.privileged = sum(PRIVILEGED[name] for name in set(privileged))
        key = base64.b64encode(str(self.world.bot.id).encode()).decode().rstrip("=")
        self.token = token or f"{key}.sandbox.{secrets.token_urlsafe(27)}"
        self._gateway = Gateway(
            self.world, self.token, heartbeat_seconds=heartbeat_seconds, compress=compress
        )
        self._rest = Rest(self.world, self.token, real_rate_limits=real_rate_limits)
        self._runner: web.AppRunner | None = None
        self._page: Served | None = None

    # --- starting and stopping

    async def start(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        listening: socket.socket | None = None,
        page: Served | None = None,
    ) -> None:
        """Serve on a port, a free one unless told, or on a socket that listens already; with the page if
        there is one. OSError when the port is taken."""
        app = web.Application(
            client_max_size=12 * limits.ATTACHMENT_BYTES, middlewares=[page.guard] if page else []
        )
        app.add_routes([web.get("/gw", self._gateway.handle), *self._rest.routes()])
        app.add_routes(page.routes() if page else [])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        site = web.SockSite(runner, listening) if listening else web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner, self._page = runner, page
        self.world.base_url = address(*runner.addresses[0][:2])

    async def stop(self) -> None:
        """Close every connection and the port. What was said stays readable."""
        runner, self._runner = self._runner, None
        if runner is not None:
            for site in list(runner.sites):  # first no new connections: a bot tries again at once
                await site.stop()
            await asyncio.sleep(0)  # one that was just accepted is known to the runner only after this
            await self._gateway.close()
            if self._page is not None:
                await self._page.close()
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def base_url(self) -> str:
        """Scheme, host and port, once started. SandboxError before."""
        if not self.world.base_url:
            raise SandboxError("the sandbox has not been started")
        return self.world.base_url

    @property
    def api_base(self) -> str:
        """What `discord.http.Route.BASE` is to be."""
        return self.base_url + PREFIX

    @property
    def gateway(self) -> str:
        """What `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY` is to be, as a yarl.URL."""
        return self.base_url.replace("http", "ws", 1) + "/gw"

    @property
    def bot_connected(self) -> bool:
        """Whether any shard of the bot is connected and identified."""
        return any(session.outbox is not None for session in self._gateway.sessions.by_id.values())

    async def wait_for_bot(self, shards: int = 1, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait until that many shards are connected and identified. NoAnswerError after `timeout`."""
        sessions = self._gateway.sessions.by_id

        def connected() -> bool:
            return sum(session.outbox is not None for session in sessions.values()) >= shards

        await self.until(connected, timeout, "the bot to connect")

    # --- trouble on purpose

    @property
    def before_request(self) -> BeforeRequest | None:
        """Asked with every REST request before it is served; what it returns is the answer, unless None."""
        return self._rest.before_request

    @before_request.setter
    def before_request(self, hook: BeforeRequest | None) -> None:
        self._rest.before_request = hook

    @property
    def before_answer(self) -> BeforeAnswer | None:
        """Asked with every REST request once it is served; may return another answer, or cut the line."""
        return self._rest.before_answer

    @before_answer.setter
    def before_answer(self, hook: BeforeAnswer | None) -> None:
        self._rest.before_answer = hook

    @property
    def before_event(self) -> BeforeEvent | None:
        """Asked with every payload for a websocket; it returns what is sent in its place."""
        return self._gateway.before_event

    @before_event.setter
    def before_event(self, hook: BeforeEvent | None) -> None:
        self._gateway.before_event = hook

    async def stop_listening(self) -> None:
        """Refuse connections and cut those there are, until `listen`. Sessions are kept."""
        if self._runner is None or self._runner.server is None:
            raise SandboxError("the sandbox has not been started")
        for site in list(self._runner.sites):
            await site.stop()
        for connection in list(self._runner.server.connections):
            if connection.transport is not None:
                connection.transport.abort()

    async def listen(self) -> None:
        """Serve again on the same port, after `stop_listening`; nothing where the sandbox was stopped."""
        if self._runner is not None and not self._runner.sites:
            place = yarl.URL(self.base_url)
            await web.TCPSite(self._runner, place.host, place.port).start()

    def mute(self, seconds: float) -> None:
        """Send nothing over the websockets for a while, not even an acknowledgement of a heartbeat."""
        self._gateway.silent_until = time.monotonic() + seconds

    def forget_sessions(self) -> None:
        """Let no session be resumed."""
        self._gateway.sessions.by_id.clear()

    def drop_connections(self) -> None:
        """Cut every websocket; the bot can resume and then gets what it missed."""
        for connection in list(self._gateway.connections):
            connection.drop()

    def ask_reconnect(self) -> None:
        """Ask every shard to reconnect (opcode 7)."""
        for connection in list(self._gateway.connections):
            connection.send(Op.RECONNECT)

    def invalidate_sessions(self, *, resumable: bool = False) -> None:
        """Tell every shard that its session is invalid (opcode 9)."""
        if not resumable:
            self.forget_sessions()
        for connection in list(self._gateway.connections):
            connection.send(Op.INVALID_SESSION, resumable)

    async def close_connections(self, code: int) -> None:
        """Close every websocket with a code, such as 4000 or 1001."""
        await self._gateway.close(code)


def address(host: str, port: int) -> str:
    """The address of what listens on a numeric host and a port, for a client on this machine."""
    ip = ipaddress.ip_address(host)
    if ip.is_unspecified:
        host = "127.0.0.1" if ip.version == 4 else "::1"
    return f"http://[{host}]:{port}" if ip.version == 6 else f"http://{host}:{port}"
